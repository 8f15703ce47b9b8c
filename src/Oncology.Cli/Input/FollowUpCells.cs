using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The cells of follow-up before rows are selected; missing is NaN.</summary>
internal sealed class FollowUpCells
{
    private ImmutableArray<double> _time;
    private ImmutableArray<double> _start;
    private ImmutableArray<double> _weights;
    private ImmutableArray<double> _frequency;
    private ImmutableArray<string?> _id;
    private double[] _event = [];

    private FollowUpCells()
    {
    }

    /// <summary>Reads the columns; cells that are no number or no event code are problems.</summary>
    public static FollowUpCells Read(DataTable table, FollowUpColumns columns, DataProblems problems, ICollection<AnalysisWarning> warnings) => new()
    {
        _start = columns.Start is string start ? problems.Numbers(start) : [],
        _time = problems.Numbers(columns.Time),
        _event = EventColumn.Read(table, columns.Event, columns.EventCodes, problems, warnings),
        _weights = columns.Weights is string weights ? problems.Numbers(weights) : [],
        _frequency = columns.Frequency is string frequency ? problems.Numbers(frequency) : [],
        _id = columns.Id is string id ? table.Text(id) : [],
    };

    /// <summary>Checks the rows that are complete: follow-up that ends before it begins, weights that are none, rows of a patient that overlap.</summary>
    public void Check(int[] rows, FollowUpColumns columns, DataProblems problems)
    {
        foreach (int row in rows)
        {
            if (_start.IsEmpty && _time[row] < 0)
            {
                problems.Add(row, columns.Time, _time[row], new("is negative; a time of 0 or more is expected", "est négatif ; un temps d'au moins 0 est attendu"));
            }

            if (!_start.IsEmpty && _start[row] >= _time[row])
            {
                string start = _start[row].ToString("R", CultureInfo.InvariantCulture);
                problems.Add(row, columns.Time, _time[row], new(
                    $"is not after the start {start} (column {columns.Start}); stop must be after start", $"n'est pas après le début {start} (colonne {columns.Start}) ; la fin doit suivre le début"));
            }

            if (!_weights.IsEmpty && _weights[row] < 0)
            {
                problems.Add(row, columns.Weights!, _weights[row], new("is negative; a weight of 0 or more is expected", "est négatif ; un poids d'au moins 0 est attendu"));
            }

            if (!_frequency.IsEmpty && !(_frequency[row] >= 0 && _frequency[row] <= int.MaxValue && double.IsInteger(_frequency[row])))
            {
                problems.Add(row, columns.Frequency!, _frequency[row], new("is not a whole number of rows, 0 or more", "n'est pas un nombre entier de lignes, au moins 0"));
            }
        }

        CheckPatients(rows, columns, problems);
    }

    /// <summary>Follow-up of the rows that were kept.</summary>
    public SurvivalData ToSurvivalData(int[] rows, FollowUpColumns columns, DataTable used)
    {
        bool[] isEvent = [.. rows.Select(row => _event[row] == 1)];
        double[] time = [.. rows.Select(row => _time[row])];
        SurvivalData data = _start.IsEmpty
            ? SurvivalData.RightCensored(time, isEvent)
            : SurvivalData.CountingProcess([.. rows.Select(row => _start[row])], time, isEvent);
        data = _weights.IsEmpty ? data : data.WithWeights([.. rows.Select(row => _weights[row])]);
        data = _frequency.IsEmpty ? data : data.WithFrequencies([.. rows.Select(row => (int)_frequency[row])]);
        return columns.Id is string id ? data.WithSubjects(used.ToFactor(id).Codes.AsSpan()) : data;
    }

    // Rows of one patient: without entry times there can be one only, with them they must not overlap.
    private void CheckPatients(int[] rows, FollowUpColumns columns, DataProblems problems)
    {
        if (_id.IsEmpty)
        {
            return;
        }

        foreach (IGrouping<string?, int> patient in rows.GroupBy(row => _id[row]))
        {
            int[] own = [.. patient.OrderBy(row => _start.IsEmpty ? 0 : _start[row])];
            for (int i = 1; i < own.Length; i++)
            {
                if (_start.IsEmpty)
                {
                    problems.Add(own[i], columns.Id!, patient.Key, new(
                        "occurs twice; rows of one patient need --start", "figure deux fois ; les lignes d'un même patient exigent --start"));
                }
                else if (_start[own[i]] < _time[own[i - 1]])
                {
                    string end = _time[own[i - 1]].ToString("R", CultureInfo.InvariantCulture);
                    problems.Add(own[i], columns.Start!, _start[own[i]], new(
                        $"is before {end}, the end of another row of patient '{patient.Key}'; rows of one patient must not overlap",
                        $"précède {end}, la fin d'une autre ligne du patient « {patient.Key} » ; les lignes d'un patient ne doivent pas se chevaucher"));
                }
            }
        }
    }
}
