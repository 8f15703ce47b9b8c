using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Uni- and multivariable hazard ratios of several endpoints side by side, with reference rows and named tests.</summary>
/// <remarks>
/// Univariable p-values are log-rank p-values for what is fixed at time zero or at a landmark, and Wald p-values for a time-dependent
/// covariate; multivariable p-values are Wald p-values. The table names them.
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class RegressionTable : ITabular
{
    private RegressionTable(LocalText title, ImmutableArray<LocalText> endpoints, ImmutableArray<RegressionRow> rows, double confidenceLevel)
    {
        Title = title;
        Endpoints = endpoints;
        Rows = rows;
        ConfidenceLevel = confidenceLevel;
    }

    /// <summary>Title.</summary>
    public LocalText Title { get; }

    /// <summary>Endpoints, in the order of the columns.</summary>
    public ImmutableArray<LocalText> Endpoints { get; }

    /// <summary>Rows, in order.</summary>
    public ImmutableArray<RegressionRow> Rows { get; }

    /// <summary>Level of the intervals.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>Notes below the table: convention of ties, members of the multivariable models, warnings.</summary>
    public ImmutableArray<LocalText> Notes { get; private init; } = [];

    /// <summary>Makes the table.</summary>
    /// <param name="title">Title.</param>
    /// <param name="endpoints">Endpoints, side by side.</param>
    /// <param name="rows">Rows; each has one univariable and one multivariable cell per endpoint.</param>
    /// <param name="confidenceLevel">Level of the intervals.</param>
    /// <param name="notes">Notes below the table.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than there are endpoints.</exception>
    public static RegressionTable Create(
        LocalText title, ImmutableArray<LocalText> endpoints, ImmutableArray<RegressionRow> rows, double confidenceLevel, ImmutableArray<LocalText> notes)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Univariable.Length != endpoints.Length || rows[i].Multivariable.Length != endpoints.Length)
            {
                throw new ArgumentException($"Row {i} ('{rows[i].Label}') must have one cell per endpoint, {endpoints.Length}.", nameof(rows));
            }
        }

        return new RegressionTable(title, endpoints, rows, confidenceLevel) { Notes = notes.IsDefault ? [] : notes };
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = ConfidenceLevel;
        bool hasMultivariable = Rows.Any(row => row.Multivariable.Any(cell => cell.Kind != RegressionCellKind.Absent));
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        columns.Add(new TableColumn("characteristic", TableWords.Characteristic.In(language), IsText: true));
        Add(columns, "univariable", TableWords.Univariable.In(language), level, language);
        columns.Add(new TableColumn("test", TableWords.Test.In(language), IsText: true));
        if (hasMultivariable)
        {
            Add(columns, "multivariable", TableWords.Multivariable.In(language), level, language);
        }

        ImmutableArray<TableRow> rows =
        [
            .. Rows.Select(row => new TableRow(
            [
                new Cell.Text(row.Label.In(language)),
                .. row.Univariable.SelectMany(cell => Cells(cell, language)),
                new Cell.Text(TestOf(row, language)),
                .. hasMultivariable ? row.Multivariable.SelectMany(cell => Cells(cell, language)) : [],
            ])
            {
                Indent = row.Indent,
                IsHeading = row.IsHeading,
            }),
        ];
        ImmutableArray<string> notes = [TableWords.RegressionTests.In(language), .. Notes.Select(note => note.In(language))];
        return new ResultTable(Title.In(language), columns.ToImmutable(), rows, language) { Footnotes = notes };
    }

    /// <summary>The table as text, in English.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private void Add(ImmutableArray<TableColumn>.Builder columns, string key, string heading, double level, Language language)
    {
        for (int i = 0; i < Endpoints.Length; i++)
        {
            string endpoint = Endpoints[i].In(language);
            string colon = language == Language.French ? " :" : ":";
            columns.Add(new TableColumn(FormattableString.Invariant($"{key}_{i + 1}"), $"{heading}{colon} {endpoint}, {TableWords.HazardRatio.In(language)}")
            {
                IntervalLevel = level,
                Spanner = $"{heading}{colon} {endpoint}",
                SpannedHeader = TableWords.HazardRatio.In(language),
            });
            columns.Add(new TableColumn(FormattableString.Invariant($"{key}_{i + 1}_p"), $"{endpoint}{colon} {TableWords.PValue.In(language)}")
            {
                Spanner = $"{heading}{colon} {endpoint}",
                SpannedHeader = TableWords.PValue.In(language),
            });
        }
    }

    private static Cell[] Cells(RegressionCell cell, Language language) =>
    [
        cell.Kind switch
        {
            RegressionCellKind.Reference => new Cell.Text($"1 ({TableWords.Reference.In(language)})"),
            RegressionCellKind.Effect when cell.HazardRatio is Estimate ratio => new Cell.WithInterval(ratio.Value, ratio.Interval, NumberKind.Ratio),
            _ => Cell.Empty,
        },
        cell.PValue is double p ? new Cell.Number(p, NumberKind.PValue) : Cell.Empty,
    ];

    private static string TestOf(RegressionRow row, Language language) =>
        row.Univariable.FirstOrDefault(cell => cell.Test is not null)?.Test is RegressionTest test ? TableWords.NameOf(test).In(language) : string.Empty;
}
