namespace Oncology.Survival.Tests;

public sealed class ModelFrameTests
{
    private static readonly DataTable Table = DataTable.Empty
        .WithNumbers("time", [5, 8, 3, 9, 4, 6])
        .WithText("event", ["yes", "no", "oui", "1", "0", "TRUE"])
        .WithNumbers("age", [50, 60, double.NaN, 45, 70, 52])
        .WithText("stage", ["II", "I", "III", "I", "III", "II"])
        .WithText("size", ["<=20", ">20", ">20", "<=20", ">20", "<=20"])
        .WithText("sex", ["F", "M", "F", "M", "F", null])
        .WithSource("cohort.csv", [2, 3, 4, 5, 6, 7]);

    [Test]
    public void From_MissingCells_DropsRowsWithTheColumn()
    {
        ModelFrame frame = Frame("age + sex");
        Assert.That(frame.Rows, Is.EqualTo(new[] { 0, 1, 3, 4 }));
        Assert.That(frame.Dropped, Is.EqualTo(new[] { new DroppedRow(2, DropReason.Missing, "age"), new DroppedRow(5, DropReason.Missing, "sex") }));
        Assert.That(frame.MissingCount, Is.EqualTo(2));
        Assert.That(frame.Data.Cause, Is.EqualTo(new[] { 1, 0, 1, 0 }));
        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new double[] { 50, 60, 45, 70 }));
        Assert.That(frame.Design.Names[1], Is.EqualTo(frame.Design.Names[1] with { Term = "sex", Level = "M" }));
    }

    [Test]
    public void From_Factor_TakesTheReferenceAndSortsTheOthers()
    {
        ModelFrame frame = Frame("factor(stage, ref=II) + factor(size, ref=\">20\")");
        Assert.That(frame.Design.Names.Select(n => n.Level), Is.EqualTo(new[] { "I", "III", "<=20" }));
        Assert.That(frame.Design.Names.Select(n => n.Term).Distinct(), Is.EqualTo(new[] { "factor(stage, ref=II)", "factor(size, ref=\">20\")" }));
        Assert.That(frame.Design.Names[0].Variables, Is.EqualTo(new[] { new CoefficientVariable("stage", "I") }));
        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new double[] { 0, 1, 0, 1, 0, 0 }));
    }

    [Test]
    public void From_Interactions_AreCodedAsInR()
    {
        // model.matrix(~ time * stage): contrasts, as both margins are there; the first variable changes fastest.
        ModelFrame crossed = Frame("stage*size");
        Assert.That(crossed.Design.Names.Select(n => n.Level), Is.EqualTo(new[] { "II", "III", ">20", "II:>20", "III:>20" }));

        // model.matrix(~ time + time:stage): the margin of time:stage without stage is time, so contrasts.
        Assert.That(Frame("time + time:stage").Design.Names.Select(n => n.Level), Is.EqualTo(new[] { null, "II", "III" }));

        // model.matrix(~ time:stage): no margin, so a slope per level.
        ModelFrame slopes = Frame("time:stage");
        Assert.That(slopes.Design.Names.Select(n => n.Level), Is.EqualTo(new[] { "I", "II", "III" }));
        Assert.That(slopes.Design[1].ToArray(), Is.EqualTo(new double[] { 5, 0, 0, 0, 0, 6 }));
        Assert.That(slopes.Design.Names[1].Variables, Is.EqualTo(new[] { new CoefficientVariable("time", null), new CoefficientVariable("stage", "II") }));
    }

    [Test]
    public void From_Arithmetic_IsEvaluated()
    {
        ModelFrame frame = Frame("I(2 - time^2 / 10) + log(time) + offset(sqrt(time)) + strata(stage, size)");
        Assert.That(frame.Design[0][0], Is.EqualTo(2 - 25 / 10.0).Within(1e-15));
        Assert.That(frame.Design[1][0], Is.EqualTo(Math.Log(5)));
        Assert.That(frame.Offset[0], Is.EqualTo(Math.Sqrt(5)));
        Assert.That(frame.Strata!.Levels, Is.EqualTo(new[] { "I, <=20", "I, >20", "II, <=20", "III, >20" }));
    }

    [TestCase("agee", 20, "did you mean 'age'?")]
    [TestCase("factor(stage, ref=IV)", 38, "has no level 'IV'")]
    [TestCase("age + strata(centre)", 33, "There is no column 'centre'")]
    public void From_UnknownColumnOrLevel_SaysWhere(string terms, int position, string message) =>
        Assert.That(
            () => Frame(terms),
            Throws.TypeOf<FormulaException>().With.Property("Position").EqualTo(position).And.Message.Contains(message));

    [Test]
    public void From_BadCells_NamesTheCell()
    {
        Assert.That(() => Frame("log(stage)"), Throws.TypeOf<CellException>().With.Message.StartsWith("cohort.csv, line 2, column stage: 'II'"));
        Assert.That(() => Frame("log(age - 60)"), Throws.TypeOf<CellException>().With.Message.Contains("gives no finite value of log(age - 60)"));
        DataTable mistyped = Table.WithText("weight", ["70", "81", "6O", "55", "90", "77"]);
        Assert.That(
            () => ModelFrame.From(mistyped, Formula.Parse("Surv(time, event) ~ weight")),
            Throws.TypeOf<CellException>().With.Property("Line").EqualTo(4).And.Property("Value").EqualTo("6O"));
        DataTable coded = Table.WithNumbers("status", [1, 2, 1, 2, 2, 1]);
        Assert.That(
            () => ModelFrame.From(coded, Formula.Parse("Surv(time, status) ~ age")),
            Throws.TypeOf<CellException>().With.Message.Contains("line 3, column status: '2' is not 1/0"));
        DataTable late = Table.WithNumbers("start", [0, 1, 3, 2, 4, 1]);
        Assert.That(
            () => ModelFrame.From(late, Formula.Parse("Surv(start, time, event) ~ stage")),
            Throws.TypeOf<CellException>().With.Message.Contains("line 4, column time: '3' is not after the start in column start"));
    }

    [Test]
    public void From_EventCodes_WeightsAndFrequencies_AreRead()
    {
        DataTable coded = Table.WithNumbers("status", [1, 2, 1, 2, 2, 1]).WithNumbers("w", [1, 2, 1, 0.5, 1, 1]).WithNumbers("n", [1, 2, 3, 1, 1, 1]);
        var frame = ModelFrame.From(
            coded,
            Formula.Parse("Surv(time, status) ~ stage"),
            new ModelFrameOptions { EventCodes = ["2"], Weights = "w", Frequencies = "n", Id = "sex" });
        Assert.That(frame.Data.Cause, Is.EqualTo(new[] { 0, 1, 0, 1, 1 }));
        Assert.That(frame.Data.Weights, Is.EqualTo(new[] { 1, 2, 1, 0.5, 1 }));
        Assert.That(frame.Data.Frequencies, Is.EqualTo(new[] { 1, 2, 3, 1, 1 }));
        Assert.That(
            () => ModelFrame.From(coded, Formula.Parse("Surv(time, status == 2) ~ stage"), new ModelFrameOptions { Frequencies = "w" }),
            Throws.TypeOf<CellException>().With.Message.Contains("'0.5' is not a whole number"));
    }

    [Test]
    public void From_ExpressionOfTwoColumns_NamesBoth()
    {
        DataTable table = Table.WithNumbers("dose", [1, 2, 3, 4, 5, 6]);
        var frame = ModelFrame.From(table, Formula.Parse("Surv(time, event) ~ I(dose*age) + log(dose)"));
        Assert.That(frame.Design.Names[0].Variables.Select(v => v.Name), Is.EqualTo(new[] { "dose", "age" }));
        Assert.That(frame.Design.Names[1].Variables.Select(v => v.Name), Is.EqualTo(new[] { "dose" }));
    }

    [Test]
    public void From_OneLevel_IsRefused()
    {
        DataTable table = Table.WithText("centre", ["A", "A", "A", "A", "A", "A"]);
        Assert.That(
            () => ModelFrame.From(table, Formula.Parse("Surv(time, event) ~ centre")),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("one-level"));
    }

    [Test]
    public void From_Objects_EqualsTheFormula()
    {
        (double? Age, string Stage, bool? Large)[] patients = [(50, "II", false), (60, "I", true), (null, "III", true), (45, "I", null)];
        var data = SurvivalData.RightCensored([5, 8, 3, 9], [true, false, true, true]);
        var frame = ModelFrame.From(
            data,
            patients,
            Term.Numeric<(double? Age, string Stage, bool? Large)>("age", p => p.Age),
            Term.Factor<(double? Age, string Stage, bool? Large)>("stage", p => p.Stage, reference: "II"),
            Term.Factor<(double? Age, string Stage, bool? Large)>("large", p => p.Large));
        Assert.That(frame.Rows, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(frame.Dropped.Select(d => d.Column), Is.EqualTo(new[] { "age", "large" }));
        Assert.That(frame.Design.Names.Select(n => n.ToString()), Is.EqualTo(new[] { "age", "stage [I]", "large" }));
    }

    private static ModelFrame Frame(string terms) => ModelFrame.From(Table, Formula.Parse("Surv(time, event) ~ " + terms));

    [Test]
    public void From_CensorCode_MakesTheOtherValuesCompetingCauses()
    {
        DataTable table = DataTable.Empty.WithNumbers("time", [1, 2, 3, 4]).WithText("end", ["relapse", "alive", "death", "toxicity"]).WithNumbers("x", [1, 2, 3, 4]);
        ModelFrame frame = ModelFrame.From(
            table, Formula.Parse("Surv(time, end) ~ x"), new ModelFrameOptions { CensorCode = "alive", EventCodes = ["relapse"] });
        Assert.That(frame.Data.Cause, Is.EqualTo((int[])[1, 0, 2, 3]));
        Assert.That(frame.Data.CauseLabels, Is.EqualTo((string[])["relapse", "death", "toxicity"]));
    }
}
