using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The answer of a condition for one patient, with the comparisons that decided.</summary>
internal sealed record ConditionAnswer(Verdict Verdict, ImmutableArray<DecidingPart> Parts, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Missing)
{
    /// <summary>Joins the answers of parts; the parts that agree with the whole give its reason.</summary>
    public static ConditionAnswer Join(ImmutableArray<ConditionAnswer> parts, Func<Verdict, Verdict, Verdict> join)
    {
        Verdict verdict = parts.Select(p => p.Verdict).Aggregate(join);
        ConditionAnswer[] deciding = [.. parts.Where(p => p.Verdict == verdict)];
        return new ConditionAnswer(
            verdict, [.. deciding.SelectMany(p => p.Parts)], [.. parts.SelectMany(p => p.Evidence)], [.. deciding.SelectMany(p => p.Missing).Distinct()]);
    }

    /// <summary>The answer of the opposite condition: the same findings, and what it asks of them as a whole.</summary>
    public ConditionAnswer Opposite(Wording asked) =>
        this with { Verdict = Verdict.Not(), Parts = [new DecidingPart(Joined(Parts, part => part.Found), asked)] };

    /// <summary>What was found, and beside it what a criterion of the kind makes of it.</summary>
    public Wording Reason(CriterionKind kind)
    {
        Wording lead = kind switch
        {
            CriterionKind.Inclusion => new("required", "exigé"),
            CriterionKind.Exclusion => new("excluded if", "exclu si"),
            _ => new("asked", "demandé"),
        };
        return Joined(Parts, part => part.Asked is { } asked
            ? new Wording($"{part.Found.English} ({lead.English}: {asked.English})", $"{part.Found.French} ({lead.French} : {asked.French})")
            : part.Found);
    }

    private static Wording Joined(ImmutableArray<DecidingPart> parts, Func<DecidingPart, Wording> words) =>
        new(string.Join("; ", parts.Select(part => words(part).English)), string.Join(" ; ", parts.Select(part => words(part).French)));
}

/// <summary>One finding that decided an answer.</summary>
/// <param name="Found">What the data say: <c>Number of metastases: 6</c>.</param>
/// <param name="Asked">What the condition asks: <c>1 to 5</c>; null when only a person can say.</param>
internal readonly record struct DecidingPart(Wording Found, Wording? Asked);
