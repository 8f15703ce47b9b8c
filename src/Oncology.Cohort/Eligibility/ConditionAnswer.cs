using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The answer of a condition for one patient, with the comparisons that decided.</summary>
internal sealed record ConditionAnswer(Verdict Verdict, Wording Reason, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Missing)
{
    /// <summary>Joins the answers of parts; the parts that agree with the whole give its reason.</summary>
    public static ConditionAnswer Join(ImmutableArray<ConditionAnswer> parts, Func<Verdict, Verdict, Verdict> join)
    {
        Verdict verdict = parts.Select(p => p.Verdict).Aggregate(join);
        ConditionAnswer[] deciding = [.. parts.Where(p => p.Verdict == verdict)];
        return new ConditionAnswer(
            verdict,
            new Wording(string.Join("; ", deciding.Select(p => p.Reason.English)), string.Join(" ; ", deciding.Select(p => p.Reason.French))),
            [.. parts.SelectMany(p => p.Evidence)],
            [.. deciding.SelectMany(p => p.Missing).Distinct()]);
    }
}
