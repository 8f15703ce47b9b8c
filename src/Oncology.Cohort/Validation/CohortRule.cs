using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>One rule about the content of a cohort.</summary>
public sealed class CohortRule
{
    private readonly Func<ImportResult, IEnumerable<Finding>>? _ofImport;
    private readonly Action<PatientHistory, ImportResult, RuleFindings>? _ofPatient;

    private CohortRule(
        string code, Wording title, Func<ImportResult, IEnumerable<Finding>>? ofImport, Action<PatientHistory, ImportResult, RuleFindings>? ofPatient)
    {
        Code = code;
        Title = title;
        _ofImport = ofImport;
        _ofPatient = ofPatient;
    }

    /// <summary>Code of the rule: <c>V04</c>.</summary>
    public string Code { get; }

    /// <summary>What the rule looks for.</summary>
    public Wording Title { get; }

    /// <summary>Runs the rule.</summary>
    /// <param name="import">An imported cohort.</param>
    /// <returns>What it found, in the order of the patients.</returns>
    public ImmutableArray<Finding> Check(ImportResult import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return Check([this], import)[0];
    }

    /// <summary>Runs several rules, each patient being looked at by all of them in turn and parts of the cohort at once.</summary>
    /// <returns>What each rule found, in the order of the patients.</returns>
    internal static ImmutableArray<Finding>[] Check(ImmutableArray<CohortRule> rules, ImportResult import, WorkWatch? watcher = null)
    {
        WorkWatch watch = watcher ?? WorkWatch.None;
        watch.Report(0);
        var done = new SharedProgress(watch, histories: import.Cohort.Count);
        ImmutableArray<PatientHistory> histories = import.Cohort.Histories;
        Task<ImmutableArray<Finding>[]> ofImport = Task.Run(() => Array.ConvertAll([.. rules], r => r._ofImport is { } check ? [.. check(import)] : ImmutableArray<Finding>.Empty));
        var parts = new RuleFindings[InParts.CountOf(histories.Length)][];
        InParts.Run(histories.Length, (part, from, to) =>
        {
            RuleFindings[] found = parts[part] = Collectors(rules);
            for (int i = from; i < to; i++)
            {
                watch.Cancellation.ThrowIfCancellationRequested();
                CheckOne(rules, histories[i], import, found);
            }

            done.Add(to - from);
        });
        var refused = import.Refused.Select(r =>
        {
            RuleFindings[] found = Collectors(rules, isRefused: true);
            CheckOne(rules, r.History, import, found);
            return (Row: r, Found: found);
        }).ToArray();
        ImmutableArray<Finding>[] own = ofImport.GetAwaiter().GetResult();
        return
        [
            .. rules.Select((rule, i) => rule._ofPatient is null ? own[i] :
            [
                .. parts.SelectMany(p => p[i].Found),
                // Of a refused row, what is wrong with the row itself.
                .. refused.SelectMany(r => r.Found[i].Found.Where(f => f.Row == r.Row.Line && f.File == r.Row.File)),
            ]),
        ];
    }

    /// <summary>A rule that looks at the whole import.</summary>
    internal static CohortRule OfImport(string code, string english, string french, Func<ImportResult, IEnumerable<Finding>> check) =>
        new(code, new Wording(english, french), check, null);

    /// <summary>A rule that looks at one patient at a time.</summary>
    internal static CohortRule OfPatient(string code, string english, string french, Action<PatientHistory, ImportResult, RuleFindings> check) =>
        new(code, new Wording(english, french), null, check);

    private static RuleFindings[] Collectors(ImmutableArray<CohortRule> rules, bool isRefused = false)
    {
        var dates = new PatientDates();
        return [.. rules.Select(r => new RuleFindings(r.Code, dates, isRefused))];
    }

    private static void CheckOne(ImmutableArray<CohortRule> rules, PatientHistory history, ImportResult import, RuleFindings[] found)
    {
        found[0].Dates.Turn(history);
        for (int i = 0; i < rules.Length; i++)
        {
            rules[i]._ofPatient?.Invoke(history, import, found[i]);
        }
    }
}
