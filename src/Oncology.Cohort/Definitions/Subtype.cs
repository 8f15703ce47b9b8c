using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Subtype (D4) from hormone receptors (D2) and HER2 (D3).</summary>
/// <remarks>HER2 positive is HER2+; HER2 negative is HR+/HER2- or TNBC by the hormone receptors. Unknown when HER2 is unknown, or
/// negative with unknown hormone receptors. The three classes are exclusive and exhaust the known patients.</remarks>
public static class Subtype
{
    /// <summary>Labels of the classes, in the order of <see cref="SubtypeClass"/>.</summary>
    public static ImmutableArray<Wording> Labels { get; } = [new("HR+/HER2-", "RH+/HER2-"), new("HER2+", "HER2+"), new("TNBC", "TN")];

    /// <summary>The subtype.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Thresholds and profile of D2 and D3.</param>
    /// <returns>The class, or null when unknown.</returns>
    public static Derived<SubtypeClass?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<ReceptorStatus?> hormone = HormoneReceptor.Derive(history, conventions);
        Derived<ReceptorStatus?> her2 = Her2.Derive(history, conventions);
        SubtypeClass? value = (her2.Value, hormone.Value) switch
        {
            (ReceptorStatus.Positive, _) => SubtypeClass.Her2Positive,
            (ReceptorStatus.Negative, ReceptorStatus.Positive) => SubtypeClass.HormonePositiveHer2Negative,
            (ReceptorStatus.Negative, ReceptorStatus.Negative) => SubtypeClass.TripleNegative,
            _ => null,
        };
        return new(value, "D4", [.. hormone.Evidence, .. her2.Evidence], [.. hormone.Flags.Union(her2.Flags)]);
    }

    /// <summary>The luminal surrogate.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Thresholds and profile of D2 and D3, threshold of Ki67.</param>
    /// <returns>A or B; null when unknown, or when the tumour is not hormone-receptor-positive (flagged).</returns>
    public static Derived<LuminalClass?> DeriveLuminal(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<ReceptorStatus?> hormone = HormoneReceptor.Derive(history, conventions);
        Derived<ReceptorStatus?> her2 = Her2.Derive(history, conventions);
        ImmutableArray<Evidence> evidence =
            [.. hormone.Evidence, .. her2.Evidence, .. Evidence.Of(history.Patient, "ki67_percent")];
        ImmutableArray<Flag> flags = [.. hormone.Flags.Union(her2.Flags)];
        if (hormone.Value != ReceptorStatus.Positive)
        {
            return new(null, "D4.luminal", evidence, hormone.IsKnown ? flags.Add(Flags.HormoneReceptorNegative) : flags);
        }

        Verdict high = history.Patient.Ki67Percent?.IsAtLeast(conventions.Ki67ThresholdPercent) ?? Verdict.Unknown;
        LuminalClass? value = (her2.Value, high) switch
        {
            (ReceptorStatus.Positive, _) or (_, Verdict.Met) => LuminalClass.B,
            (ReceptorStatus.Negative, Verdict.NotMet) => LuminalClass.A,
            _ => null,
        };
        return new(value, "D4.luminal", evidence, flags);
    }

    /// <summary>The English label of a class.</summary>
    /// <param name="subtype">The class; null when unknown.</param>
    /// <returns>The label, or null when unknown.</returns>
    public static string? Label(SubtypeClass? subtype) => Label(subtype, Language.English);

    /// <summary>The label of a class.</summary>
    /// <param name="subtype">The class; null when unknown.</param>
    /// <param name="language">Language of the label.</param>
    /// <returns>The label, or null when unknown.</returns>
    public static string? Label(SubtypeClass? subtype, Language language) => subtype is { } known ? Labels[(int)known].In(language) : null;
}
