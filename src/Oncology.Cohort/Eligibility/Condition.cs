using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>What a criterion asks, as data: comparisons of facts, joined by all, any, not and if.</summary>
/// <remarks>Answers follow three-valued logic (D0): a missing value makes a comparison Unknown, never NotMet.</remarks>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>A yes/no fact is yes.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <returns>The condition.</returns>
    public static Condition Yes(string fact) => new Compare(fact, Comparison.Is, ["yes"]);

    /// <summary>A yes/no fact is no.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <returns>The condition.</returns>
    public static Condition No(string fact) => new Compare(fact, Comparison.Is, ["no"]);

    /// <summary>A category is one of several.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <param name="categories">The categories.</param>
    /// <returns>The condition.</returns>
    public static Condition Is(string fact, params ImmutableArray<string> categories) => new Compare(fact, Comparison.Is, categories);

    /// <summary>A category is none of several.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <param name="categories">The categories.</param>
    /// <returns>The condition.</returns>
    public static Condition IsNot(string fact, params ImmutableArray<string> categories) => new Compare(fact, Comparison.IsNot, categories);

    /// <summary>A number compared with one limit.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="withinDays">Oldest age of the measurement in days; null for any.</param>
    /// <returns>The condition.</returns>
    public static Condition Limit(string fact, Comparison comparison, double limit, int? withinDays = null) =>
        new Compare(fact, comparison, [limit.ToString("R", CultureInfo.InvariantCulture)]) { WithinDays = withinDays };

    /// <summary>The fact is known.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <returns>The condition.</returns>
    public static Condition Known(string fact) => new Compare(fact, Comparison.Known, []);

    internal abstract ConditionAnswer Ask(ScreeningSubject subject);

    /// <summary>A fact compared with values.</summary>
    /// <param name="Fact">Name of the fact.</param>
    /// <param name="Comparison">The comparison.</param>
    /// <param name="Values">The values: numbers with a decimal point, dates as yyyy-MM-dd, categories; <c>yes</c> or <c>no</c>.</param>
    public sealed record Compare(string Fact, Comparison Comparison, ImmutableArray<string> Values) : Condition
    {
        /// <summary>Oldest age of the measurement in days; an older one is Unknown, "stale". Null for any.</summary>
        public int? WithinDays { get; init; }

        internal override ConditionAnswer Ask(ScreeningSubject subject) => FactComparison.Ask(this, subject);
    }

    /// <summary>All parts hold: NotMet wins, else Unknown, else Met.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record All(params ImmutableArray<Condition> Parts) : Condition
    {
        internal override ConditionAnswer Ask(ScreeningSubject subject) =>
            ConditionAnswer.Join([.. Parts.Select(p => p.Ask(subject))], Verdicts.And);
    }

    /// <summary>At least one part holds: Met wins, else Unknown, else NotMet.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record Any(params ImmutableArray<Condition> Parts) : Condition
    {
        internal override ConditionAnswer Ask(ScreeningSubject subject) =>
            ConditionAnswer.Join([.. Parts.Select(p => p.Ask(subject))], Verdicts.Or);
    }

    /// <summary>The part does not hold.</summary>
    /// <param name="Part">The part.</param>
    public sealed record Not(Condition Part) : Condition
    {
        internal override ConditionAnswer Ask(ScreeningSubject subject) => Part.Ask(subject).Opposite(Part switch
        {
            Compare compare => ComparisonWords.OfOpposite(compare),
            All { Parts.Length: 2 } => new("not both", "pas les deux à la fois"),
            All => new("not all of them at once", "pas tous à la fois"),
            Any { Parts.Length: 2 } => new("neither", "ni l'un ni l'autre"),
            Any => new("none of them", "aucun d'eux"),
            _ => new("otherwise", "le contraire"),
        });
    }

    /// <summary>The second part is asked where the first holds, and does not apply where it does not.</summary>
    /// <param name="Precondition">Who is asked.</param>
    /// <param name="Then">What is asked.</param>
    public sealed record If(Condition Precondition, Condition Then) : Condition
    {
        internal override ConditionAnswer Ask(ScreeningSubject subject)
        {
            ConditionAnswer asked = Precondition.Ask(subject);
            if (asked.Verdict is Verdict.NotMet or Verdict.NotApplicable)
            {
                return asked with { Verdict = Verdict.NotApplicable };
            }

            ConditionAnswer then = Then.Ask(subject);
            return asked.Verdict == Verdict.Met || then.Verdict == Verdict.Met
                ? then with { Evidence = [.. asked.Evidence, .. then.Evidence] }
                : asked with { Evidence = [.. asked.Evidence, .. then.Evidence] };
        }
    }
}
