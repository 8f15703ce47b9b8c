namespace Oncology.Survival.Tests;

/// <summary>
/// Leave-one-out refits. Numbers from R 4.2.2, survival 3.5-3: coxph on the data without each subject, control eps = 1e-14,
/// ties = "efron"; ovarian: Surv(futime, fustat) ~ age + rx, heart: Surv(start, stop, event) ~ transplant + age without each id.
/// </summary>
public sealed class LeaveOneOutTests
{
    [Test]
    public void Fit_Ovarian_EqualsR()
    {
        GoldenTable table = Read("ovarian.csv");
        var data = SurvivalData.RightCensored(table.Numbers("futime"), [.. table.Numbers("fustat").Select(cause => cause > 0)]);
        var design = DesignMatrix.FromColumns(table.Count, ("age", table.Numbers("age")), ("rx", table.Numbers("rx")));
        var refits = LeaveOneOut.Fit(CoxModel.Fit(data, design));
        LeaveOneOutRange rx = refits.Coefficients[1];
        Assert.That(refits.Rows, Has.Length.EqualTo(26));
        Assert.That(refits.FailedCount, Is.Zero);
        Tolerance.Reference.Check("smallest", rx.Smallest, 0.24694414936171769);
        Tolerance.Reference.Check("largest", rx.Largest, 0.68018778465247176);
        Tolerance.Reference.Check("largest p", rx.LargestPValue, 0.59608937204465362);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rx.SmallestSubject, Is.EqualTo(8)); // row 9 of R
            Assert.That(rx.LargestSubject, Is.EqualTo(22));
            Assert.That(rx.ChangeCount, Is.EqualTo(1));
            Assert.That(refits.Coefficients[0].ChangeCount, Is.Zero);
        }
    }

    // All episodes of a patient leave together: 103 refits of 172 rows.
    [Test]
    public void Fit_EpisodesOfSubjects_EqualsR()
    {
        GoldenTable table = Read("heart.csv");
        int[] id = [.. table.Numbers("id").Select(number => (int)number)];
        SurvivalData data = SurvivalData
            .CountingProcess(table.Numbers("start"), table.Numbers("stop"), [.. table.Numbers("event").Select(cause => cause > 0)])
            .WithSubjects(id);
        var design = DesignMatrix.FromColumns(id.Length, ("transplant", table.Numbers("transplant")), ("age", table.Numbers("age")));
        var refits = LeaveOneOut.Fit(CoxModel.Fit(data, design));
        LeaveOneOutRange transplant = refits.Coefficients[0];
        Assert.That(refits.Rows, Has.Length.EqualTo(103));
        Tolerance.Reference.Check("smallest", transplant.Smallest, 0.90906568824663314);
        Tolerance.Reference.Check("largest", transplant.Largest, 1.0506567457965881);
        Tolerance.Reference.Check("largest p", transplant.LargestPValue, 0.9979943942109295);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(transplant.SmallestSubject, Is.EqualTo(38));
            Assert.That(transplant.LargestSubject, Is.EqualTo(62));
            Assert.That(transplant.ChangeCount, Is.Zero);
        }
    }

    // Without the one event nothing can be fitted.
    [Test]
    public void Fit_OneEvent_CountsTheRefitThatDoesNotExist()
    {
        var model = CoxModel.Fit(SurvivalData.RightCensored([1, 2, 3, 4], [false, true, false, false]), DesignMatrix.FromColumns(4, ("x", [0.5, 1, 0, 2])));
        var refits = LeaveOneOut.Fit(model);
        Assert.That(refits.FailedCount, Is.GreaterThanOrEqualTo(1));
        Assert.That(refits.Rows[1].Exists, Is.False);
        Assert.That(refits.ToTable(Language.French).Footnotes.Single(), Does.Contain("réajustements"));
    }

    private static GoldenTable Read(string file) => GoldenTable.Read(Path.Combine(RepositoryPaths.Golden, "data", file));
}
