namespace Oncology.Survival.Tests;

/// <summary>
/// Samples in which every row counts once are counted or sorted without an order of their rows; the same rows with frequencies of 1 are walked in
/// order. Both must make one table, whatever the times look like.
/// </summary>
public sealed class EventTableTests
{
    private static readonly Func<RandomNumbers, double>[] Times =
    [
        random => random.Exponential(),
        random => Math.Ceiling(60 * random.Exponential()),
        random => Math.Floor(9000 * random.Uniform()),
        random => random.Below(500) == 0 ? 1e300 : 1e-3 * random.Uniform(),
        random => 1e9 + random.Below(3),
        random => random.Below(4) == 0 ? -0.0 : Math.Round(random.Uniform(), 2),
        random => Math.Exp(40 * random.Uniform() - 20),
        random => random.Below(3000) == 0 ? 0.5 : random.Below(200),
        _ => 7.25,
    ];

    [Test]
    public void Create_EveryRowOnce_EqualsFrequenciesOfOne([Range(0, 8)] int kind, [Values(3, 450, 6000, 40_000)] int rows, [Values(1, 2)] int causes) =>
        Compare(kind, rows, causes);

    [Test]
    public void Create_ManyCauses_EqualsFrequenciesOfOne([Range(0, 8)] int kind) => Compare(kind, 1500, 300);

    private static void Compare(int kind, int rows, int causes)
    {
        RandomNumbers random = new((ulong)(kind + 10 * rows));
        double[] time = [.. Enumerable.Range(0, rows).Select(_ => Times[kind](random))];
        int[] cause = [.. Enumerable.Range(0, rows).Select(row => row == 0 ? causes : random.Below(Math.Min(causes, 3) + 1))];
        var data = SurvivalData.RightCensored(time, cause);
        int[] ones = new int[rows];
        Array.Fill(ones, 1);
        var plain = EventTable.Create(data, TieTolerance.None);
        var walked = EventTable.Create(data.WithFrequencies(ones), TieTolerance.None);
        Assert.That(plain.Time.AsSpan().SequenceEqual(walked.Time.AsSpan()), "times");
        Assert.That(plain.AtRisk.AsSpan().SequenceEqual(walked.AtRisk.AsSpan()), "at risk");
        Assert.That(plain.Events.AsSpan().SequenceEqual(walked.Events.AsSpan()), "events");
        Assert.That(plain.Censored.AsSpan().SequenceEqual(walked.Censored.AsSpan()), "censored");
        for (int k = 1; k <= Math.Min(causes, 3); k++)
        {
            Assert.That(plain.EventsOf(k).AsSpan().SequenceEqual(walked.EventsOf(k).AsSpan()), "events by cause");
        }
    }
}
