using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Reads the left side of a formula, weights and patients from the complete rows of a table. Every refusal names the cell.</summary>
internal sealed class FollowUpReader(DataTable table, Formula formula, ModelFrameOptions options)
{
    private static readonly string[] Yes = ["1", "true", "yes", "oui"];
    private static readonly string[] No = ["0", "false", "no", "non"];

    public SurvivalData Read()
    {
        if (formula.Exit is not ColumnReference exit || formula.Event is not ColumnReference ended)
        {
            throw new FormulaException(formula.Text, 0, "The formula has no left side: begin with Surv(time, event) ~.", "La formule n'a pas de membre de gauche : commencez par Surv(temps, événement) ~.");
        }

        ImmutableArray<double> exits = table.Numbers(exit.Name);
        (int[] causes, ImmutableArray<string> labels) = options.CensorCode is string censored
            ? Causes(ended.Name, censored)
            : ([.. Events(ended.Name).Select(isEvent => isEvent ? 1 : 0)], ImmutableArray<string>.Empty);
        SurvivalData data = formula.Entry is ColumnReference entry
            ? SurvivalData.CountingProcess(CheckedEntries(entry.Name, exit.Name, exits).AsSpan(), exits.AsSpan(), causes)
            : SurvivalData.RightCensored(CheckedTimes(exit.Name, exits).AsSpan(), causes);
        data = labels.IsEmpty ? data : data.WithCauseLabels(labels);
        if (options.Weights is string weights)
        {
            data = data.WithWeights(NotNegative(weights).AsSpan());
        }

        if (options.Frequencies is string frequencies)
        {
            data = data.WithFrequencies(WholeNumbers(frequencies));
        }

        return options.Id is string id ? data.WithSubjects(table.ToFactor(id).Codes.AsSpan()) : data;
    }

    private bool[] Events(string column)
    {
        ImmutableArray<string?> cells = table.Text(column);
        ImmutableArray<string> codes = formula.EventCode is string code ? [code] : options.EventCodes;
        bool[] events = new bool[cells.Length];
        for (int row = 0; row < events.Length; row++)
        {
            string cell = cells[row]!;
            if (!codes.IsEmpty)
            {
                events[row] = codes.Any(known => FormulaColumns.IsSameLevel(cell, known));
                continue;
            }

            events[row] = Yes.Contains(cell, StringComparer.OrdinalIgnoreCase);
            if (!events[row] && !No.Contains(cell, StringComparer.OrdinalIgnoreCase))
            {
                throw new CellException(table, row, column, cell, "is not 1/0, true/false, yes/no or oui/non; say which codes are events", "n'est ni 1/0, true/false, yes/no ni oui/non ; dites quels codes sont des événements");
            }
        }

        return events;
    }

    private (int[] Causes, ImmutableArray<string> Labels) Causes(string column, string censorCode)
    {
        Factor cells = table.ToFactor(column);
        ImmutableArray<string> interest = formula.EventCode is string code ? [code] : options.EventCodes.IsEmpty ? ["1"] : options.EventCodes;
        bool IsCensored(string level) => FormulaColumns.IsSameLevel(level, censorCode);
        bool IsOfInterest(string level) => interest.Any(known => FormulaColumns.IsSameLevel(level, known));
        ImmutableArray<string> labels = [string.Join(", ", interest), .. cells.Levels.Where(level => !IsCensored(level) && !IsOfInterest(level))];
        int[] causeOf = [.. cells.Levels.Select(level => IsCensored(level) ? 0 : IsOfInterest(level) ? 1 : labels.IndexOf(level, 1) + 1)];
        return ([.. cells.Codes.Select(level => causeOf[level])], labels);
    }

    private ImmutableArray<double> CheckedTimes(string column, ImmutableArray<double> times)
    {
        Check(column, times, (time, _) => time >= 0, new("is a negative follow-up time", "est un temps de suivi négatif"));
        return times;
    }

    private ImmutableArray<double> CheckedEntries(string entry, string exit, ImmutableArray<double> exits)
    {
        ImmutableArray<double> entries = table.Numbers(entry);
        Check(exit, exits, (end, row) => end > entries[row], new($"is not after the start in column {entry}", $"n'est pas après le début de la colonne {entry}"));
        return entries;
    }

    private ImmutableArray<double> NotNegative(string column)
    {
        ImmutableArray<double> values = table.Numbers(column);
        Check(column, values, (value, _) => value >= 0, new("is a negative weight", "est un poids négatif"));
        return values;
    }

    private int[] WholeNumbers(string column)
    {
        ImmutableArray<double> values = table.Numbers(column);
        Check(column, values, (value, _) => value >= 0 && value <= int.MaxValue && value == Math.Floor(value), new("is not a whole number of rows", "n'est pas un nombre entier de lignes"));
        return [.. values.Select(value => (int)value)];
    }

    private void Check(string column, ImmutableArray<double> values, Func<double, int, bool> isRight, Word otherwise)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (!isRight(values[row], row))
            {
                throw new CellException(table, row, column, DataTable.Label(values[row]), otherwise.English, otherwise.French);
            }
        }
    }
}
