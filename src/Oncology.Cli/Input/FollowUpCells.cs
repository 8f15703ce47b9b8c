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
    private ImmutableArray<string> _causes = [];

    private FollowUpCells()
    {
    }

    /// <summary>Reads the columns; cells that are no number or no event code are problems.</summary>
    public static FollowUpCells Read(DataTable table, FollowUpColumns columns, DataProblems problems, ICollection<AnalysisWarning> warnings)
    {
        (double[] ends, ImmutableArray<string> causes) = columns.CensorCode is string censored
            ? EventColumn.ReadCauses(table, columns.Event, censored, warnings)
            : (EventColumn.Read(table, columns.Event, columns.EventCodes, problems, warnings), ImmutableArray<string>.Empty);
        return new FollowUpCells
        {
            _start = columns.Start is string start ? problems.Numbers(start) : [],
            _time = problems.Numbers(columns.Time),
            _event = ends,
            _causes = causes,
            _weights = columns.Weights is string weights ? problems.Numbers(weights) : [],
            _frequency = columns.Frequency is string frequency ? problems.Numbers(frequency) : [],
            _id = columns.Id is string id ? table.Text(id) : [],
        };
    }

    /// <summary>True where every number and the event code of a row can be read.</summary>
    public bool IsReadable(int row) =>
        !double.IsNaN(_event[row]) && Array.TrueForAll([_time, _start, _weights, _frequency], column => column.IsEmpty || !double.IsNaN(column[row]));

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

    /// <summary>False for a row of frequency 0: it stands for no row, so that its time and its group are none of the sample.</summary>
    public bool StandsForSome(int row) => _frequency.IsEmpty || _frequency[row] != 0;

    /// <summary>Follow-up of the rows that were kept.</summary>
    public SurvivalData ToSurvivalData(int[] rows, FollowUpColumns columns, DataTable used)
    {
        int[] cause = [.. rows.Select(row => (int)_event[row])];
        double[] time = [.. rows.Select(row => _time[row])];
        SurvivalData data = _start.IsEmpty
            ? SurvivalData.RightCensored(time, cause)
            : SurvivalData.CountingProcess([.. rows.Select(row => _start[row])], time, cause);
        data = _causes.IsEmpty ? data : data.WithCauseLabels(_causes);
        data = _weights.IsEmpty ? data : data.WithWeights([.. rows.Select(row => _weights[row])]);
        data = _frequency.IsEmpty ? data : data.WithFrequencies([.. rows.Select(row => (int)_frequency[row])]);
        return columns.Id is string id ? data.WithSubjects(used.ToFactor(id).Codes.AsSpan()) : data;
    }

    // Rows of one patient: without entry times there can be one only, with them they must not overlap.
    private void CheckPatients(int[] rows, FollowUpColumns columns, DataProblems problems)
    {
        if (columns.Id is not string id)
        {
            return;
        }

        Dictionary<string, int> subjects = new(StringComparer.Ordinal);
        int[] subject = [.. rows.Select(row => subjects.TryAdd(_id[row]!, subjects.Count) ? subjects.Count - 1 : subjects[_id[row]!])];
        if (_start.IsEmpty)
        {
            foreach (IGrouping<int, int> patient in rows.Zip(subject).GroupBy(pair => pair.Second, pair => pair.First).Where(patient => patient.Count() > 1))
            {
                foreach (int row in patient)
                {
                    problems.Add(row, id, _id[row], new("occurs in several rows; rows of one patient need --start", "figure sur plusieurs lignes ; les lignes d'un même patient exigent --start"));
                }
            }

            return;
        }

        bool[] isEvent = [.. rows.Select(row => _event[row] > 0)];
        foreach (EpisodeProblem problem in Episodes.Check([.. rows.Select(row => _start[row])], [.. rows.Select(row => _time[row])], isEvent, subject)
            .Where(problem => problem.Kind == EpisodeProblemKind.Overlap))
        {
            int row = rows[problem.Row];
            string end = _time[rows[problem.EarlierRow!.Value]].ToString("R", CultureInfo.InvariantCulture);
            problems.Add(row, columns.Start!, _start[row], new(
                $"is before {end}, the end of another row of patient '{_id[row]}'; rows of one patient must not overlap",
                $"précède {end}, la fin d'une autre ligne du patient « {_id[row]} » ; les lignes d'un patient ne doivent pas se chevaucher"));
        }
    }
}
