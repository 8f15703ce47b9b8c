namespace Oncology.Cohort;

/// <summary>A rule on the included patients as a whole, counted.</summary>
/// <param name="Cap">The rule.</param>
/// <param name="Group">Group that is counted; null for all together.</param>
/// <param name="Counted">Included patients the rule counts.</param>
/// <param name="Unknown">Included patients of whom it is unknown whether the rule counts them.</param>
/// <param name="Included">Included patients: the denominator of a share.</param>
/// <param name="Verdict">Whether the rule holds; Unknown when the unknown patients could decide, NotApplicable when nobody is included.</param>
public sealed record CapResult(CohortCap Cap, string? Group, int Counted, int Unknown, int Included, Verdict Verdict)
{
    internal static CapResult Of(CohortCap cap, string? group, int counted, int unknown, int included)
    {
        bool allows(int n) => (cap.MostShare is not { } share || n <= share * included) && (cap.Most is not { } most || n <= most) && (cap.Least is not { } least || n >= least);
        bool[] answers = [.. Enumerable.Range(counted, unknown + 1).Select(allows)];
        Verdict verdict = included == 0 ? Verdict.NotApplicable
            : answers.All(a => a) ? Verdict.Met
            : answers.Any(a => a) ? Verdict.Unknown
            : Verdict.NotMet;
        return new CapResult(cap, group, counted, unknown, included, verdict);
    }
}
