using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Cox models against R, through the formula, as a user writes them.</summary>
public sealed class CoxGoldenTests
{
    private static IEnumerable<TestCaseData> Models => GoldenCase.Named("cox");

    [TestCaseSource(nameof(Models))]
    public void Fit_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        if (golden.DoNotCompare.Contains("tests"))
        {
            Assert.That(() => Fit(golden), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("no-events"));
            return;
        }

        CoxModel model = Fit(golden);
        JsonElement expected = golden.Expected;
        Assert.That(model.Count, Is.EqualTo(expected.GetProperty("n_used").GetInt64()), "n");
        Assert.That(model.EventCount, Is.EqualTo(expected.GetProperty("n_events").GetInt64()), "events");
        if (expected.TryGetProperty("loglik", out JsonElement nullModel))
        {
            Tolerance.Reference.Check("log-likelihood", model.LogLikelihood, nullModel);
            return;
        }

        // A monotone likelihood has no coefficient to compare; R stops when it is flat to 1e-9, and so does its tests' model side.
        bool isMonotone = golden.DoNotCompare.Contains("coefficients");
        Tolerance likelihood = isMonotone ? Tolerance.Monotone : Tolerance.Reference;
        Tolerance.Reference.Check("null log-likelihood", model.LogLikelihoodNull, expected.GetProperty("loglik_null"));
        likelihood.Check("log-likelihood", model.LogLikelihood, expected.GetProperty("loglik_model"));
        Test("likelihood_ratio", model.LikelihoodRatioTest, expected, likelihood);
        Test("score", model.ScoreTest, expected, Tolerance.Reference);
        Assert.That(model.Coefficients.Any(c => c.IsInfinite), Is.EqualTo(isMonotone), "separation");
        if (isMonotone)
        {
            Assert.That(model.Warnings.Select(w => w.Code), Does.Contain("separation"));
            return;
        }

        Assert.That(model.Converged, Is.True);
        if (id == "cox-edge-big")
        {
            // R 3.5-3 takes a covariance with entries from 1e-2 to 1e10 for singular and reports 0.292. The form b′V⁻¹b of its own
            // coefficients and covariance, in rational arithmetic, is this:
            Tolerance.Reference.Check("wald", model.WaldTest.Statistic, 1.6012698733387967);
        }
        else
        {
            Test("wald", model.WaldTest, expected, Tolerance.Reference);
        }

        Coefficients(model, expected);
        Tolerance.Reference.Check("concordance", model.Concordance.Estimate, expected.GetProperty("concordance").GetProperty("c"));
        Tolerance.Reference.Check("concordance error", model.Concordance.StandardError, expected.GetProperty("concordance").GetProperty("std_err"));
        Tolerance.Reference.Check("concordant", model.Concordance.Concordant, expected.GetProperty("concordance").GetProperty("concordant"));
        Tolerance.Reference.Check("discordant", model.Concordance.Discordant, expected.GetProperty("concordance").GetProperty("discordant"));
        Tolerance.Reference.Check("tied", model.Concordance.TiedPrediction, expected.GetProperty("concordance").GetProperty("tied_x"));
    }

    internal static CoxModel Fit(GoldenCase golden)
    {
        (ModelFrame frame, CoxOptions options) = Input(golden);
        return CoxModel.Fit(frame, options);
    }

    internal static (ModelFrame Frame, CoxOptions Options) Input(GoldenCase golden)
    {
        var frame = ModelFrame.From(
            CoxGoldenFormula.Table(golden),
            Formula.Parse(CoxGoldenFormula.Text(golden)),
            new ModelFrameOptions
            {
                EventCodes = [.. golden.Options.GetProperty("event").GetProperty("event_codes").EnumerateArray().Select(c => c.ToString())],
                Weights = golden.Text("weights"),
                Cluster = golden.Text("cluster"),
                ZeroFollowUp = golden.Text("start") is null ? ZeroFollowUp.Keep : ZeroFollowUp.Drop,
            });
        CoxOptions options = new()
        {
            Ties = Enum.Parse<CoxTies>(golden.Text("ties")!, ignoreCase: true),
            TimeTies = golden.Ties(),
            ConfidenceLevel = golden.Number("conf_level") ?? 0.95,
            Robust = golden.Flag("robust") ?? false,
            Collinearity = Collinearity.DropLater,
        };
        return (frame, options);
    }

    private static void Test(string name, TestResult test, JsonElement expected, Tolerance tolerance)
    {
        JsonElement numbers = expected.GetProperty("tests").GetProperty(name);
        tolerance.Check(name, test.Statistic, numbers.GetProperty("chi2"));
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(numbers.GetProperty("df").GetInt32()), name);

        tolerance.TailOf(test.Statistic).Check(name + " p", test.PValue, numbers.GetProperty("p_value").GetDouble());
    }

    // R's order of levels need not be ours: coefficients are matched by what they belong to.
    private static void Coefficients(CoxModel model, JsonElement expected)
    {
        JsonElement numbers = expected.GetProperty("coefficients");
        string[] keys = [.. numbers.GetProperty("terms").EnumerateArray().Select(CoxGoldenFormula.Key)];
        int[] at = [.. keys.Select(key => Array.FindIndex([.. model.Coefficients], c => CoxGoldenFormula.Key(c.Name) == key))];
        Assert.That(at, Is.EquivalentTo(Enumerable.Range(0, model.Coefficients.Length)), string.Join(", ", keys));
        CoxCoefficient[] coefficients = [.. at.Select(j => model.Coefficients[j])];
        bool isRobust = numbers.TryGetProperty("naive_std_err", out JsonElement naive);
        Assert.That(model.IsRobust, Is.EqualTo(isRobust));

        Column("coef", c => c.Estimate);
        Column("std_err", c => c.RobustStandardError ?? c.StandardError);
        Column("z", c => c.Statistic);
        Column("p_value", c => c.PValue);
        Column("hr", c => c.HazardRatio);
        Column("hr_lower", c => c.HazardRatioInterval.Lower);
        Column("hr_upper", c => c.HazardRatioInterval.Upper);
        Covariance("covariance", model.Covariance);
        if (isRobust)
        {
            Tolerance.Reference.Check("naive_std_err", [.. coefficients.Select(c => c.StandardError)], naive);
            Covariance("naive_covariance", model.ModelCovariance);
            Tolerance.Reference.Check(
                "robust score", model.RobustScoreTest!.Value.Statistic, expected.GetProperty("tests").GetProperty("robust_score").GetProperty("chi2"));
        }

        void Column(string name, Func<CoxCoefficient, double> value) =>
            Tolerance.Reference.Check(name, [.. coefficients.Select(value)], numbers.GetProperty(name));

        void Covariance(string name, Func<int, int, double> value)
        {
            JsonElement[] rows = [.. expected.GetProperty(name).EnumerateArray()];
            for (int i = 0; i < rows.Length; i++)
            {
                Tolerance.Reference.Check(name, [.. at.Select(j => value(at[i], j))], rows[i]);
            }
        }
    }
}
