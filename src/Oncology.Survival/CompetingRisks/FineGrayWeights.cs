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
    private FineGrayWeights(SurvivalData data, ImmutableArray<int> sourceRow, int[] subjects)
    {
        Data = data;
        SourceRow = sourceRow;
        Subjects = subjects;
    }

    /// <summary>The rows, with their weights.</summary>
    public SurvivalData Data { get; }

    /// <summary>Row of the source data behind each row.</summary>
    public ImmutableArray<int> SourceRow { get; }

    /// <summary>Weight of each row: the censoring weight times the case weight.</summary>
    public ImmutableArray<double> Weight => Data.Weights;

    /// <summary>Subject of each row, numbered 0, 1, …; identical rows that a frequency stands for are subjects of their own.</summary>
    internal int[] Subjects { get; }

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
        return Of(CensoredFollowUp.Of(data, cause, options ?? new FineGrayOptions()));
    }

    /// <summary>Writes out the rows of prepared follow-up.</summary>
    internal static FineGrayWeights Of(CensoredFollowUp followUp)
    {
        FineGrayRows expanded = new(followUp);
        for (int row = 0; row < followUp.Rows.Count; row++)
        {
            expanded.Add(row);
        }

        return new FineGrayWeights(
            expanded.ToData(), [.. expanded.Row.Select(row => followUp.SourceRow[row])], [.. expanded.Row.Select(row => followUp.Subjects[row])]);
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
}
