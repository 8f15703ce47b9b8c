namespace Oncology.Survival;

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
/// <param name="Key">Stable name in snake case, the header in CSV.</param>
/// <param name="Header">Header as read, in the table's language, without the name of an interval.</param>
/// <param name="IsText">True for a column of labels (left aligned), false for numbers (right aligned).</param>
public sealed record TableColumn(string Key, string Header, bool IsText = false)
{
    /// <summary>Level of the intervals of the column, in (0, 1); null when it has none.</summary>
    public double? IntervalLevel { get; init; }

    /// <summary>What the intervals are besides their level, such as the method of a bootstrap interval; null for nothing.</summary>
    public string? IntervalNote { get; init; }

    /// <summary>Heading that stands over this column and its neighbours with the same one, where a format can span columns (LaTeX); null for none.</summary>
    public string? Spanner { get; init; }

    /// <summary>Header below <see cref="Spanner"/>; null is <see cref="Header"/>.</summary>
    public string? SpannedHeader { get; init; }

    /// <summary>The header in a number style: <c>HR [95% CI]</c>, <c>HR (95% CI)</c>; p-values as the style calls them.</summary>
    /// <param name="style">The style.</param>
    public string HeaderIn(NumberStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return Styled(Header, style);
    }

    /// <summary>The header below <see cref="Spanner"/> in a number style.</summary>
    internal string SpannedHeaderIn(NumberStyle style) => Styled(Spanner is null ? Header : SpannedHeader ?? Header, style);

    private string Styled(string written, NumberStyle style)
    {
        string header = written == "p" || written.EndsWith(" p", StringComparison.Ordinal) ? written[..^1] + style.PValueName : written;
        return IntervalLevel is double level
            ? $"{header} {style.IntervalOpen}{style.FormatLevel(level)}{(IntervalNote is null ? string.Empty : $", {IntervalNote}")}{style.IntervalClose}"
            : header;
    }
}
