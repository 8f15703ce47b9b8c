using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Median follow-up by the reverse Kaplan-Meier method, by group.</summary>
/// <remarks>Source: Schemper, Smith, Control Clin Trials 1996;17:343.</remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class FollowUpTable : ITabular
{
    private readonly ImmutableArray<(LocalText Group, KaplanMeier Reverse)> _rows;
    private readonly TimeUnit _unit;

    private FollowUpTable(LocalText title, ImmutableArray<(LocalText, KaplanMeier)> rows, TimeUnit unit)
    {
        Title = title;
        _rows = rows;
        _unit = unit;
    }

    /// <summary>Title.</summary>
    public LocalText Title { get; }

    /// <summary>Makes the table.</summary>
    /// <param name="title">Title.</param>
    /// <param name="rows">Group and reverse Kaplan-Meier curve (<see cref="MedianFollowUp"/>, in days) of each row.</param>
    /// <param name="unit">Unit of the printed times.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static FollowUpTable Create(LocalText title, ImmutableArray<(LocalText Group, KaplanMeier Reverse)> rows, TimeUnit unit)
    {
        if (rows.IsDefaultOrEmpty)
        {
            throw new ArgumentException("There is no curve to print.", nameof(rows));
        }

        return new FollowUpTable(title, rows, unit);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        KaplanMeierOptions options = _rows[0].Reverse.Options;
        string unit = StudyTime.Name(_unit).In(language);
        ImmutableArray<TableColumn> columns =
        [
            new("group", TableWords.Group.In(language), IsText: true),
            new("n", TableWords.Patients.In(language)),
            new("median", $"{TableWords.MedianFollowUp.In(language)} ({unit})") { IntervalLevel = options.ConfidenceLevel },
            new("maximum", $"{TableWords.Maximum.In(language)} ({unit})"),
        ];
        return new ResultTable(Title.In(language), columns, [.. _rows.Select(row => Row(row, language))], language)
        {
            StyledFootnotes = style => [TableWords.ReverseKaplanMeier.In(language), TableFormat.KaplanMeierNote(options, style).In(language)],
        };
    }

    /// <summary>The table as text, in English.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private TableRow Row((LocalText Group, KaplanMeier Reverse) row, Language language)
    {
        double days = StudyTime.DaysIn(_unit);
        return new TableRow(
        [
            new Cell.Text(row.Group.In(language)),
            new Cell.Number(row.Reverse.Count, NumberKind.Count),
            TableFormat.Quantile(row.Reverse.Quantile(0.5), days),
            new Cell.Number(row.Reverse.Time[^1] / days, NumberKind.Time),
        ]);
    }
}
