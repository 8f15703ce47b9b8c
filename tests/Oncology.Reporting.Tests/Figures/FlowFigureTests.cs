using Oncology.Survival;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class FlowFigureTests
{
    /// <summary>Counts of the thesis: 160 screened, 102 included, 62 and 40 by arm; the reasons of the 58 are made up.</summary>
    private static readonly FlowBox[] Trunk =
    [
        new("Patients screened between January 2014 and December 2018", 160)
        {
            Excluded =
            [
                new("More than five metastases", 31), new("Brain metastases", 12), new("Primary tumour not controlled", 9),
                new("Lost to follow-up before the first treatment, or treated in another hospital", 6),
            ],
        },
        new("Oligometastatic breast cancer, included in the analysis", 102),
    ];

    private static readonly FlowBox[][] Arms =
    [
        [new("Systemic treatment alone", 62) { Excluded = [new("Progression, death or censoring before 6 months", 12)] }, new("Landmark 6 months", 50)],
        [new("Systemic treatment and metastasis-directed therapy", 40), new("Landmark 6 months", 40)],
    ];

    [Test]
    public void Create_TwoArms_MatchesApproved()
    {
        var figure = FlowFigure.Create(Trunk, Arms, new FlowFigureOptions { Title = "Study profile", IsSynthetic = true });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "flow-two-arms");
    }

    [Test]
    public void Create_NoArmInFrench_MatchesApproved()
    {
        FlowBox[] trunk =
        [
            new("Patientes évaluées", 160) { Excluded = [new("Métastases cérébrales", 12)] },
            new("Éligibles", 148) { Excluded = [new("Plus de cinq métastases", 46)] },
            new("Incluses", 102),
        ];
        var figure = FlowFigure.Create(trunk, new FlowFigureOptions { Language = Language.French });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "flow-french");
    }
}
