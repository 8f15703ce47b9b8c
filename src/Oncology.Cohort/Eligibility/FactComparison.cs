using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Answers one comparison for one patient.</summary>
internal static class FactComparison
{
    public static ConditionAnswer Ask(Condition.Compare compare, ScreeningSubject subject)
    {
        Fact fact = Facts.Find(compare.Fact)
            ?? throw new InvalidOperationException($"There is no fact '{compare.Fact}': criteria are checked when their list is made.");
        FactReading reading = fact.Read(subject);
        bool isStale = compare.WithinDays is { } days && IsStale(reading, days, subject);
        Verdict verdict = reading.IsNotApplicable ? Verdict.NotApplicable
            : isStale ? Verdict.Unknown
            : Decide(compare, fact.Type, reading, subject.Conventions);
        return new ConditionAnswer(
            verdict,
            [new DecidingPart(Found(fact, reading, compare, isStale), ComparisonWords.Of(compare))],
            reading.Evidence,
            verdict == Verdict.Unknown ? reading.Missing : []);
    }

    // A value of an unknown day may be stale, and a missing value is missing anyway.
    private static bool IsStale(FactReading reading, int days, ScreeningSubject subject) =>
        !reading.IsNever && (subject.DaysSince(reading.MeasuredOn) is not { } age || age > days);

    private static Verdict Decide(Condition.Compare compare, FactType type, FactReading reading, ClinicalConventions conventions) => type switch
    {
        _ when compare.Comparison == Comparison.Known => IsKnown(reading) ? Verdict.Met : Verdict.Unknown,
        FactType.YesNo => compare.Values[0] == "yes" == (compare.Comparison == Comparison.Is) ? reading.Answer : reading.Answer.Not(),
        FactType.Category => OfCategory(compare, reading.Category),
        FactType.Date => reading.Date is { } date ? OfDate(compare, date, conventions) : Verdict.Unknown,
        _ when reading.IsNever => compare.Comparison is Comparison.AtLeast or Comparison.Above or Comparison.IsNot ? Verdict.Met : Verdict.NotMet,
        _ => reading.Number is { } number ? OfNumber(compare, number) : Verdict.Unknown,
    };

    private static bool IsKnown(FactReading reading) =>
        reading.Answer != Verdict.Unknown || reading.Number is not null || reading.IsNever || reading.Category is not null || reading.Date is not null;

    private static Verdict OfCategory(Condition.Compare compare, string? category)
    {
        if (category is null)
        {
            return Verdict.Unknown;
        }

        bool isOne = compare.Values.Any(v => string.Equals(TextKey.OfWord(v), TextKey.OfWord(category), StringComparison.Ordinal));
        return isOne == (compare.Comparison == Comparison.Is) ? Verdict.Met : Verdict.NotMet;
    }

    private static Verdict OfNumber(Condition.Compare compare, BoundedNumber number)
    {
        double limit = Number(compare.Values[0]);
        return compare.Comparison switch
        {
            Comparison.AtLeast => number.IsAtLeast(limit),
            Comparison.Above => number.IsAbove(limit),
            Comparison.AtMost => number.IsAbove(limit).Not(),
            Comparison.Below => number.IsAtLeast(limit).Not(),
            Comparison.Between => number.IsAtLeast(limit).And(number.IsAbove(Number(compare.Values[1])).Not()),
            Comparison.Is => AnyEqual(number, compare.Values),
            _ => AnyEqual(number, compare.Values).Not(),
        };
    }

    private static Verdict AnyEqual(BoundedNumber number, ImmutableArray<string> values) => values
        .Select(v => number.IsAtLeast(Number(v)).And(number.IsAbove(Number(v)).Not())).Aggregate(Verdicts.Or);

    private static Verdict OfDate(Condition.Compare compare, ResolvedDate date, ClinicalConventions conventions)
    {
        DateOnly limit = Day(compare.Values[0]);
        return compare.Comparison switch
        {
            Comparison.AtLeast => OnOrAfter(date, limit),
            Comparison.Above => OnOrAfter(date, limit.AddDays(1)),
            Comparison.AtMost => OnOrAfter(date, limit.AddDays(1)).Not(),
            Comparison.Below => OnOrAfter(date, limit).Not(),
            _ => OnOrAfter(date, limit).And(OnOrAfter(date, Day(compare.Values[1]).AddDays(1)).Not()),
        };

        // Partial dates decide by their bounds, else by the day that stands for them.
        Verdict OnOrAfter(ResolvedDate one, DateOnly day) =>
            one.IsDayOffset ? Verdict.Unknown
            : one.Earliest >= day ? Verdict.Met
            : one.Latest < day ? Verdict.NotMet
            : conventions.PartialDates != PartialDatePolicy.MidPeriod ? Verdict.Unknown
            : one.Day >= day ? Verdict.Met
            : Verdict.NotMet;
    }

    private static Wording Found(Fact fact, FactReading reading, Condition.Compare compare, bool isStale)
    {
        Wording shown = reading.Shown(fact);
        bool isKnown = IsKnown(reading);
        string staleEnglish = isStale && isKnown ? $", stale (older than {compare.WithinDays} days, or undated)" : "";
        string staleFrench = isStale && isKnown ? $", périmé (plus de {compare.WithinDays} jours, ou sans date)" : "";
        return new Wording($"{fact.Label.English}: {shown.English}{staleEnglish}", $"{fact.Label.French} : {shown.French}{staleFrench}");
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
