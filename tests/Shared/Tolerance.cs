using System.Text.Json;

namespace Oncology.Tests;

/// <summary>How closely a number must agree with its reference. The only tolerances of the test suite.</summary>
/// <param name="Relative">Largest difference relative to the reference.</param>
/// <param name="Absolute">Largest difference that is accepted whatever the size.</param>
internal readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>Why it is looser than <see cref="Reference"/>; null where it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>Numbers that are copied, not computed.</summary>
    public static Tolerance Identical => new(0, 0);

    /// <summary>Closed forms worked by hand.</summary>
    public static Tolerance Exact => new(1e-12, 1e-12);

    /// <summary>Numbers of R, given with 15 to 17 digits.</summary>
    public static Tolerance Reference => new(1e-9, 1e-9);

    /// <summary>p-values of R: also the small ones to nine digits.</summary>
    public static Tolerance Tail => new(1e-9, 0);

    /// <summary>Odds ratios of R's <c>fisher.test</c>: its root search stops at a tolerance of 1.2e-4, so R itself has no more digits.</summary>
    public static Tolerance RootSearch => new(2e-4, 1.3e-4)
    {
        Reason = "odds ratios of R's `fisher.test`, whose root search stops at 1.2e-4; the same equations solved in R to rounding are compared beside them",
    };

    /// <summary>Firth's likelihood: R has no package for it here, and a gradient by differences in R leaves about eight digits.</summary>
    public static Tolerance Differences => new(1e-7, 1e-7)
    {
        Reason = "Firth's likelihood: R has no package for it here, and maximises it with a gradient by differences",
    };

    /// <summary>Standard errors of R's <c>glm</c>: made with the weights before its last step, so R itself has no more digits.</summary>
    public static Tolerance LastStep => new(2e-8, 2e-8)
    {
        Reason = "standard errors of R's `glm`, made with the weights before its last step; the inverse information at the estimate, made in R, is compared beside them",
    };

    /// <summary>Log-likelihood where it is monotone: R stops when it is flat to 1e-9 of itself, before its limit.</summary>
    public static Tolerance Monotone => new(1e-6, 1e-6)
    {
        Reason = "monotone likelihood: R stops climbing when it gains less than 1e-9, before the limit is reached",
    };

    /// <summary>A printed number: half a unit of its last digit.</summary>
    public static Tolerance Printed(int decimals) => new(0, 0.5 * Math.Pow(10, -decimals) + 1e-12);

    /// <summary>A number in a reference file: null is NaN, infinities are text.</summary>
    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when value.ValueEquals("Infinity") => double.PositiveInfinity,
        JsonValueKind.String when value.ValueEquals("-Infinity") => double.NegativeInfinity,
        _ => value.GetDouble(),
    };

    /// <summary>The numbers of an array in a reference file.</summary>
    public static double[] Numbers(JsonElement values) => [.. values.EnumerateArray().Select(Number)];

    /// <summary>The p-value of a statistic: a relative error of the statistic grows by half the statistic in the tail.</summary>
    public Tolerance TailOf(double statistic) => this with { Relative = Relative * Math.Max(1, statistic), Absolute = 0 };

    /// <summary>Difference as the tolerance measures it: relative to the reference, or absolute where that is the wider of the two.</summary>
    public double Difference(double actual, double expected) =>
        actual == expected || double.IsNaN(expected) || Relative == 0 ? 0 : Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), Absolute / Relative);

    public bool Accepts(double actual, double expected) =>
        actual == expected
        || (double.IsNaN(actual) && double.IsNaN(expected))
        || Math.Abs(actual - expected) <= Math.Max(Absolute, Relative * Math.Abs(expected));

    /// <summary>Asserts agreement; <paramref name="what"/> names the number in the failure message.</summary>
    public void Check(string what, double? actual, double expected)
    {
        double value = actual ?? double.NaN;
        Assert.That(Accepts(value, expected), Is.True, () => FormattableString.Invariant($"{what}: expected {expected:R}, was {value:R}"));
        AgreementLog.Add(this, value, expected);
    }

    /// <inheritdoc cref="Check(string, double?, double)"/>
    public void Check(string what, double? actual, JsonElement expected) => Check(what, actual, Number(expected));

    /// <summary>Asserts agreement entry by entry.</summary>
    public void Check(string what, IReadOnlyList<double> actual, IReadOnlyList<double> expected)
    {
        Assert.That(actual, Has.Count.EqualTo(expected.Count), what);
        for (int i = 0; i < expected.Count; i++)
        {
            Check(FormattableString.Invariant($"{what}[{i}]"), actual[i], expected[i]);
        }
    }

    /// <inheritdoc cref="Check(string, IReadOnlyList{double}, IReadOnlyList{double})"/>
    public void Check(string what, IReadOnlyList<double> actual, JsonElement expected) => Check(what, actual, Numbers(expected));
}
