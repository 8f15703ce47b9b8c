namespace Oncology.Survival.Tests;

/// <summary>What is prepared of follow-up is shared, and leaves no trace in a result.</summary>
public sealed class CoxPreparedTests
{
    private static readonly RandomSample Sample = RandomSample.Create(8, 60);
    private static readonly double[] Column = [.. Enumerable.Range(0, 60).Select(i => i * i % 7 + i % 2 / 3.0)];

    [Test]
    public void Of_SameFollowUp_FoundAgain()
    {
        ModelFrame frame = Frame();
        var prepared = CoxPrepared.Of(frame, TieTolerance.None);
        CoxColumns columns = prepared.Columns(frame.Design);
        var found = CoxPrepared.Of(frame.WithOffset(Column), TieTolerance.None);
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.SameAs(prepared));
            Assert.That(found.Columns(frame.Design), Is.SameAs(columns));
            Assert.That(found.Columns(DesignMatrix.FromColumns(60, ("a", Column))), Is.Not.SameAs(columns));
        });
    }

    [Test]
    public void Of_OtherTiesOrStrataOrWeights_MadeAnew()
    {
        ModelFrame frame = Frame();
        var prepared = CoxPrepared.Of(frame, TieTolerance.None);
        Assert.That(CoxPrepared.Of(frame, new TieTolerance(1e-3)), Is.Not.SameAs(prepared));
        Assert.That(CoxPrepared.Of(frame.WithStrata(Factor.FromLabels("group", [.. Sample.Group])), TieTolerance.None), Is.Not.SameAs(prepared));
        Assert.That(CoxPrepared.Of(frame.WithData(frame.Data.WithWeights([.. Column.Select(x => x + 1)])), TieTolerance.None), Is.Not.SameAs(prepared));
    }

    [Test]
    public void Fit_AfterOtherModelsOfTheFollowUp_SameBits()
    {
        ModelFrame used = Frame();
        CoxModel.Fit(used.WithStrata(Factor.FromLabels("group", [.. Sample.Group])));
        FirthCoxModel.Fit(used);
        CoxModel later = CoxModel.Fit(used);
        CoxModel first = CoxModel.Fit(Frame());
        Assert.Multiple(() =>
        {
            Assert.That(later.Coefficients[0].Estimate, Is.EqualTo(first.Coefficients[0].Estimate));
            Assert.That(later.LogLikelihood, Is.EqualTo(first.LogLikelihood));
            Assert.That(later.Concordance.Estimate, Is.EqualTo(first.Concordance.Estimate));
            Assert.That(CoxResiduals.Of(later).Martingale, Is.EqualTo(CoxResiduals.Of(first).Martingale));
            Assert.That(ProportionalHazardsTest.Run(later).Global, Is.EqualTo(ProportionalHazardsTest.Run(first).Global));
        });
    }

    private static ModelFrame Frame() => ModelFrame.Create(
        SurvivalData.RightCensored(Sample.Data.Exit.AsSpan(), Sample.Data.Cause.AsSpan()), DesignMatrix.FromColumns(60, ("a", Column)));
}
