using System.Collections.Immutable;
using System.Data.Common;

namespace Oncology.Survival;

public sealed partial class SurvivalData
{
    /// <summary>Takes follow-up from a table.</summary>
    /// <param name="table">The table, complete in the columns named; see <see cref="DataTable.CompleteRows"/>.</param>
    /// <param name="columns">Which column is what.</param>
    /// <exception cref="ColumnNotFoundException">A column is not there.</exception>
    /// <exception cref="CellException">A cell is missing or cannot stand where it stands.</exception>
    public static SurvivalData From(DataTable table, SurvivalColumns columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        ImmutableArray<double> time = Numbers(table, columns.Time);
        int[] cause = WholeNumbers(table, columns.Cause, "is not 0 (censored), 1, 2, … (kinds of events)");
        SurvivalData data;
        if (columns.Entry is string start)
        {
            ImmutableArray<double> entry = Numbers(table, start);
            Check(table, columns.Time, time, row => time[row] > entry[row], $"is not after the entry in column {start}");
            data = CountingProcess(entry.AsSpan(), time.AsSpan(), cause);
        }
        else
        {
            Check(table, columns.Time, time, row => time[row] >= 0, "is a negative follow-up time");
            data = RightCensored(time.AsSpan(), cause);
        }

        if (columns.Weights is string weightColumn)
        {
            ImmutableArray<double> weights = Numbers(table, weightColumn);
            Check(table, weightColumn, weights, row => weights[row] >= 0, "is a negative weight");
            data = data.WithWeights(weights.AsSpan());
        }

        if (columns.Frequencies is string frequencies)
        {
            data = data.WithFrequencies(WholeNumbers(table, frequencies, "is not a whole number of rows"));
        }

        if (columns.Subject is not string subject)
        {
            return data;
        }

        Factor subjects = table.ToFactor(subject);
        int missing = subjects.Codes.IndexOf(-1);
        return missing < 0 ? data.WithSubjects(subjects.Codes.AsSpan()) : throw new CellException(table, missing, subject, null, "is missing; a row needs its subject");
    }

    /// <summary>Reads follow-up from the current result of a database query.</summary>
    /// <remarks>Where groups or covariates are wanted too, read a <see cref="DataTable"/> and take the follow-up from it.</remarks>
    /// <param name="reader">An open reader of any provider; it is left after its last row.</param>
    /// <param name="columns">Which column is what.</param>
    /// <exception cref="ColumnNotFoundException">A column is not there.</exception>
    /// <exception cref="CellException">A cell is NULL or cannot stand where it stands.</exception>
    public static SurvivalData Read(DbDataReader reader, SurvivalColumns columns) => From(DataTable.Read(reader), columns);

    private static ImmutableArray<double> Numbers(DataTable table, string column)
    {
        ImmutableArray<double> values = table.Numbers(column);
        int missing = values.IndexOf(double.NaN);
        return missing < 0 ? values : throw new CellException(table, missing, column, null, "is missing; follow-up must be complete");
    }

    private static int[] WholeNumbers(DataTable table, string column, string otherwise)
    {
        ImmutableArray<double> values = Numbers(table, column);
        Check(table, column, values, row => values[row] >= 0 && values[row] <= int.MaxValue && values[row] == Math.Floor(values[row]), otherwise);
        return [.. values.Select(value => (int)value)];
    }

    private static void Check(DataTable table, string column, ImmutableArray<double> values, Func<int, bool> isRight, string otherwise)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (!isRight(row))
            {
                throw new CellException(table, row, column, DataTable.Label(values[row]), otherwise);
            }
        }
    }
}
