namespace Oncology.Survival.Tests;

/// <summary>Sorting by digits and by counting against a stable sort by comparison.</summary>
public sealed class SortedOrderTests
{
    private static readonly (string Name, Func<double, double> Value)[] Kinds =
    [
        ("continuous", u => u),
        ("days", u => Math.Floor(3000 * u)),
        ("months of days", u => Math.Floor(3000 * u) / 30.4375),
        ("both signs", u => u < 0.1 ? -0.0 : Math.Floor(1000 * (u - 0.5)) / 7),
        ("wide range", u => Math.Exp(600 * (u - 0.5))),
        ("neighbours", u => 1 + Math.Floor(5 * u) * 2.2e-16),
        ("one value", _ => 4.5),
        ("already sorted", u => 0),
    ];

    [Test]
    public void ByExit_ManyRows_IsStableWithEventsFirst([Range(0, 7)] int kind)
    {
        const int Count = 5000;
        RandomNumbers random = new(71);
        double[] values = [.. Enumerable.Range(0, Count).Select(i => kind == 7 ? i / 3.0 : Kinds[kind].Value(random.Uniform()))];
        int[] cause = [.. Enumerable.Range(0, Count).Select(_ => random.Below(3))];
        int[] expected = [.. Enumerable.Range(0, Count).OrderBy(i => values[i] + 0.0).ThenBy(i => cause[i] == 0 ? 1 : 0)];
        Assert.That(SortedOrder.ByExit(values, cause), Is.EqualTo(expected), Kinds[kind].Name);
        Assert.That(SortedOrder.Ascending(values), Is.EqualTo(Enumerable.Range(0, Count).OrderBy(i => values[i] + 0.0)), Kinds[kind].Name);
    }

    [Test]
    public void WithTiesMerged_NearTiesAmongManyRows_OrderIsThatOfASort()
    {
        RandomNumbers random = new(72);
        double[] time = [.. Enumerable.Range(0, 2000).Select(i => 1 + Math.Floor(50 * random.Uniform()) + i % 3 * 1e-12)];
        int[] cause = [.. time.Select(_ => random.Below(2))];
        var merged = SurvivalData.RightCensored(time, cause).WithTiesMerged(TieTolerance.SquareRootEpsilon);
        Assert.That(merged.Exit.Distinct().Count(), Is.EqualTo(50));
        Assert.That(merged.ExitOrder, Is.EqualTo(SortedOrder.ByExit(merged.Exit.AsSpan(), cause)));
    }
}
