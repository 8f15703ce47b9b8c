namespace Oncology.Survival;

/// <summary>
/// Follow-up for the subdistribution hazard of one cause: frequencies spelled out, near ties merged, and for each row the censoring curve
/// that weights it once it has had a competing event.
/// </summary>
internal sealed class CensoredFollowUp
{
    private readonly int[] _group;
    private readonly CensoringCurve?[] _curves;
    private readonly double _lastEvent;

    // The censoring step in which each competing event falls.
    private readonly int[] _step;

    private CensoredFollowUp(SurvivalData rows, int cause, int[] sourceRow, int[] subjects, int[] group, CensoringCurve?[] curves, double lastEvent)
    {
        Rows = rows;
        Cause = cause;
        SourceRow = sourceRow;
        Subjects = subjects;
        _group = group;
        _curves = curves;
        _lastEvent = lastEvent;
        _step = new int[rows.Count];
        int[] reached = new int[curves.Length];
        foreach (int row in rows.ExitOrder)
        {
            if (Competes(row))
            {
                ref int step = ref reached[group[row]];
                step = CurveOf(row).StepOf(rows.Exit[row], step);
                _step[row] = step;
            }
        }
    }

    /// <summary>Follow-up, near ties merged.</summary>
    public SurvivalData Rows { get; }

    /// <summary>The event of interest.</summary>
    public int Cause { get; }

    /// <summary>Row of the source data behind each row.</summary>
    public int[] SourceRow { get; }

    /// <summary>Subject of each row, numbered 0, 1, …; identical rows that a frequency stands for are subjects of their own.</summary>
    public int[] Subjects { get; }

    /// <summary>True when every row is a subject of its own.</summary>
    public bool IsRowPerSubject => Rows.Subjects.IsEmpty;

    /// <summary>Number of censoring groups, empty ones included.</summary>
    public int GroupCount => _curves.Length;

    /// <summary>Prepares follow-up.</summary>
    /// <param name="data">Follow-up with causes.</param>
    /// <param name="cause">The event of interest, at least 1.</param>
    /// <param name="options">Merging of times and censoring groups.</param>
    /// <exception cref="ArgumentException">Groups do not fit the rows, or subjects have gaps or an event before their last row.</exception>
    /// <exception cref="ModelException">No row has the event of interest, or a competing event can be given no weight.</exception>
    public static CensoredFollowUp Of(SurvivalData data, int cause, FineGrayOptions options)
    {
        CheckGroups(options.CensoringGroups, data.Count);
        SurvivalData rows = data.WithTiesMerged(options.TimeTies);
        int[] source = Copies(data);
        rows = data.Frequencies.IsEmpty ? rows : rows.Subset(source);
        double[] eventTimes = EventTimes(rows, cause);
        if (eventTimes.Length == 0)
        {
            throw new ModelException("no-events", $"None of the {data.RowCount} rows has the event of interest (cause {cause}).", $"Aucune des {data.RowCount} lignes n'a l'événement d'intérêt (cause {cause}).");
        }

        int[] subjects = SubjectsOf(data, rows);
        (bool[] first, bool[] last) = Ends(rows, subjects);
        double end = rows.Exit[rows.ExitOrder[^1]];
        bool hasDelay = rows.HasEntry && HasDelay(rows, first);
        Factor? groups = options.CensoringGroups;
        int[] group = groups is null ? new int[rows.Count] : [.. source.Select(row => groups.Codes[row])];
        CensoringCurve?[] curves = [.. ByExit(rows, group, groups?.Levels.Length ?? 1)
            .Select(own => own.Length == 0 ? null : CensoringCurve.Of(rows, own, eventTimes, end, first, last, hasDelay, options.CensoringTies))];
        CensoredFollowUp followUp = new(rows, cause, source, subjects, group, curves, eventTimes[^1]);
        followUp.CheckWeights();
        return followUp;
    }

    /// <summary>True for a competing event: it ends its subject's follow-up, and its subject stays at risk.</summary>
    public bool Competes(int row) => Rows.Cause[row] > 0 && Rows.Cause[row] != Cause;

    /// <summary>Censoring group of a row.</summary>
    public int GroupOf(int row) => _group[row];

    /// <summary>Censoring curve of a group that has rows.</summary>
    public CensoringCurve Curve(int group) => _curves[group]!;

    /// <summary>Censoring curve of a row's group.</summary>
    public CensoringCurve CurveOf(int row) => _curves[_group[row]]!;

    /// <summary>True for a competing event after whose censoring step the event of interest still occurs.</summary>
    public bool Lingers(int row) => Competes(row) && EndOfStep(row) < _lastEvent;

    /// <summary>Number of rows of <see cref="FineGrayWeights"/>.</summary>
    public long WeightedRowCount()
    {
        long count = Rows.Count;
        for (int row = 0; row < Rows.Count; row++)
        {
            count += WeightedRowsOf(row) - 1;
        }

        return count;
    }

    /// <summary>Number of rows of <see cref="FineGrayWeights"/> that a row becomes.</summary>
    public int WeightedRowsOf(int row) => Competes(row) ? 1 + CurveOf(row).KeptAfter(_step[row]) : 1;

    /// <summary>Sum of their weights, case weight apart.</summary>
    public double WeightedSumOf(int row) =>
        WeightedRowsOf(row) == 1 ? 1 : 1 + CurveOf(row).StayingAfter(_step[row]) / CurveOf(row).Before[_step[row]];

    /// <summary>
    /// The rows as long as their weight is 1: the event of interest has cause 1, everything else is censored, and who had a competing
    /// event is followed to the end of the censoring step, since G has not fallen by then.
    /// </summary>
    public SurvivalData WithFullWeight()
    {
        double[] exit = [.. Rows.Exit];
        int[] cause = new int[exit.Length];
        for (int row = 0; row < exit.Length; row++)
        {
            cause[row] = Rows.Cause[row] == Cause ? 1 : 0;
            exit[row] = Competes(row) ? EndOfStep(row) : exit[row];
        }

        return Rows.WithEnds(exit, cause);
    }

    /// <summary>G(t−) of a row's group; before the row's own competing event what it is there.</summary>
    public double StayingAt(int row, double time) => StayingOver(row, CurveOf(row).StepOf(time));

    /// <summary>The same at the times of a step of the row's curve.</summary>
    public double StayingOver(int row, int step) => CurveOf(row).Before[Math.Max(_step[row], step)];

    /// <summary>Weight of a row with a competing event: G(t−)/G(T−), before T 1.</summary>
    public double ShareAt(int row, double time) => StayingAt(row, time) / CurveOf(row).Before[_step[row]];

    private double EndOfStep(int row) => CurveOf(row).Time[_step[row]];

    private void CheckWeights()
    {
        for (int row = 0; row < Rows.Count; row++)
        {
            if (Lingers(row) && !(CurveOf(row).Before[_step[row]] > 0))
            {
                throw new ModelException(
                    "no-weights",
                    FormattableString.Invariant($"At {Rows.Exit[row]} the estimated chance of having entered is 0, because an earlier risk set was empty: ")
                    + "the competing event there can be given no weight.",
                    FormattableString.Invariant($"À {Rows.Exit[row]}, la probabilité estimée d'être entré est 0, un ensemble à risque antérieur étant vide : ")
                    + "l'événement concurrent n'y peut recevoir de poids.");
            }
        }
    }

    private static double[] EventTimes(SurvivalData rows, int cause)
    {
        List<double> times = [];
        foreach (int row in rows.ExitOrder)
        {
            if (rows.Cause[row] == cause && (times.Count == 0 || times[^1] != rows.Exit[row]))
            {
                times.Add(rows.Exit[row]);
            }
        }

        return [.. times];
    }

    // Rows of each group by ascending exit.
    private static int[][] ByExit(SurvivalData rows, int[] group, int groups)
    {
        if (groups == 1)
        {
            return [rows.ExitOrder];
        }

        int[] count = new int[groups];
        foreach (int code in group)
        {
            count[code]++;
        }

        int[][] byExit = [.. count.Select(n => new int[n])];
        Array.Clear(count);
        foreach (int row in rows.ExitOrder)
        {
            byExit[group[row]][count[group[row]]++] = row;
        }

        return byExit;
    }

    private static bool HasDelay(SurvivalData rows, bool[] first)
    {
        double firstExit = rows.Exit[rows.ExitOrder[0]];
        return Enumerable.Range(0, rows.Count).Any(row => first[row] && rows.Entry[row] > firstExit);
    }

    // A frequency F is written out as F rows: each of them is a subject with a residual of its own.
    private static int[] Copies(SurvivalData data) =>
        data.Frequencies.IsEmpty
            ? [.. Enumerable.Range(0, data.Count)]
            : [.. Enumerable.Range(0, data.Count).SelectMany(row => Enumerable.Repeat(row, data.Frequencies[row]))];

    private static int[] SubjectsOf(SurvivalData data, SurvivalData rows)
    {
        if (rows.Subjects.IsEmpty)
        {
            return [.. Enumerable.Range(0, rows.Count)];
        }

        if (!data.Frequencies.IsEmpty && data.Frequencies.Any(frequency => frequency > 1))
        {
            throw new RequestException("Rows with a frequency above 1 cannot be rows of one subject.", "Des lignes de fréquence supérieure à 1 ne peuvent être celles d'un même sujet.", nameof(data));
        }

        Dictionary<int, int> numbers = [];
        return [.. rows.Subjects.Select(subject => numbers.TryGetValue(subject, out int number) ? number : numbers[subject] = numbers.Count)];
    }

    private static (bool[] First, bool[] Last) Ends(SurvivalData rows, int[] subjects)
    {
        bool[] first = new bool[rows.Count];
        bool[] last = new bool[rows.Count];
        if (rows.Subjects.IsEmpty)
        {
            Array.Fill(first, true);
            Array.Fill(last, true);
            return (first, last);
        }

        int[] order = [.. Enumerable.Range(0, rows.Count).OrderBy(row => subjects[row]).ThenBy(row => rows.Exit[row])];
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i];
            first[row] = i == 0 || subjects[order[i - 1]] != subjects[row];
            last[row] = i == order.Length - 1 || subjects[order[i + 1]] != subjects[row];
            if (!last[row] && rows.Cause[row] > 0)
            {
                throw new RequestException($"Subject {rows.Subjects[row]} has an event before its last row.", $"Le sujet {rows.Subjects[row]} a un événement avant sa dernière ligne.", nameof(rows));
            }

            if (!first[row] && (!rows.HasEntry || rows.Entry[row] != rows.Exit[order[i - 1]]))
            {
                throw new RequestException($"The rows of subject {rows.Subjects[row]} do not follow each other without gap or overlap.", $"Les lignes du sujet {rows.Subjects[row]} ne se suivent pas sans trou ni chevauchement.", nameof(rows));
            }
        }

        return (first, last);
    }

    private static void CheckGroups(Factor? groups, int count)
    {
        if (groups is null)
        {
            return;
        }

        if (groups.Count != count)
        {
            throw new ArgumentException($"'{groups.Name}' has {groups.Count} rows and the data {count}.", nameof(groups));
        }

        int missing = groups.Codes.IndexOf(-1);
        if (missing >= 0)
        {
            throw new ArgumentException($"Row {missing} of '{groups.Name}' is missing.", nameof(groups));
        }
    }
}
