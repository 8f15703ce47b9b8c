using System.Collections.Immutable;
using System.Text.Json;

namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class KaplanMeierGoldenTests
{
    private static IEnumerable<TestCaseData> Curves => GoldenCase.Named("km");

    [TestCaseSource(nameof(Curves))]
    public void Fit_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        ImmutableArray<KaplanMeier> curves = Fit(golden);
        CurveCheck.AreEqual(curves, golden.Expected.GetProperty("curves"));
        if (golden.Expected.TryGetProperty("rmst_difference", out JsonElement differences))
        {
            CurveCheck.Differences(curves, differences);
        }

        if (golden.Expected.TryGetProperty("rmst_ratio", out JsonElement ratios))
        {
            CurveCheck.Ratios(curves, ratios);
        }
    }

    private static ImmutableArray<KaplanMeier> Fit(GoldenCase golden) =>
        golden.Groups() is Factor groups
            ? KaplanMeier.FitBy(golden.Data(), groups, golden.CurveOptions())
            : [KaplanMeier.Fit(golden.Data(), golden.CurveOptions())];
}
