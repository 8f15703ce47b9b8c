using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Curative-intent focal treatment of metastases (D10): its techniques, and whether it reached all metastases.</summary>
/// <remarks>Palliative treatment never counts, nor does treatment of the breast. A missing or unknown intent counts as curative, flagged;
/// an intent that is there and cannot be read leaves open whether the treatment counts.</remarks>
public static class FocalTreatment
{
    private static readonly ImmutableArray<Wording> Techniques =
    [
        new("SBRT", "RT stéréotaxique"), new("IMRT", "RCMI"), new("3D-RT", "RT 3D"), new("surgery", "chirurgie"),
        new("radiofrequency ablation", "radiofréquence"), new("cryotherapy", "cryothérapie"), new("microwave ablation", "micro-ondes"),
        new("other", "autre"),
    ];

    /// <summary>Was there curative focal treatment of a metastasis, at any time?</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>Met or NotMet; Unknown when the only such rows do not say whether there was one, or have an intent that cannot be read.</returns>
    public static Derived<Verdict> DeriveReceived(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var flags = new List<Flag>();
        Treatment[] known = [.. Curative(history, flags)];
        Treatment[] open = [.. history.Treatments.Where(IsOpen)];
        Verdict verdict = known.Length > 0 ? Verdict.Met : open.Length > 0 ? Verdict.Unknown : Verdict.NotMet;
        return new(verdict, "D10.received", [.. known.Concat(open).SelectMany(t => Evidence.Of(t, "kind", "intent"))], [.. flags.Distinct()]);
    }

    /// <summary>Techniques used, over all curative treatments of metastases.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>Distinct techniques in the order of <see cref="MdtModality"/>; empty when there was no such treatment or none is named. A treatment whose intent cannot be read gives none, flagged.</returns>
    public static Derived<ImmutableArray<MdtModality>> DeriveModalities(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var flags = new List<Flag>();
        Treatment[] rows = [.. Curative(history, flags)];
        ImmutableArray<MdtModality> modalities =
            [.. rows.Where(t => t.Modality is not null).Select(t => t.Modality!.Value).Distinct().Order()];
        return new(modalities, "D10.modality", [.. rows.SelectMany(t => Evidence.Of(t, "kind", "intent", "modality"))], [.. flags.Distinct()]);
    }

    /// <summary>Does every counted metastasis (D6) have a curative treatment?</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Options of the count.</param>
    /// <returns>Met or NotMet; NotApplicable without curative treatment; Unknown when there are no lesion rows, or when a treatment that does not
    /// name its lesions could have reached the rest.</returns>
    public static Derived<Verdict> DeriveAllTreated(PatientHistory history, ClinicalConventions conventions)
    {
        LesionSummary lesions = LesionCount.Derive(history, conventions).Value;
        var flags = new List<Flag>();
        Treatment[] rows = [.. Curative(history, flags)];
        ImmutableArray<Evidence> evidence = [.. rows.SelectMany(t => Evidence.Of(t, "kind", "intent", "lesion_ids"))];
        bool isOpen = history.Treatments.Any(IsOpen);
        if (rows.Length == 0)
        {
            return new(isOpen ? Verdict.Unknown : Verdict.NotApplicable, "D10.all", evidence, [.. flags.Distinct()]);
        }

        bool unnamed = rows.Any(t => t.LesionIds.IsEmpty);
        if (unnamed)
        {
            flags.Add(Flags.LesionsNotNamed);
        }

        HashSet<string> treated = [.. rows.SelectMany(t => t.LesionIds)];
        bool all = rows.Any(t => t.TreatsAllLesions) || (!lesions.CountedLesions.IsEmpty && lesions.CountedLesions.Concat(lesions.UndecidedLesions).All(treated.Contains));
        bool mayBeAll = lesions.CountedLesions.All(treated.Contains);
        Verdict verdict = all ? Verdict.Met : unnamed || isOpen || mayBeAll ? Verdict.Unknown : Verdict.NotMet;
        return new(verdict, "D10.all", evidence, [.. flags.Distinct()]);
    }

    /// <summary>Techniques as words: <c>SBRT + surgery</c>.</summary>
    /// <param name="modalities">The techniques.</param>
    /// <param name="language">Language of the words.</param>
    /// <returns>The words, or null when there is no technique.</returns>
    public static string? Label(ImmutableArray<MdtModality> modalities, Language language) =>
        modalities.IsDefaultOrEmpty ? null : string.Join(" + ", modalities.Select(m => Techniques[(int)m].In(language)));

    /// <summary>True for a row of which it is not known whether it is a curative focal treatment: its intent cannot be read, or its kind is not known and nothing
    /// makes it systemic.</summary>
    internal static bool IsOpen(Treatment row) =>
        row.Kind == TreatmentKind.MetastasisDirected ? row.Intent is null && row.Cells.IsUnreadable("intent")
        : row.Kind is null && row.Intent != TreatmentIntent.Palliative && row.Agents.IsEmpty && row.DrugClasses.IsEmpty
            && (row.Setting is null || row.Intent is not null || row.Modality is not null);

    /// <summary>True when a row of which that is not known may begin before the treatments that are known.</summary>
    internal static bool IsFirstOpen(PatientHistory history, Treatment[] known, ClinicalConventions conventions) => history.Treatments.Any(open =>
        IsOpen(open) && !(Day(open, conventions) is { } day && known.Any(t => Day(t, conventions) <= day)));

    /// <summary>Rows of curative focal treatment; those of which that is open are left out, flagged.</summary>
    internal static IEnumerable<Treatment> Curative(PatientHistory history, List<Flag> flags)
    {
        foreach (Treatment row in history.Treatments)
        {
            if (row.Kind != TreatmentKind.MetastasisDirected || row.Intent == TreatmentIntent.Palliative)
            {
                continue;
            }

            if (IsOpen(row))
            {
                flags.Add(Flags.IntentUnread);
                continue;
            }

            if (row.Intent != TreatmentIntent.Curative)
            {
                flags.Add(Flags.IntentMissing);
            }

            yield return row;
        }
    }

    private static DateOnly? Day(Treatment row, ClinicalConventions conventions) => ResolvedDate.Read(row.StartDate, conventions.PartialDates)?.Day;
}
