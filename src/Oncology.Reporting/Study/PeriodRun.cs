using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the table of the period of inclusion: the first and the last month of a date column, never a patient's day.</summary>
internal static class PeriodRun
{
    public static StudyItem Run(StudyContext study, PeriodSpec spec)
    {
        DataTable table = study.Patients.Table;
        if (!table.HasColumn(spec.Source))
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(
                spec.Head.Path, new LocalText($"the data have no column '{spec.Source}'", $"les données n'ont pas de colonne « {spec.Source} »"))]);
        }

        ImmutableArray<DateOnly> dates = [.. table.Text(spec.Source).Select((cell, row) => Date(table, spec.Source, cell, row)).OfType<DateOnly>().Order()];
        return study.Table(spec.Head, language => new ResultTable(
            spec.Head.Title.In(language),
            [
                new("date", StudyWords.Date.In(language), IsText: true),
                new("n", TableWords.Patients.In(language)),
                new("first", StudyWords.FirstMonth.In(language), IsText: true),
                new("last", StudyWords.LastMonth.In(language), IsText: true),
            ],
            [
                new TableRow(
                [
                    new Cell.Text((spec.Label ?? LocalText.Same(spec.Source)).In(language)),
                    new Cell.Number(dates.Length, NumberKind.Count),
                    dates.IsEmpty ? Cell.Empty : new Cell.Text(Month(dates[0])),
                    dates.IsEmpty ? Cell.Empty : new Cell.Text(Month(dates[^1])),
                ]),
            ],
            language));
    }

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly? Date(DataTable table, string column, string? cell, int row)
    {
        if (cell is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new StudyException(StudyFault.Data, [new StudyProblem(
                table.Locate(row, column),
                new LocalText($"'{cell}' is not a date (yyyy-MM-dd or dd/MM/yyyy)", $"« {cell} » n'est pas une date (aaaa-MM-jj ou jj/MM/aaaa)"))]);
    }
}
