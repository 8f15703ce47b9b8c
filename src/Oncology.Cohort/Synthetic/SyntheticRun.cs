using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>One run of the search for a synthetic cohort, as its state, its cohort and its seed file record it.</summary>
/// <param name="Seed">Seed; null for earlier runs that were not recorded.</param>
/// <param name="Asked">Changes asked for; null for no limit, or when the state does not say.</param>
/// <param name="Done">Changes tried: a batch that was begun is finished, so that they may be more than were asked for; null when the state does not say.</param>
public sealed partial record SyntheticRun(long? Seed, long? Asked, long? Done)
{
    private const string Mark = "# run: ";
    private const string Unknown = "earlier runs not recorded";

    /// <summary>The run in words: <c>seed 7, 20500 iterations (20000 asked)</c>.</summary>
    public override string ToString()
    {
        string asked = Asked is { } number ? string.Create(CultureInfo.InvariantCulture, $" ({number} asked)") : "";
        return Seed is { } seed ? string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {Done} iterations{asked}") : Unknown;
    }

    /// <summary>The runs as lines before a state.</summary>
    internal static string Header(IEnumerable<SyntheticRun> runs) => string.Concat(runs.Select(run => $"{Mark}{run}\n"));

    /// <summary>The runs that a state names; one that is not recorded when it names none.</summary>
    /// <exception cref="SyntheticDesignException">A line of the list names no run.</exception>
    internal static ImmutableArray<SyntheticRun> Of(string state)
    {
        ImmutableArray<SyntheticRun> runs = [.. state.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(Parse)];
        return runs.IsEmpty ? [new SyntheticRun(null, null, null)] : runs;
    }

    private static SyntheticRun Parse(string line)
    {
        if (line == Mark + Unknown)
        {
            return new SyntheticRun(null, null, null);
        }

        Match match = Line().Match(line);
        return match.Success
            ? new SyntheticRun(Number(match.Groups["seed"]), Number(match.Groups["asked"]), Number(match.Groups["done"]))
            : throw new SyntheticDesignException(new Wording(
                $"The state to go on from: this line names no run: {line}", $"L'état à reprendre : cette ligne ne nomme aucune exécution : {line}"));
    }

    private static long? Number(Group group) => long.TryParse(group.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    [GeneratedRegex(@"^# run: seed (?<seed>-?\d+), (?<done>\d+) iterations( \((?<asked>\d+) asked\))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
