using System.Text.Json;

namespace Oncology.Tests;

/// <summary>How closely a number must agree with its reference. The only tolerances of the test suite.</summary>
/// <param name="Relative">Largest difference relative to the reference.</param>
/// <param name="Absolute">Largest difference that is accepted whatever the size.</param>
internal readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>Closed forms worked by hand.</summary>
    public static Tolerance Exact => new(1e-12, 1e-12);

    /// <summary>Numbers of R, given with 15 to 17 digits.</summary>
    public static Tolerance Reference => new(1e-9, 1e-9);

    /// <summary>p-values of R: also the small ones to nine digits.</summary>
    public static Tolerance Tail => new(1e-9, 0);

    /// <summary>Odds ratios of R's <c>fisher.test</c>: its root search stops at a tolerance of 1.2e-4, so R itself has no more digits.</summary>
    public static Tolerance RootSearch => new(2e-4, 1.3e-4);

    /// <summary>Firth's likelihood: R has no package for it here, and a gradient by differences in R leaves about eight digits.</summary>
    public static Tolerance Differences => new(1e-7, 1e-7);

    /// <summary>Standard errors of R's <c>glm</c>: made with the weights before its last step, so R itself has no more digits.</summary>
    public static Tolerance LastStep => new(2e-8, 2e-8);

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

    public bool Accepts(double actual, double expected) =>
        actual == expected
        || (double.IsNaN(actual) && double.IsNaN(expected))
        || Math.Abs(actual - expected) <= Math.Max(Absolute, Relative * Math.Abs(expected));

    /// <summary>Asserts agreement; <paramref name="what"/> names the number in the failure message.</summary>
    public void Check(string what, double? actual, double expected)
    {
        double value = actual ?? double.NaN;
        Assert.That(Accepts(value, expected), Is.True, () => FormattableString.Invariant($"{what}: expected {expected:R}, was {value:R}"));
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
