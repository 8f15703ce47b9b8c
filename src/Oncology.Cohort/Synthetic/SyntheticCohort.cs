using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>
/// A cohort of invented patients from which published numbers come out: counts exactly, survival numbers as far as the search got.
/// </summary>
/// <remarks>
/// <para>Counts and cross-counts hold by construction. Times, events, exposure days and profiles are searched for by simulated annealing,
/// then by repairs: combinations of changes whose effects add up. Every target of the result is recomputed by the public estimators under
/// Stata's conventions (Breslow ties, log(−log) intervals), not taken from the search.</para>
/// <para>Days are whole; months are days / 30.4375. Nobody in it is a real person, and nothing clinical may be learnt from it.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class SyntheticCohort : ITabular
{
    private readonly SearchState _state;
    private readonly DesignFile _design;

    private SyntheticCohort(SearchState state, DesignFile design, ImmutableArray<SyntheticRun> runs, string text, ImmutableArray<SyntheticTarget> targets)
    {
        _state = state;
        _design = design;
        Runs = runs;
        State = $"# {Mark}\n{SyntheticRun.Header(runs)}{text}";
        Targets = targets;
    }

    /// <summary>Name of the cohort.</summary>
    public string Name => _design.Name;

    /// <summary>The sentence with which every file of the cohort begins, behind a <c>#</c>: nobody in it is a real person.</summary>
    public string Mark => $"Synthetic cohort '{Name}': no real person.";

    /// <summary>Every run that led here, with seed and changes tried: those of the state that was resumed, then this one. The same seeds and numbers asked give the same cohort.</summary>
    public ImmutableArray<SyntheticRun> Runs { get; }

    /// <summary>The search's state as text, to go on from; its first lines say that it is synthetic and name <see cref="Runs"/>.</summary>
    public string State { get; }

    /// <summary>Every published number of the targets, with what the cohort gives.</summary>
    public ImmutableArray<SyntheticTarget> Targets { get; }

    /// <summary>Number of targets met.</summary>
    public int Met => Targets.Count(t => t.IsMet);

    /// <summary>Searches for a cohort.</summary>
    /// <param name="targets">What it has to print.</param>
    /// <param name="options">Seed, length, state to go on from; null is the default.</param>
    /// <param name="stop">Ends the search early; the best cohort so far is the result.</param>
    /// <returns>The best cohort found. The same seed and number of iterations give the same cohort.</returns>
    /// <exception cref="SyntheticDesignException">No cohort fits the ranges, or the state to go on from does not.</exception>
    public static SyntheticCohort Find(SyntheticTargets targets, SyntheticOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        options ??= new SyntheticOptions();
        SearchProblem problem = ProblemCompiler.Compile(targets.Design, targets.Published);
        (SearchState state, ImmutableArray<SyntheticRun> earlier) = options.Resume is null
            ? (InitialState.Make(targets.Design, problem.Layout, new RandomStream((ulong)options.Seed)), [])
            : Resumed(options.Resume, problem.Layout);
        SyntheticSearch search = new(problem, state, options, stop);
        search.Run();
        SearchState best = new(problem.Layout);
        StateFile.Read(search.BestState, best);
        return new SyntheticCohort(best, targets.Design, [.. earlier, new SyntheticRun(options.Seed, options.Iterations, search.Iterations)], search.BestState, Verify(problem, best));
    }

    /// <summary>The cohort of a state, without a search.</summary>
    /// <param name="targets">The targets for which the state was searched.</param>
    /// <param name="state">The state (<see cref="State"/>) as text.</param>
    /// <returns>The cohort. The same targets and state give the same cohort and the same records.</returns>
    /// <exception cref="SyntheticDesignException">The state does not fit the targets.</exception>
    public static SyntheticCohort Of(SyntheticTargets targets, string state)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(state);
        SearchProblem problem = ProblemCompiler.Compile(targets.Design, targets.Published);
        (SearchState read, ImmutableArray<SyntheticRun> runs) = Resumed(state, problem.Layout);
        return new SyntheticCohort(read, targets.Design, runs, StateFile.Write(read), Verify(problem, read));
    }

    /// <summary>
    /// The patients as a flat file with every field of a record: dates, biology, imaging, lesions, drugs, focal treatment with technique, dose and
    /// fractions, progression, response, toxicity, last news.
    /// </summary>
    /// <remarks>
    /// Times, events and columns are those of the search; everything else is dealt out as the key <c>records</c> of the targets file says, or by usual
    /// shares of oligometastatic breast cancer. The import derives the searched times, events and exposure from the dates again.
    /// </remarks>
    /// <returns>The file. The same targets and state give the same text.</returns>
    public SyntheticRecords ToRecords() => RecordFile.Write(_design, _state, Runs);

    /// <summary>The columns of an analysis, which the search found: one row per patient, marked as synthetic.</summary>
    /// <returns>CSV: patient_id, data_origin, arm, pfs_days, pfs_event, os_days, os_event, exposure_day, the 0/1 columns, the blocks by label.</returns>
    public string ToCsv()
    {
        SearchLayout layout = _state.Layout;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Mark} Searched with {string.Join("; then ", Runs)}\n");
        text.Append("patient_id,data_origin,arm,pfs_days,pfs_event,os_days,os_event,exposure_day");
        foreach (string column in layout.Columns.Concat(layout.Blocks.Select(b => b.Name)))
        {
            text.Append(',').Append(Quoted(column));
        }

        text.Append('\n');
        for (int row = 0; row < layout.Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row + 1},synthetic,{Quoted(layout.Arms[layout.Arm[row]])},{_state.First[row]},{Bit(_state.FirstEvent[row])}");
            text.Append(CultureInfo.InvariantCulture, $",{_state.Last[row]},{Bit(_state.LastEvent[row])},");
            text.Append(_state.Start[row] == SearchLayout.Never ? "" : _state.Start[row].ToString(CultureInfo.InvariantCulture));
            foreach (bool[] column in _state.Column)
            {
                text.Append(',').Append(Bit(column[row]));
            }

            for (int b = 0; b < layout.Blocks.Length; b++)
            {
                text.Append(',').Append(Quoted(layout.Blocks[b].Labels[_state.Profile[b][row]]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => SyntheticTable.Of(this, language);

    private static (SearchState State, ImmutableArray<SyntheticRun> Runs) Resumed(string text, SearchLayout layout)
    {
        SearchState state = new(layout);
        StateFile.Read(text, state);
        StateFile.CheckCounts(state);
        return (state, SyntheticRun.Of(text));
    }

    private static ImmutableArray<SyntheticTarget> Verify(SearchProblem problem, SearchState state)
    {
        double[][] values = [.. problem.Targets.Select(target => EstimatorCheck.Values(target, state))];
        return [.. problem.Numbers.Select(n => SyntheticTarget.Of(n.Published, values[n.Target][n.Slot]))];
    }

    private static char Bit(bool value) => value ? '1' : '0';

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
