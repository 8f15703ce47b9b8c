using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One rule about the content of a cohort.</summary>
public sealed class CohortRule
{
    private readonly Func<ImportResult, IEnumerable<Finding>> _check;

    private CohortRule(string code, Wording title, Func<ImportResult, IEnumerable<Finding>> check)
    {
        Code = code;
        Title = title;
        _check = check;
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
        return [.. _check(import)];
    }

    /// <summary>A rule that looks at the whole import.</summary>
    internal static CohortRule OfImport(string code, string english, string french, Func<ImportResult, IEnumerable<Finding>> check) =>
        new(code, new Wording(english, french), check);

    /// <summary>A rule that looks at one patient at a time.</summary>
    internal static CohortRule OfPatient(string code, string english, string french, Action<PatientHistory, ImportResult, RuleFindings> check) =>
        new(code, new Wording(english, french), import =>
        {
            var all = new List<Finding>();
            foreach (PatientHistory history in import.Cohort.Histories)
            {
                var findings = new RuleFindings(code, history, all);
                check(history, import, findings);
            }

            // Of a refused row, what is wrong with the row itself.
            foreach (RefusedRow refused in import.Refused)
            {
                var own = new List<Finding>();
                check(refused.History, import, new RuleFindings(code, refused.History, own));
                all.AddRange(own.Where(f => f.Row == refused.Line));
            }

            return all;
        });
}
