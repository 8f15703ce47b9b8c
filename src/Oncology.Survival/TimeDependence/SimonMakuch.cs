using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Simon-Makuch curves: survival by an exposure that begins during follow-up, with patients moving between the risk sets.
/// </summary>
/// <remarks>
/// <para>
/// Kaplan-Meier estimates on the episodes of <see cref="Episodes"/>. A patient whose exposure begins leaves the unexposed risk set
/// without an event (counted as censored there) and enters the exposed one. A curve may begin at a landmark, so that the exposed
/// risk set is not empty at first; from then on it still takes in who is exposed later.
/// </para>
/// <para>
/// The curves say how the hazards of the two states compare; they are not the survival of two groups of patients, and an early
/// exposed risk set of a few patients can pull its curve to 0.
/// </para>
/// <para>Source: Simon, Makuch, Stat Med 1984;3:35, doi 10.1002/sim.4780030106.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class SimonMakuch : ITabular
{
    private SimonMakuch(Episodes episodes, ImmutableArray<KaplanMeier> curves, ImmutableArray<double> switchTimes)
    {
        Episodes = episodes;
        Curves = curves;
        SwitchTimes = switchTimes;
    }

    /// <summary>The episodes behind the curves.</summary>
    public Episodes Episodes { get; }

    /// <summary>The curves of the unexposed (label <c>0</c>) and of the exposed (<c>1</c>); a state nobody is in has no curve.</summary>
    public ImmutableArray<KaplanMeier> Curves { get; }

    /// <summary>Times at which patients under observation moved to the exposed risk set, ascending.</summary>
    public ImmutableArray<double> SwitchTimes { get; }

    /// <summary>Estimates the curves.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins, in the unit of the data; NaN or +∞ for never.</param>
    /// <param name="options">Choices of convention; <see cref="KaplanMeierOptions.StartTime"/> is the landmark. Null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no row has a length (after the landmark).</exception>
    public static SimonMakuch Fit(SurvivalData data, ReadOnlySpan<double> exposureTime, KaplanMeierOptions? options = null)
    {
        Episodes episodes = Episodes.Split(data, exposureTime);
        ImmutableArray<double> switches =
        [
            .. Enumerable.Range(1, episodes.Data.Count - 1)
                .Where(row => episodes.SourceRow[row] == episodes.SourceRow[row - 1])
                .Select(row => episodes.Data.Entry[row])
                .Order(),
        ];
        return new SimonMakuch(episodes, KaplanMeier.FitBy(episodes.Data, episodes.ExposedFactor(), options), switches);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ResultTable[] tables = [.. Curves.Select(curve => curve.ToTable(language))];
        ImmutableArray<TableColumn> columns = [new("group", Words.Group.In(language), IsText: true), .. tables[0].Columns];
        return new ResultTable(
            Words.SimonMakuch.In(language),
            columns,
            [.. Curves.Zip(tables).SelectMany(pair => pair.Second.Rows.Select(row => new TableRow([new Cell.Text(pair.First.Label!), .. row.Cells])))],
            language);
    }

    /// <summary>The curves as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
