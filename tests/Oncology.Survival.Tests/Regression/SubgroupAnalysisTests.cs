namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class SubgroupAnalysisTests
{
    [Test]
    public void Run_Rotterdam_AgreesWithR()
    {
        // R 4.2.2, survival 3.5.3: coxph(Surv(dtime, death) ~ chemo) in each level; 2 (loglik(chemo * v) - loglik(chemo + v)).
        Factor chemo = Factor.FromLabels("chemo", RotterdamColumns.Text("chemo"), ["0", "1"]);
        Factor menopause = Factor.FromLabels("meno", RotterdamColumns.Text("meno"), ["0", "1"]);
        Factor size = Factor.FromLabels("size", RotterdamColumns.Text("size"), ["<=20", "20-50", ">50"]);
        SubgroupAnalysis result = SubgroupAnalysis.Run(RotterdamColumns.Survival(), chemo, [menopause, size]);
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Reference.Check("interaction", result.Variables[0].Interaction?.Statistic, 7.2631606238319364);
            Tolerance.Reference.Check("interaction", result.Variables[1].Interaction?.Statistic, 2.5541019965749001);
            Assert.That(result.Variables[1].Interaction?.DegreesOfFreedom, Is.EqualTo(2));
            Check(result.Variables[0].Levels[0], 491, 215, 1.5697395819050981, 1.3085453103738347, 1.8830699521559824);
            Check(result.Variables[1].Levels[2], 78, 50, 0.79217383852715728, 0.57666767788704432, 1.0882166878958852);
            Assert.That(result.Overall.Treated + result.Overall.Control, Is.EqualTo(2982));
        }
    }

    [Test]
    public void Run_LevelWithoutEvent_HasNoEstimateAndSaysWhy()
    {
        var data = SurvivalData.RightCensored([5.0, 6, 7, 8, 9, 10], [true, true, true, false, false, false]);
        Factor treatment = Factor.FromLabels("t", ["a", "b", "a", "b", "a", "b"], ["a", "b"]);
        Factor group = Factor.FromLabels("g", ["x", "x", "x", "y", "y", "y"], ["x", "y"]);
        SubgroupEffect level = SubgroupAnalysis.Run(data, treatment, [group]).Variables[0].Levels[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(level.Effect.HazardRatio, Is.NaN);
            Assert.That(level.Effect.Problem?.Code, Is.EqualTo("no-events"));
        }
    }

    [Test]
    public void Run_TreatmentOfThreeLevels_Throws()
    {
        var data = SurvivalData.RightCensored([5.0, 6, 7], [true, true, true]);
        Factor three = Factor.FromLabels("t", ["a", "b", "c"]);
        Assert.That(() => SubgroupAnalysis.Run(data, three, [three]), Throws.ArgumentException.With.Message.Contains("'t' has 3"));
    }

    private static void Check(SubgroupEffect effect, long treated, long events, double ratio, double lower, double upper)
    {
        Assert.That((effect.Treated, effect.TreatedEvents), Is.EqualTo((treated, events)));
        Tolerance.Reference.Check(effect.Label, [effect.Effect.HazardRatio, effect.Effect.Interval.Lower, effect.Effect.Interval.Upper], [ratio, lower, upper]);
    }
}
