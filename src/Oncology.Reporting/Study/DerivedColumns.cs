using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Adds the derived columns of a study file to its table, in order; a later one may use an earlier one.</summary>
internal static class DerivedColumns
{
    public static DataTable Add(DataTable table, ImmutableArray<DerivedColumnSpec> columns)
    {
        List<StudyProblem> names = [];
        List<StudyProblem> cells = [];
        foreach (DerivedColumnSpec column in columns)
        {
            string[] missing = [.. Sources(column).Where(source => !table.HasColumn(source)).Distinct()];
            foreach (string source in missing)
            {
                string? nearest = NearestName.Find(source, table.ColumnNames);
                names.Add(new StudyProblem(column.Path, new LocalText(
                    $"the data have no column '{source}'{(nearest is null ? string.Empty : $"; did you mean '{nearest}'?")}",
                    $"les données n'ont pas de colonne « {source} »{(nearest is null ? string.Empty : $" ; vouliez-vous dire « {nearest} » ?")}")));
            }

            if (table.HasColumn(column.Name))
            {
                names.Add(new StudyProblem(column.Path, new LocalText($"the data already have a column '{column.Name}'", $"les données ont déjà une colonne « {column.Name} »")));
            }
            else
            {
                table = missing.Length > 0 ? table.WithNumbers(column.Name, new double[table.RowCount]) : One(table, column, cells);
            }
        }

        if (names.Count > 0)
        {
            throw new StudyException(StudyFault.StudyFile, [.. names]);
        }

        return cells.Count == 0 ? table : throw new StudyException(StudyFault.Data, [.. cells]);
    }

    private static IEnumerable<string> Sources(DerivedColumnSpec column) => column switch
    {
        DerivedColumnSpec.Days days => [days.From, days.To],
        DerivedColumnSpec.Choose choose => [.. choose.When.Select(part => part.Column), choose.Then, .. choose.Else is null ? (string[])[] : [choose.Else]],
        DerivedColumnSpec.Any any => any.Conditions.Select(part => part.Column),
        _ => [],
    };

    private static DataTable One(DataTable table, DerivedColumnSpec column, List<StudyProblem> problems)
    {
        switch (column)
        {
            case DerivedColumnSpec.Days days:
                DateOnly?[] from = Dates(table, days.From, problems);
                DateOnly?[] to = Dates(table, days.To, problems);
                return table.WithNumbers(days.Name, [.. from.Zip(to, (a, b) => a is DateOnly start && b is DateOnly end ? end.DayNumber - start.DayNumber : double.NaN)]);

            case DerivedColumnSpec.Choose choose:
                ImmutableArray<string?>[] asked = [.. choose.When.Select(part => table.Text(part.Column))];
                bool[] holds = [.. Enumerable.Range(0, table.RowCount).Select(row => asked.Zip(choose.When, (column, part) => column[row] == part.Value).All(yes => yes))];
                return Chosen(table, choose, holds);

            case DerivedColumnSpec.Any any:
                ImmutableArray<string?>[] cells = [.. any.Conditions.Select(part => table.Text(part.Column))];
                return table.WithNumbers(any.Name, [.. Enumerable.Range(0, table.RowCount).Select(row => AnyOf(any, cells, row))]);

            default:
                throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown kind of derived column.");
        }
    }

    // Yes as soon as one condition holds; without one, unknown while a cell is missing.
    private static double AnyOf(DerivedColumnSpec.Any any, ImmutableArray<string?>[] cells, int row)
    {
        bool isUnknown = false;
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i][row] == any.Conditions[i].Value)
            {
                return 1;
            }

            isUnknown |= cells[i][row] is null;
        }

        return isUnknown ? double.NaN : 0;
    }

    private static DataTable Chosen(DataTable table, DerivedColumnSpec.Choose choose, bool[] holds)
    {
        if (table.IsNumeric(choose.Then) && (choose.Else is null || table.IsNumeric(choose.Else)))
        {
            ImmutableArray<double> then = table.Numbers(choose.Then);
            ImmutableArray<double> otherwise = choose.Else is null ? [.. Enumerable.Repeat(double.NaN, holds.Length)] : table.Numbers(choose.Else);
            return table.WithNumbers(choose.Name, [.. holds.Select((yes, row) => yes ? then[row] : otherwise[row])]);
        }

        ImmutableArray<string?> thenText = table.Text(choose.Then);
        ImmutableArray<string?> otherwiseText = choose.Else is null ? [.. new string?[holds.Length]] : table.Text(choose.Else);
        return table.WithText(choose.Name, [.. holds.Select((yes, row) => yes ? thenText[row] : otherwiseText[row])]);
    }

    private static DateOnly?[] Dates(DataTable table, string column, List<StudyProblem> problems)
    {
        ImmutableArray<string?> cells = table.Text(column);
        DateOnly?[] dates = new DateOnly?[cells.Length];
        for (int row = 0; row < dates.Length; row++)
        {
            if (cells[row] is not string cell)
            {
                continue;
            }

            if (DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                dates[row] = date;
            }
            else
            {
                problems.Add(new StudyProblem(
                    table.Locate(row, column),
                    new LocalText($"'{cell}' is not a date (yyyy-MM-dd or dd/MM/yyyy)", $"« {cell} » n'est pas une date (aaaa-MM-jj ou jj/MM/aaaa)")));
            }
        }

        return dates;
    }
}
