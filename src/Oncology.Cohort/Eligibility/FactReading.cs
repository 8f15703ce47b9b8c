using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>What a fact says of one patient. One of the values is set; none means unknown.</summary>
internal sealed record FactReading(ImmutableArray<Evidence> Evidence)
{
    private ImmutableArray<string> _missing;

    public Verdict Answer { get; init; } = Verdict.Unknown;

    public BoundedNumber? Number { get; init; }

    /// <summary>It never happened: a time since it is longer than any limit.</summary>
    public bool IsNever { get; init; }

    public string? Category { get; init; }

    public ResolvedDate? Date { get; init; }

    /// <summary>The day of the measurement, for facts that grow stale.</summary>
    public PartialDate? MeasuredOn { get; init; }

    /// <summary>The question does not apply to the patient.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Fields to blame when the fact is unknown.</summary>
    public ImmutableArray<string> Missing
    {
        get => _missing.IsDefault ? MissingIn(Evidence) : _missing;
        init => _missing = value;
    }

    public static FactReading Yes(bool yes, ImmutableArray<Evidence> evidence) => new(evidence) { Answer = yes ? Verdict.Met : Verdict.NotMet };

    public static FactReading Of(Verdict verdict, ImmutableArray<Evidence> evidence) =>
        new(evidence) { Answer = verdict, IsNotApplicable = verdict == Verdict.NotApplicable };

    public static FactReading Of<T>(Derived<T> derived, string? category) => new(derived.Evidence) { Category = category };

    public static FactReading Measured(double? number, ImmutableArray<Evidence> evidence) =>
        new(evidence) { Number = number is { } known ? BoundedNumber.Exactly(known) : null };

    /// <summary>The value as the reader sees it.</summary>
    public Wording Shown(Fact fact) => fact.Type switch
    {
        _ when IsNotApplicable => new Wording("not applicable", "non applicable"),
        _ when IsNever => new Wording("never", "jamais"),
        FactType.YesNo => Answer switch
        {
            Verdict.Met => new Wording("yes", "oui"),
            Verdict.NotMet => new Wording("no", "non"),
            _ => Unknown,
        },
        FactType.Number when Number?.Rounded() is { } number => new Wording(number.ToString(), number.ToString().Replace('.', ',')),
        FactType.Date when Date is { } date => date.IsDayOffset ? DayOffset(date.Day) : DateWords.Of(date.Day),
        FactType.Category when Category is { } category => fact.InWords(category),
        _ => Unknown,
    };

    private static Wording DayOffset(DateOnly day)
    {
        var date = PartialDate.OfDayOffset(day.DayNumber - PartialDate.OffsetEpoch.DayNumber);
        return new Wording(date.In(Language.English), date.In(Language.French));
    }

    private static Wording Unknown { get; } = new("unknown", "inconnu");

    private static ImmutableArray<string> MissingIn(ImmutableArray<Evidence> evidence)
    {
        ImmutableArray<string> missing = [.. evidence.Where(e => e.IsMissing).Select(e => e.Field).Distinct()];
        return missing.IsEmpty ? [.. evidence.Select(e => e.Field).Distinct()] : missing;
    }
}
