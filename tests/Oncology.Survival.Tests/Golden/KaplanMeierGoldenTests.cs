using System.Collections.Immutable;
using System.Text.Json;

namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class KaplanMeierGoldenTests
{
    /// <summary>Cases whose options the library does not have yet, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotCovered = new()
    {
        ["km-weights-frac-robust"] = "robust variance of the curve (infinitesimal jackknife): with weighting",
        ["km-cluster-retinopathy"] = "robust variance by cluster: with weighting",
        ["fh-aml-stype2-ctype1"] = "exp(-Nelson-Aalen): with the NelsonAalen estimator",
        ["fh-heavy-ties-ctype1"] = "exp(-Nelson-Aalen): with the NelsonAalen estimator",
        ["fh-heavy-ties-ctype2"] = "tie-corrected cumulative hazard: with the NelsonAalen estimator",
        ["km-heavy-ties-stype1-ctype2"] = "tie-corrected cumulative hazard: with the NelsonAalen estimator",
    };

    private static IEnumerable<TestCaseData> Curves => GoldenCase.Named("km", id => !NotCovered.ContainsKey(id));

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
    }

    private static ImmutableArray<KaplanMeier> Fit(GoldenCase golden) =>
        golden.Groups() is Factor groups
            ? KaplanMeier.FitBy(golden.Data(), groups, golden.CurveOptions())
            : [KaplanMeier.Fit(golden.Data(), golden.CurveOptions())];
}
