using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A published result beside the recomputed one.</summary>
/// <param name="Published">The number as printed.</param>
/// <param name="Recomputed">The unrounded number of the study; null when it does not exist there.</param>
/// <param name="Verdict">How they compare.</param>
/// <param name="UnitsOff">Distance in units of the last printed digit, 0 where they agree; null when one of them is no number.</param>
/// <param name="Reason">Why, where there is something to say: the audit's explanation, a reading, a missing cell; null for nothing.</param>
/// <param name="Place">Table, row and column of the study where the recomputed number stands; empty when none is bound.</param>
/// <param name="ReadAs">The number of the study under another reading of the published one; null for none.</param>
public sealed record ReproductionRow(
    PublishedNumber Published, double? Recomputed, ReproductionVerdict Verdict, int? UnitsOff, LocalText? Reason, string Place, double? ReadAs)
{
    /// <summary>The place with labels and headers as the report prints them; empty when none is bound.</summary>
    public LocalText PlaceInWords { get; init; } = LocalText.Same(string.Empty);

    /// <summary>The recomputed number with the decimals of the published one.</summary>
    /// <param name="language">Language, which decides the decimal sign.</param>
    public string Rounded(Language language)
    {
        if (Recomputed is not double value)
        {
            return NumberStyle.For(language).Missing;
        }

        string text = PrintedPrecision.Round((decimal)value, Published.Decimals)
            .ToString(FormattableString.Invariant($"F{Published.Decimals}"), System.Globalization.CultureInfo.InvariantCulture);
        return text.Replace(".", NumberStyle.For(language).DecimalSeparator, StringComparison.Ordinal);
    }
}

/// <summary>How a recomputed number compares with the published one, from the best to the worst.</summary>
public enum ReproductionVerdict
{
    /// <summary>Equal at printed precision.</summary>
    Reproduced,

    /// <summary>One unit of the last digit off, where the audit says that it was not rounded, or no audit speaks of it.</summary>
    Rounding,

    /// <summary>Not equal, and the audit shows that no data can give the published number.</summary>
    Inconsistent,

    /// <summary>Not equal, not computed, or not bound to a number of the study.</summary>
    Missed,
}

/// <summary>How many published results have which verdict.</summary>
/// <param name="Published">Results of the study that were compared.</param>
/// <param name="Reproduced">Equal at printed precision.</param>
/// <param name="Rounding">Last digit.</param>
/// <param name="Inconsistent">No data can give them.</param>
/// <param name="Missed">Missed.</param>
public sealed record ReproductionSummary(int Published, int Reproduced, int Rounding, int Inconsistent, int Missed);
