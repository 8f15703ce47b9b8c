using System.Collections.Immutable;
using System.Data.Common;
using Oncology.Shared;

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
        int[] cause = WholeNumbers(table, columns.Cause, new("is not 0 (censored), 1, 2, … (kinds of events)", "n'est ni 0 (censuré), ni 1, 2, … (sortes d'événements)"));
        SurvivalData data;
        if (columns.Entry is string start)
        {
            ImmutableArray<double> entry = Numbers(table, start);
            Check(table, columns.Time, time, row => time[row] > entry[row], new($"is not after the entry in column {start}", $"n'est pas après l'entrée de la colonne {start}"));
            data = CountingProcess(entry.AsSpan(), time.AsSpan(), cause);
        }
        else
        {
            Check(table, columns.Time, time, row => time[row] >= 0, new("is a negative follow-up time", "est un temps de suivi négatif"));
            data = RightCensored(time.AsSpan(), cause);
        }

        if (columns.Weights is string weightColumn)
        {
            ImmutableArray<double> weights = Numbers(table, weightColumn);
            Check(table, weightColumn, weights, row => weights[row] >= 0, new("is a negative weight", "est un poids négatif"));
            data = data.WithWeights(weights.AsSpan());
        }

        if (columns.Frequencies is string frequencies)
        {
            data = data.WithFrequencies(WholeNumbers(table, frequencies, new("is not a whole number of rows", "n'est pas un nombre entier de lignes")));
        }

        if (columns.Subject is not string subject)
        {
            return data;
        }

        Factor subjects = table.ToFactor(subject);
        int missing = subjects.Codes.IndexOf(-1);
        return missing < 0 ? data.WithSubjects(subjects.Codes.AsSpan()) : throw new CellException(table, missing, subject, null, "is missing; a row needs its subject", "n'est pas admise ; une ligne demande son sujet");
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
        return missing < 0 ? values : throw new CellException(table, missing, column, null, "is missing; follow-up must be complete", "n'est pas admise ; le suivi doit être complet");
    }

    private static int[] WholeNumbers(DataTable table, string column, Word otherwise)
    {
        ImmutableArray<double> values = Numbers(table, column);
        Check(table, column, values, row => values[row] >= 0 && values[row] <= int.MaxValue && values[row] == Math.Floor(values[row]), otherwise);
        return [.. values.Select(value => (int)value)];
    }

    private static void Check(DataTable table, string column, ImmutableArray<double> values, Func<int, bool> isRight, Word otherwise)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (!isRight(row))
            {
                throw new CellException(table, row, column, DataTable.Label(values[row]), otherwise.English, otherwise.French);
            }
        }
    }
}
