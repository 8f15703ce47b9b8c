using System.Runtime.ExceptionServices;

namespace Oncology.Cohort;

/// <summary>Runs over a range of numbers in parts, several at once where there are enough of them.</summary>
internal static class InParts
{
    private const int Fewest = 2_000;

    /// <summary>Number of parts: depends on the range alone, so that what is gathered by part is the same on every machine.</summary>
    public static int CountOf(int length) => Math.Clamp(length / Fewest, 1, 16);

    /// <summary>Runs each part, from (included) to (excluded).</summary>
    public static void Run(int length, Action<int, int> part) => Run(length, (_, from, to) => part(from, to));

    /// <summary>Runs each part with its number.</summary>
    public static void Run(int length, Action<int, int, int> part)
    {
        int parts = CountOf(length);
        int size = (length + parts - 1) / parts;
        if (parts == 1)
        {
            part(0, 0, length);
            return;
        }

        var failed = new Exception?[parts];
        Parallel.For(0, parts, i =>
        {
            try
            {
                part(i, Math.Min(i * size, length), Math.Min((i + 1) * size, length));
            }
            catch (Exception exception)
            {
                failed[i] = exception;
            }
        });
        if (failed.FirstOrDefault(f => f is not null) is { } first)
        {
            // What the caller would have met without the parts.
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
