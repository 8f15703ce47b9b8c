using System.Collections.Immutable;
using System.Text.Json;

namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class MedianFollowUpGoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCase.Named("reverse-km");

    [TestCaseSource(nameof(Cases))]
    public void Fit_CensoringsFirst_EqualsRWithStatusSwapped(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        CurveCheck.AreEqual(Fit(golden, FollowUpTies.CensoringsFirst), golden.Expected.GetProperty("flipped_status").GetProperty("curves"));
    }

    [TestCaseSource(nameof(Cases))]
    public void Fit_EventsFirst_EqualsProdlim(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        JsonElement expected = golden.Expected.GetProperty("events_before_censoring").GetProperty("curves");
        ImmutableArray<KaplanMeier> curves = Fit(golden, FollowUpTies.EventsFirst);
        Assert.That(curves, Has.Length.EqualTo(expected.GetArrayLength()));
        for (int i = 0; i < curves.Length; i++)
        {
            // The reference lists only times at which somebody was censored, with the number left after the events of that time.
            KaplanMeier curve = curves[i];
            int[] rows = [.. Enumerable.Range(0, curve.Time.Length).Where(row => curve.Events[row] > 0)];
            Tolerance.Reference.Check("time", [.. rows.Select(row => curve.Time[row])], expected[i].GetProperty("time"));
            Tolerance.Reference.Check("n_risk", [.. rows.Select(row => curve.AtRisk[row] - curve.Censored[row])], expected[i].GetProperty("n_risk"));
            Tolerance.Reference.Check("n_censored", [.. rows.Select(row => curve.Events[row])], expected[i].GetProperty("n_censored"));
            Tolerance.Reference.Check("surv", [.. rows.Select(row => curve.Survival[row])], expected[i].GetProperty("surv"));
            Tolerance.Reference.Check("std_err", [.. rows.Select(row => curve.StandardError[row])], expected[i].GetProperty("std_err"));
            Tolerance.Reference.Check("lower", [.. rows.Select(row => curve.Lower[row])], expected[i].GetProperty("lower"));
            Tolerance.Reference.Check("upper", [.. rows.Select(row => curve.Upper[row])], expected[i].GetProperty("upper"));
            CurveCheck.Quantiles(curve, expected[i].GetProperty("quantiles"));
        }
    }

    private static ImmutableArray<KaplanMeier> Fit(GoldenCase golden, FollowUpTies ties)
    {
        KaplanMeierOptions options = golden.CurveOptions() with { FollowUpTies = ties };
        return golden.Groups() is Factor groups
            ? MedianFollowUp.FitBy(golden.Data(), groups, options)
            : [MedianFollowUp.Fit(golden.Data(), options)];
    }
}
