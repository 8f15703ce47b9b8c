using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class ForestFigureTests
{
    private static readonly ForestCell.Reference Reference = new();
    private static readonly ForestCell.Absent Absent = new();

    /// <summary>Table 4 of the thesis (Glemarec 2021), univariable analysis, as printed.</summary>
    private static ImmutableArray<ForestRow> ThesisRows =>
    [
        ForestRow.Heading("Focal therapy"),
        Row("No", Reference, Reference),
        Row("Time-dependent covariate", Effect(0.31, 0.13, 0.78, 0.01), Effect(0.39, 0.22, 0.72, 0.002)),
        Row("Landmark 3 months", Effect(0.39, 0.12, 1.30, 0.1), Effect(0.57, 0.28, 1.15, 0.1)),
        Row("Landmark 6 months", Effect(0.31, 0.09, 1.05, 0.05), Effect(0.50, 0.25, 0.97, 0.03)),
        ForestRow.Heading("OMS"),
        Row("0", Reference, Reference),
        Row("≥ 1", Effect(2.69, 1.32, 5.48, 0.005), Effect(1.70, 1.03, 2.82, 0.03)),
        ForestRow.Heading("Bone metastases only"),
        Row("No", Reference, Reference),
        Row("Yes", Effect(0.36, 0.17, 0.79, 0.01), Effect(0.49, 0.29, 0.81, 0.005)),
        ForestRow.Heading("Liver metastases"),
        Row("No", Absent, Reference),
        Row("Yes", Absent, Effect(2.13, 1.05, 4.31, 0.035)),
        ForestRow.Heading("Chemotherapy only"),
        Row("No", Reference, Reference),
        Row("Yes", Effect(11.53, 5.54, 24.00, 0.0001), Effect(5.16, 2.88, 9.25, 0.00001)),
        new ForestRow("Subtype", 0, [new ForestCell.Overall(0.00001), new ForestCell.Overall(0.00001)]),
        Row("Triple negative", Reference, Reference),
        Row("HR+/HER2−", Effect(0.09, 0.04, 0.20), Effect(0.30, 0.16, 0.55)),
        Row("HER2+", Effect(0.12, 0.04, 0.38), Effect(0.14, 0.05, 0.36)),
    ];

    [Test]
    public void Create_ThesisTable4_MatchesApproved()
    {
        var figure = ForestFigure.Create(ThesisRows, new ForestFigureOptions
        {
            Title = "Univariable analysis of overall and progression-free survival",
            Endpoints = ["Overall survival", "Progression-free survival"],
            FavoursBelow = "Lower risk",
            FavoursAbove = "Higher risk",
        });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "forest-two-endpoints");
    }

    // 0.04 to 24 of Table 4 fit on an axis from a fiftieth to fifty; 0.001 to 200 do not.
    [TestCase(0.04, 24.0, 0.02, 50)]
    [TestCase(0.4, 3.0, 0.2, 5)]
    [TestCase(0.001, 200.0, 0.02, 50)]
    public void Range_OfIntervals_ExtendsWithinAFiftiethAndFifty(double lower, double upper, double from, double to)
    {
        var (low, high) = ForestAxis.Range([new ForestCell.Effect(1, lower, upper)], null, null);
        Assert.That(low, Is.EqualTo(from).Within(1e-9));
        Assert.That(high, Is.EqualTo(to).Within(1e-9));
    }

    [Test]
    public void Create_WithNotes_PrintsThemBelowAndInTheDescription()
    {
        var figure = ForestFigure.Create([new ForestRow("Yes", 0, [Effect(0.31, 0.09, 1.05, 0.046)])], new ForestFigureOptions { Notes = ["p: log-rank test, wider than this narrow figure is, so that it wraps."] });
        FigureLayout.AssertClean(figure);
        Assert.That(figure.Description, Does.EndWith("so that it wraps."));
        Assert.That(MarkBounds.All(figure).Last().Mark, Is.InstanceOf<Mark.Text>());
    }

    [Test]
    public void Create_OneEndpointInFrench_MatchesApproved()
    {
        var rows = ThesisRows.Select(r => r with { Cells = r.Cells.IsEmpty ? [] : [r.Cells[1]] }).ToList();
        var figure = ForestFigure.Create(rows, new ForestFigureOptions
        {
            Language = Language.French,
            Title = "Analyse univariée de la survie sans progression",
            From = 0.2,
            To = 5,
            IsSynthetic = true,
        });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "forest-one-endpoint-french");
    }

    [Test]
    public void Create_LongLabelsAndEndpoints_NothingOverlaps([Values(5, 8, 14)] double fontSize)
    {
        const string Long = "Traitement systémique associé à une radiothérapie stéréotaxique de toutes les métastases osseuses et hépatiques";
        var rows = ThesisRows.Select(r => r with { Label = $"{Long} {r.Label}" }).ToList();
        FigureLayout.AssertClean(ForestFigure.Create(rows, new ForestFigureOptions
        {
            Endpoints = [Long, "OS"],
            Title = Long,
            VariableLabel = "Characteristic at the diagnosis of oligometastatic disease",
            FavoursBelow = "Favours metastasis-directed therapy",
            FavoursAbove = "Favours systemic treatment alone",
            FontSize = fontSize,
            IsSynthetic = true,
        }));
    }

    [Test]
    public void Create_SeparationAndUndefined_DrawsArrowsInsideTheAxis()
    {
        ForestRow[] rows =
        [
            new("Never", 0, [Effect(0, 0, double.PositiveInfinity, 0.99)]),
            new("Always", 0, [Effect(double.PositiveInfinity, 0.3, double.PositiveInfinity, 0.99)]),
            new("Not estimable", 0, [Effect(double.NaN, double.NaN, double.NaN)]),
            new("Huge", 0, [Effect(1e7, 1e5, 1e9, 1e-12)]),
            new("Tiny", 0, [Effect(1e-7, 1e-9, 1e-5, 1e-12)]),
            new("No interval", 0, [Effect(1.4, double.NaN, double.NaN)]),
        ];
        FigureLayout.AssertClean(ForestFigure.Create(rows));
    }

    [Test]
    public void Create_OneReferenceRow_NothingOverlaps() =>
        FigureLayout.AssertClean(ForestFigure.Create([new ForestRow("Only", 0, [Reference])], new ForestFigureOptions { PlotWidth = 40 }));

    [Test]
    public void Create_CellsAndEndpointsDiffer_ThrowsWithTheRow() => Assert.That(
        () => ForestFigure.Create(ThesisRows, new ForestFigureOptions { Endpoints = ["OS"] }),
        Throws.ArgumentException.With.Message.Contains("Row 1 ('No') has 2 cells for 1 endpoints"));

    [Test]
    public void Create_IntervalBesideItsEstimate_Throws() => Assert.That(
        () => ForestFigure.Create([new ForestRow("x", 0, [Effect(0.5, 0.6, 0.9)])]), Throws.ArgumentException.With.Message.Contains("0.6 to 0.9"));

    [Test]
    public void Create_NegativeRatio_Throws() => Assert.That(
        () => ForestFigure.Create([new ForestRow("x", 0, [Effect(-0.5, -0.6, 0.9)])]), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(1.5, null)]
    [TestCase(null, 0.8)]
    [TestCase(0.0, null)]
    public void Create_AxisWithoutOne_Throws(double? from, double? to) => Assert.That(
        () => ForestFigure.Create(ThesisRows, new ForestFigureOptions { Endpoints = ["OS", "PFS"], From = from, To = to }),
        Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Create_OneRow_DescribesIt()
    {
        var figure = ForestFigure.Create(
            [ForestRow.Heading("OMS"), new ForestRow("≥ 1", 1, [Effect(1.7, 1.03, 2.82, 0.03)])],
            new ForestFigureOptions { Language = Language.French });
        Assert.That(figure.Description, Is.EqualTo("OMS, ≥ 1\u00A0: 1,70 [1,03; 2,82], p 0,030."));
    }

    private static ForestRow Row(string label, ForestCell overall, ForestCell progressionFree) => new(label, 1, [overall, progressionFree]);

    private static ForestCell.Effect Effect(double estimate, double lower, double upper, double? p = null) => new(estimate, lower, upper, p);
}
