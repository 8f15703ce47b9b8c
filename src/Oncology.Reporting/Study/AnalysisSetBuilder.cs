using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the patients of a study from a table of columns; all problems are collected before anything is thrown.</summary>
internal sealed class AnalysisSetBuilder(StudySpec spec, DataTable table)
{
    private readonly List<StudyProblem> _wrongNames = [];
    private readonly List<StudyProblem> _wrongCells = [];

    public AnalysisSet Build()
    {
        ImmutableArray<StudyVariable> variables = [.. spec.Variables.Select(Variable)];
        ImmutableArray<StudyEndpoint> endpoints = [.. spec.Endpoints.Select(Endpoint)];
        StudyExposure? exposure = spec.Exposure is ExposureSpec wanted
            ? new StudyExposure(wanted, Times(wanted.Time ?? $"{wanted.Name}_days", wanted.DaysPerUnit, wanted.Path))
            : null;
        if (_wrongNames.Count > 0)
        {
            throw new StudyException(StudyFault.StudyFile, [.. _wrongNames]);
        }

        return _wrongCells.Count == 0
            ? new AnalysisSet(table, variables, endpoints, exposure)
            : throw new StudyException(StudyFault.Data, [.. _wrongCells]);
    }

    private StudyVariable Variable(VariableSpec wanted)
    {
        if (!Has(wanted.Source, wanted.Path))
        {
            return StudyVariable.Number(wanted.Name, wanted.Label, new double[table.RowCount]);
        }

        if (wanted.Type == VariableType.Number)
        {
            return StudyVariable.Number(wanted.Name, wanted.Label, Numbers(wanted.Source).AsSpan());
        }

        ImmutableArray<string?> cells = table.Text(wanted.Source);
        ImmutableArray<LevelSpec> levels = Levels(wanted, cells);
        if (levels.IsEmpty)
        {
            _wrongCells.Add(new StudyProblem(wanted.Path, new LocalText($"the column '{wanted.Source}' has no value", $"la colonne « {wanted.Source} » n'a aucune valeur")));
            return StudyVariable.Number(wanted.Name, wanted.Label, new double[table.RowCount]);
        }

        int[] codes = new int[cells.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = cells[row] is string cell ? CodeOf(wanted, levels, cell, row) : -1;
        }

        return StudyVariable.Category(wanted.Name, wanted.Label, [.. levels.Select(level => level.Label)], codes);
    }

    private static ImmutableArray<LevelSpec> Levels(VariableSpec wanted, ImmutableArray<string?> cells)
    {
        if (wanted.Type == VariableType.YesNo && wanted.Levels.IsEmpty)
        {
            return
            [
                new LevelSpec(new LocalText("No", "Non"), ["0", "no", "non", "false", "faux", "No", "False"], null, null, false),
                new LevelSpec(new LocalText("Yes", "Oui"), ["1", "yes", "oui", "true", "vrai", "Yes", "True"], null, null, false),
            ];
        }

        return wanted.Levels.IsEmpty
            ? [.. Factor.FromLabels(wanted.Name, cells.AsSpan()).Levels.Select(level => new LevelSpec(LocalText.Same(level), [level], null, null, false))]
            : wanted.Levels;
    }

    private int CodeOf(VariableSpec wanted, ImmutableArray<LevelSpec> levels, string cell, int row)
    {
        double? number = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
        for (int level = 0; level < levels.Length; level++)
        {
            if (!levels[level].IsRest && levels[level].Holds(cell, number))
            {
                return level;
            }
        }

        int rest = levels.IndexOf(levels.FirstOrDefault(level => level.IsRest)!);
        if (rest < 0 && !wanted.DropsOthers)
        {
            string list = string.Join(", ", levels.SelectMany(level => level.Values.IsEmpty ? [level.Label.English] : level.Values).Select(known => $"'{known}'"));
            _wrongCells.Add(new StudyProblem(
                table.Locate(row, wanted.Source),
                new LocalText($"'{cell}' belongs to no level of '{wanted.Name}': {list}", $"« {cell} » n'appartient à aucun niveau de « {wanted.Name} » : {list}")));
        }

        return rest;
    }

    private StudyEndpoint Endpoint(EndpointSpec wanted)
    {
        string time = wanted.Time ?? $"{wanted.Name}_days";
        string ends = wanted.Event ?? $"{wanted.Name}_event";
        double[] days = [.. Times(time, wanted.DaysPerUnit, wanted.Path)];
        bool[] isEvent = new bool[table.RowCount];
        if (Has(ends, wanted.Path))
        {
            ImmutableArray<string?> cells = table.Text(ends);
            for (int row = 0; row < isEvent.Length; row++)
            {
                isEvent[row] = cells[row] is string cell && wanted.EventValues.Contains(cell);
                days[row] = cells[row] is null || (days[row] == 0 && spec.Conventions.ZeroFollowUp == ZeroFollowUp.Drop) ? double.NaN : days[row];
            }
        }

        return new StudyEndpoint(wanted.Name, wanted.Label, wanted.ShortLabel, [.. days], [.. isEvent]);
    }

    private ImmutableArray<double> Times(string column, double daysPerUnit, string path)
    {
        if (!Has(column, path))
        {
            return [.. new double[table.RowCount]];
        }

        ImmutableArray<double> numbers = Numbers(column);
        for (int row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] < 0)
            {
                string cell = table.Text(column)[row]!;
                _wrongCells.Add(new StudyProblem(table.Locate(row, column), new LocalText($"the time {cell} is negative", $"le temps {cell} est négatif")));
            }
        }

        return [.. numbers.Select(number => number * daysPerUnit)];
    }

    private ImmutableArray<double> Numbers(string column)
    {
        try
        {
            return table.Numbers(column);
        }
        catch (CellException wrong)
        {
            _wrongCells.Add(new StudyProblem(table.Locate(wrong.Row, column), new LocalText($"'{wrong.Value}' is not a number", $"« {wrong.Value} » n'est pas un nombre")));
            return [.. new double[table.RowCount]];
        }
    }

    private bool Has(string column, string path)
    {
        if (table.HasColumn(column))
        {
            return true;
        }

        string? nearest = NearestName.Find(column, table.ColumnNames);
        _wrongNames.Add(new StudyProblem(path, new LocalText(
            $"the data have no column '{column}'{(nearest is null ? string.Empty : $"; did you mean '{nearest}'?")}",
            $"les données n'ont pas de colonne « {column} »{(nearest is null ? string.Empty : $" ; vouliez-vous dire « {nearest} » ?")}")));
        return false;
    }
}
