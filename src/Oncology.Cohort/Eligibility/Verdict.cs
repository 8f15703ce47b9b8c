namespace Oncology.Cohort;

/// <summary>Answer to a clinical question. A missing value is never silently negative.</summary>
public enum Verdict
{
    /// <summary>The data needed for an answer are missing.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Met,

    /// <summary>No.</summary>
    NotMet,

    /// <summary>The question does not apply to this patient; it takes no part in conjunctions and disjunctions.</summary>
    NotApplicable,
}

/// <summary>Three-valued logic on <see cref="Verdict"/> (Kleene), with NotApplicable left out of conjunctions and disjunctions.</summary>
public static class Verdicts
{
    /// <summary>Both: NotMet wins, else Unknown, else Met.</summary>
    /// <param name="left">One answer.</param>
    /// <param name="right">The other answer.</param>
    /// <returns>The conjunction; NotApplicable only when both are.</returns>
    public static Verdict And(this Verdict left, Verdict right)
    {
        if (left == Verdict.NotApplicable || right == Verdict.NotApplicable)
        {
            return left == Verdict.NotApplicable ? right : left;
        }

        return left == Verdict.NotMet || right == Verdict.NotMet ? Verdict.NotMet
            : left == Verdict.Unknown || right == Verdict.Unknown ? Verdict.Unknown
            : Verdict.Met;
    }

    /// <summary>Either: Met wins, else Unknown, else NotMet.</summary>
    /// <param name="left">One answer.</param>
    /// <param name="right">The other answer.</param>
    /// <returns>The disjunction; NotApplicable only when both are.</returns>
    public static Verdict Or(this Verdict left, Verdict right)
    {
        if (left == Verdict.NotApplicable || right == Verdict.NotApplicable)
        {
            return left == Verdict.NotApplicable ? right : left;
        }

        return left == Verdict.Met || right == Verdict.Met ? Verdict.Met
            : left == Verdict.Unknown || right == Verdict.Unknown ? Verdict.Unknown
            : Verdict.NotMet;
    }

    /// <summary>Not: swaps Met and NotMet, keeps Unknown and NotApplicable.</summary>
    /// <param name="verdict">An answer.</param>
    /// <returns>The negation.</returns>
    public static Verdict Not(this Verdict verdict) => verdict switch
    {
        Verdict.Met => Verdict.NotMet,
        Verdict.NotMet => Verdict.Met,
        _ => verdict,
    };

    /// <summary>The answer that a recorded yes or no gives.</summary>
    /// <param name="answer">Yes, no, or null when missing.</param>
    /// <returns>Met, NotMet, or Unknown when missing.</returns>
    public static Verdict ToVerdict(this bool? answer) =>
        answer is { } known ? known ? Verdict.Met : Verdict.NotMet : Verdict.Unknown;
}
