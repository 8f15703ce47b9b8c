using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Follow-up rewritten for the subdistribution hazard of one cause: who had a competing event stays in the risk set, with a weight that
/// falls as others would have been censored. R's <c>finegray</c>.
/// </summary>
/// <remarks>
/// <para>
/// A subject with a competing event at t goes on after t with weight G(s−)/G(t−) at each later time s of the event of interest, G the
/// Kaplan-Meier estimate of the time to censoring (at equal times <see cref="FineGrayOptions.CensoringTies"/>). Its rows are cut where G falls; rows in which
/// no event of interest occurs are left out. All other rows stay as they are, with weight 1 times their case weight.
/// </para>
/// <para>
/// With late entry the weight is G(s−)H(s−)/(G(t−)H(t−)), H the estimate of the entry distribution. Start-stop rows need subjects, whose
/// rows touch and whose event comes last.
/// </para>
/// <para>
/// Rows come in the order of the source rows, then of time. A frequency F gives F rows. In <see cref="Data"/> the event of interest has
/// cause 1 and everything else is censored; times are in the caller's unit.
/// </para>
/// <para>Source: Fine, Gray, JASA 1999;94:496; Geskus, Biometrics 2011;67:39; Therneau, Crowson, Atkinson, R survival, vignette "compete".</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class FineGrayWeights : ITabular
{
    private FineGrayWeights(SurvivalData data, ImmutableArray<int> sourceRow, int[] subjects, CensoredFollowUp followUp)
    {
        Data = data;
        SourceRow = sourceRow;
        Subjects = subjects;
        FollowUp = followUp;
    }

    /// <summary>The rows, with their weights.</summary>
    public SurvivalData Data { get; }

    /// <summary>Row of the source data behind each row.</summary>
    public ImmutableArray<int> SourceRow { get; }

    /// <summary>Weight of each row: the censoring weight times the case weight.</summary>
    public ImmutableArray<double> Weight => Data.Weights;

    /// <summary>Subject of each row, numbered 0, 1, …; identical rows that a frequency stands for are subjects of their own.</summary>
    internal int[] Subjects { get; }

    /// <summary>What the weights were made from.</summary>
    internal CensoredFollowUp FollowUp { get; }

    /// <summary>Rewrites the follow-up.</summary>
    /// <param name="data">Follow-up with causes.</param>
    /// <param name="cause">The event of interest, at least 1.</param>
    /// <param name="options">Merging of times and censoring groups; null is one group and R's merging.</param>
    /// <exception cref="ArgumentException">
    /// The censoring groups have another length or a missing value, or start-stop rows have no subjects, gaps, or an event before the last row.
    /// </exception>
    /// <exception cref="ModelException">No row has the event of interest (<c>no-events</c>), or late entry leaves a risk set empty (<c>no-weights</c>).</exception>
    public static FineGrayWeights Create(SurvivalData data, int cause, FineGrayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        options ??= new FineGrayOptions();
        CheckGroups(options.CensoringGroups, data.Count);
        if (!data.Cause.Contains(cause))
        {
            throw new ModelException("no-events", $"None of the {data.RowCount} rows has the event of interest (cause {cause}).");
        }

        int[] source = Copies(data);
        SurvivalData rows = data.WithTiesMerged(options.TimeTies).Subset(source);
        int[] subjects = SubjectsOf(data, rows);
        (bool[] first, bool[] last) = Ends(rows, subjects);
        bool hasDelay = rows.HasEntry && Enumerable.Range(0, rows.Count).Any(row => first[row] && rows.Entry[row] > rows.Exit.Min());
        double[] eventTimes = [.. rows.Exit.Where((_, row) => rows.Cause[row] == cause).Distinct().Order()];
        int[][] groups = options.CensoringGroups?.Subset(source).RowsByLevel() ?? [[.. Enumerable.Range(0, rows.Count)]];
        CensoringCurve?[] curve = new CensoringCurve?[rows.Count];
        foreach (int[] group in groups.Where(group => group.Length > 0))
        {
            var one = CensoringCurve.Of(rows, group, eventTimes, rows.Exit.Max(), first, last, hasDelay, options.CensoringTies);
            Array.ForEach(group, row => curve[row] = one);
        }

        FineGrayRows expanded = new(rows, cause);
        for (int row = 0; row < rows.Count; row++)
        {
            expanded.Add(row, last[row] ? curve[row] : null);
        }

        int[] copies = [.. expanded.Row];
        return new FineGrayWeights(expanded.ToData(), [.. copies.Select(row => source[row])], [.. copies.Select(row => subjects[row])], new CensoredFollowUp(rows, cause, curve, copies));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.WeightedRows,
            language,
            ("rows", Words.WeightedRows, SingleRow.Number(Data.Count, NumberKind.Count)),
            ("source_rows", Words.SourceRows, SingleRow.Number(SourceRow.Distinct().Count(), NumberKind.Count)),
            ("sum_of_weights", Words.SumOfWeights, SingleRow.Number(Weight.Sum(), NumberKind.Measure)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

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
            throw new ArgumentException("Rows with a frequency above 1 cannot be rows of one subject.", nameof(data));
        }

        Dictionary<int, int> numbers = [];
        return [.. rows.Subjects.Select(subject => numbers.TryGetValue(subject, out int number) ? number : numbers[subject] = numbers.Count)];
    }

    private static (bool[] First, bool[] Last) Ends(SurvivalData rows, int[] subjects)
    {
        bool[] first = new bool[rows.Count];
        bool[] last = new bool[rows.Count];
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderBy(row => subjects[row]).ThenBy(row => rows.Exit[row])];
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i];
            first[row] = i == 0 || subjects[order[i - 1]] != subjects[row];
            last[row] = i == order.Length - 1 || subjects[order[i + 1]] != subjects[row];
            if (!last[row] && rows.Cause[row] > 0)
            {
                throw new ArgumentException($"Subject {rows.Subjects[row]} has an event before its last row.", nameof(rows));
            }

            if (!first[row] && (!rows.HasEntry || rows.Entry[row] != rows.Exit[order[i - 1]]))
            {
                throw new ArgumentException($"The rows of subject {rows.Subjects[row]} do not follow each other without gap or overlap.", nameof(rows));
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
