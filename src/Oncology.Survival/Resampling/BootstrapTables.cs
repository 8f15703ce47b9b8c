using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

/// <summary>Columns, cells and notes that tables of bootstrap intervals share.</summary>
internal static class BootstrapTables
{
    public static ImmutableArray<TableColumn> Columns(string quantity, double level, Language language) =>
    [
        new("percentile", quantity) { IntervalLevel = level, IntervalNote = Words.Percentile.In(language) },
        new("basic", $"[{Words.Basic.In(language)}]"),
        new("bca", "[BCa]"),
    ];

    public static ImmutableArray<Cell> Cells(BootstrapEstimate estimate, NumberKind kind)
    {
        double value = estimate.Value ?? double.NaN;
        return
        [
            new Cell.WithInterval(value, estimate.Percentile, kind),
            new Cell.WithInterval(value, estimate.Basic, kind),
            new Cell.WithInterval(value, estimate.Bca, kind),
        ];
    }

    public static ImmutableArray<string> Notes(BootstrapOptions options, int undefined, Language language)
    {
        string colon = Words.Colon.In(language);
        string draws = Words.Resamples.In(language) + colon + Number(options.Replicates) + ", " + Words.Seed.In(language) + colon
            + options.Seed.ToString(CultureInfo.InvariantCulture) + ".";
        string lost = Words.UndefinedResamples.In(language) + colon + Number(undefined) + ".";
        return undefined == 0 ? [draws] : [draws, lost];

        static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
    }
}
