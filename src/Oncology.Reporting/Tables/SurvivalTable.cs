using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Survival by endpoint and group: patients, events, median with interval, and S(t) with interval at given times.</summary>
/// <remarks>Curves are in days; the table is in the unit asked for. A median or bound that is not reached is shown as missing.</remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class SurvivalTable : ITabular
{
    private readonly ImmutableArray<(LocalText Endpoint, LocalText Group, KaplanMeier Curve)> _rows;
    private readonly ImmutableArray<double> _times;
    private readonly TimeUnit _unit;

    private SurvivalTable(LocalText title, ImmutableArray<(LocalText, LocalText, KaplanMeier)> rows, ImmutableArray<double> times, TimeUnit unit)
    {
        Title = title;
        _rows = rows;
        _times = times;
        _unit = unit;
    }

    /// <summary>Title.</summary>
    public LocalText Title { get; }

    /// <summary>Makes the table.</summary>
    /// <param name="title">Title.</param>
    /// <param name="rows">Endpoint, group and curve (in days) of each row.</param>
    /// <param name="times">Times at which S(t) is printed, in <paramref name="unit"/>.</param>
    /// <param name="unit">Unit of the printed times.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static SurvivalTable Create(
        LocalText title, ImmutableArray<(LocalText Endpoint, LocalText Group, KaplanMeier Curve)> rows, ImmutableArray<double> times, TimeUnit unit)
    {
        if (rows.IsDefaultOrEmpty)
        {
            throw new ArgumentException("There is no curve to print.", nameof(rows));
        }

        return new SurvivalTable(title, rows, times, unit);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        KaplanMeierOptions options = _rows[0].Curve.Options;
        double level = options.ConfidenceLevel;
        string unit = StudyTime.Name(_unit).In(language);
        ImmutableArray<TableColumn> columns =
        [
            new("endpoint", TableWords.Endpoint.In(language), IsText: true),
            new("group", TableWords.Group.In(language), IsText: true),
            new("n", TableWords.Patients.In(language)),
            new("events", TableWords.Events.In(language)),
            new("median", $"{TableWords.Median.In(language)} ({unit})") { IntervalLevel = level },
            .. _times.Select(time => new TableColumn($"survival_{StudyTime.Text(time, Language.English)}", $"S({StudyTime.Text(time, language)})") { IntervalLevel = level }),
        ];
        return new ResultTable(Title.In(language), columns, [.. _rows.Select(row => Row(row, language))], language)
        {
            StyledFootnotes = style => [TableFormat.KaplanMeierNote(options, style).In(language)],
        };
    }

    /// <summary>The table as text, in English.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private TableRow Row((LocalText Endpoint, LocalText Group, KaplanMeier Curve) row, Language language)
    {
        double days = StudyTime.DaysIn(_unit);
        return new TableRow(
        [
            new Cell.Text(row.Endpoint.In(language)),
            new Cell.Text(row.Group.In(language)),
            new Cell.Number(row.Curve.Count, NumberKind.Count),
            new Cell.Number(row.Curve.EventCount, NumberKind.Count),
            TableFormat.Quantile(row.Curve.Quantile(0.5), days),
            .. _times.Select(time => row.Curve.At(time * days)).Select(point => new Cell.WithInterval(point.Survival.Value, point.Survival.Interval, NumberKind.Percent)),
        ]);
    }
}
