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
        [
            new("Systemic treatment alone", 62) { Excluded = [new("Progression, death or censoring before 6 months", 12)] },
            new("Landmark 6 months", 50),
        ],
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

    [Test]
    public void Create_LongTextsAndFourArms_NothingOverlaps([Values(70, 150, 300)] double boxWidth)
    {
        const string Long = "Traitement systémique associé à une radiothérapie stéréotaxique de toutes les métastases osseuses et hépatiques";
        FlowBox[][] arms =
        [
            [new(Long, 100_000) { Excluded = [new(Long, 1), new(Long, 99_999)] }],
            [new("b", 1), new("b2", 1), new("b3", 1)],
            [new("c", 0)],
            [new("Anticonstitutionnellement", 5) { Excluded = [new("x", 5)] }, new(Long, 0)],
        ];
        FlowBox[] trunk = [new(Long, 100_007) { Excluded = [new(Long, 1)] }];
        FigureLayout.AssertClean(FlowFigure.Create(trunk, arms, new FlowFigureOptions { Title = Long, BoxWidth = boxWidth, IsSynthetic = true }));
    }

    [Test]
    public void Create_CountsDoNotAddUp_ThrowsWithBothCounts() => Assert.That(
        () => FlowFigure.Create([new FlowBox("Screened", 160) { Excluded = [new("Other", 50)] }, new FlowBox("Included", 102)]),
        Throws.ArgumentException.With.Message.Contains("102").And.Message.Contains("110"));

    [Test]
    public void Create_ArmsLosePatients_Throws() => Assert.That(
        () => FlowFigure.Create([new FlowBox("Included", 102)], [[new FlowBox("A", 62)], [new FlowBox("B", 39)]]),
        Throws.ArgumentException.With.Message.Contains("101"));

    [Test]
    public void Create_OneArm_Throws() => Assert.That(
        () => FlowFigure.Create([new FlowBox("Included", 1)], [[new FlowBox("A", 1)]]), Throws.TypeOf<RequestException>());

    [Test]
    public void Create_NegativeCount_Throws() => Assert.That(
        () => FlowFigure.Create([new FlowBox("Included", -1)]), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Create_TwoBoxes_DescribesThem() => Assert.That(
        FlowFigure.Create([new FlowBox("Screened", 160) { Excluded = [new("Other", 58)] }, new FlowBox("Included", 102)]).Description,
        Is.EqualTo("Screened (n\u00A0=\u00A0160). Excluded: Other (n\u00A0=\u00A058). Included (n\u00A0=\u00A0102)."));
}
