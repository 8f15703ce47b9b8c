using System.Collections.Immutable;
using System.Numerics;

namespace Oncology.Cohort;

/// <summary>Number of metastases and of organs (D6), bone only, liver, class of the largest lesion.</summary>
/// <remarks>
/// <para>D6.1 each radiologically separate lesion of bone, lung, liver or any other organ counts one; a row stands for
/// <see cref="Lesion.NLesions"/> of them. D6.2 lymph nodes: each echelon (region, level, side) counts one, whatever the number of
/// nodes. D6.3 nodal rows without level: all of one region and side count one, flagged. Level, region and side are read from the words of
/// their cells; where one is not read, or a region or side is missing, the row may be the echelon of another row: the number is open between
/// the fewest and the most, flagged. D6.4 ipsilateral axillary, infra- and supraclavicular and internal mammary nodes are regional and not
/// counted; where their side or that of the primary tumour is unknown they may be none or one (D0), flagged. D6.5 a count recorded as unknown, or
/// that cannot be read, and a row that speaks of several lesions, organs or echelons without their number make the total unknown, with a known
/// lower bound: that of <see cref="Lesion.NLesionsAtLeast"/>, else one. D6.6 without lesion rows the recorded numbers are used, flagged.</para>
/// <para>Only lesions present at baseline count. A node counts as ipsilateral when its side is the side of the primary tumour, or
/// when its location says so (ipsilateral, homolateral).</para>
/// <para>Source: Kelly et al., Int J Breast Cancer 2017:1367159; Gregoire et al., Radiother Oncol 2014;110:172; Chapet et al.,
/// IJROBP 2005;63:170.</para>
/// </remarks>
public static class LesionCount
{
    /// <summary>The counts.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Source of the counts, limits of the size classes.</param>
    /// <returns>The summary; its members are null or Unknown where the data do not decide.</returns>
    public static Derived<LesionSummary> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient patient = history.Patient;
        Lesion[] baseline = [.. history.Lesions.Where(l => l.Epoch != LesionEpoch.Progression)];
        ImmutableArray<Evidence> Recorded() => Evidence.Of(patient, "n_metastases", "n_organs");
        if (baseline.Length == 0)
        {
            return (patient.NMetastases ?? patient.NMetastasesAtLeast ?? patient.NOrgans ?? patient.NOrgansAtLeast) is null
                ? new(new LesionSummary(), "D6.6", Recorded, [])
                : new(OfRecorded(new LesionSummary(), patient), "D6.6", Recorded, [Flags.RecordedCount]);
        }

        var flags = new List<Flag>();
        ILookup<Verdict, Lesion> byRegional = baseline.ToLookup(l => NodalEchelon.IsRegional(l, patient.PrimarySide));
        Lesion[] counted = [.. byRegional[Verdict.NotMet]];
        Lesion[] undecided = [.. byRegional[Verdict.Unknown]];
        if (byRegional.Contains(Verdict.Met))
        {
            flags.Add(Flags.RegionalNodesNotCounted);
        }

        if (undecided.Length > 0)
        {
            flags.Add(Flags.LateralityUnknown);
        }

        SizeClass? largest = Largest(counted, conventions, flags);
        LesionSummary summary = Count(counted, undecided, patient.PrimarySide, flags) with
        {
            LargestSize = undecided.Length > 0 && Largest([.. counted, .. undecided], conventions, flags) != largest ? null : largest,
            RegionalLesions = [.. byRegional[Verdict.Met].Select(l => l.LesionId)],
        };
        if (summary.Contradicts(patient))
        {
            flags.Add(Flags.CountDiffers);
        }

        ImmutableArray<Evidence> Evidences() =>
        [
            .. baseline.SelectMany(l => Evidence.Of(l, FieldsOf(l))), .. summary.RegionalLesions.IsEmpty && undecided.Length == 0 ? [] : Evidence.Of(patient, "primary_side"), .. Recorded(),
        ];

        if (conventions.LesionCountSource == LesionCountSource.Recorded && (patient.NMetastases ?? patient.NMetastasesAtLeast) is not null)
        {
            flags.Add(Flags.RecordedCount);
            return new(OfRecorded(summary, patient), "D6.6", Evidences, [.. flags.Distinct()]);
        }

        return new(summary, "D6.1", Evidences, [.. flags.Distinct()]);
    }

    // Echelons are asked of nodes alone, and an absent count is one by definition: it is no missing value.
    private static string[] FieldsOf(Lesion lesion) =>
    [
        "organ", .. lesion.Organ is null or Organ.Node ? (string[])["node_region", "node_level", "side"] : [],
        .. lesion is { Organ: Organ.Node, Location: not null } ? (string[])["location"] : [],
        .. lesion.NLesions is not null || CountIsUnknown(lesion) ? (string[])["n_lesions"] : [], "size_mm",
    ];

    /// <summary>Is it recorded that the number of lesions of a row is unknown?</summary>
    internal static bool CountIsUnknown(Lesion lesion) => lesion.NLesions is null && lesion.Cells.KindOf("n_lesions", null) == MissingKind.Unknown;

    /// <summary>The counts of a patient whose lesions raise no question, without the summary; null where <see cref="Derive"/> must look.</summary>
    /// <remarks>All lesions of the baseline, of known organs and number, with one echelon of nodes at most, and that not of those that drain the breast.</remarks>
    internal static (int Metastases, int Organs)? PlainCounts(PatientHistory history)
    {
        int metastases = 0;
        ulong organs = 0;
        bool hasNode = false;
        foreach (Lesion lesion in history.Lesions)
        {
            if (lesion.Organ is not { } organ || lesion.Epoch == LesionEpoch.Progression || (organ == Organ.Node && (hasNode || lesion.NodeRegion is not null || (lesion.NodeLevel ?? lesion.Location) is not null))
                || CountIsUnknown(lesion))
            {
                return null;
            }

            hasNode |= organ == Organ.Node;
            metastases += organ == Organ.Node ? 1 : Math.Max(1, lesion.NLesions ?? 1);
            organs |= 1UL << (int)organ;
        }

        return (metastases, BitOperations.PopCount(organs));
    }

    private static LesionSummary OfRecorded(LesionSummary rows, Patient patient) => rows with
    {
        Metastases = patient.NMetastases,
        MetastasesAtLeast = patient.NMetastases ?? patient.NMetastasesAtLeast ?? 0,
        MetastasesAtMost = patient.NMetastases,
        Organs = patient.NOrgans ?? (patient.NOrgansAtLeast is null ? rows.Organs : null),
        OrgansAtLeast = patient.NOrgans ?? patient.NOrgansAtLeast ?? rows.OrgansAtLeast,
    };

    private static LesionSummary Count(Lesion[] counted, Lesion[] undecided, Side? primarySide, List<Flag> flags)
    {
        int total = 0;
        bool missing = false;
        foreach (Lesion lesion in counted.Where(l => l.Organ != Organ.Node))
        {
            // An absent count is one by definition; a count recorded as unknown is at least one, or what its bound says.
            bool unknown = CountIsUnknown(lesion);
            missing |= unknown;

            // A count of an organ that cannot be read may be none.
            total += Math.Max(unknown && lesion.Organ is null ? 0 : 1, lesion.NLesions ?? (unknown ? lesion.NLesionsAtLeast : null) ?? 0);
        }

        Lesion[] nodes = [.. counted.Where(l => l.Organ == Organ.Node)];
        NodalEchelon[] echelons = [.. nodes.Select(l => NodalEchelon.Of(l, primarySide))];
        NodalEchelon[] possible = [.. echelons, .. undecided.Select(l => NodalEchelon.Of(l, primarySide).AsMetastasis(primarySide))];
        int fewest = NodalEchelon.Fewest(echelons);
        int most = possible.Distinct().Count();
        missing |= nodes.Concat(undecided).Any(l => NodalEchelon.PlaceOf(l).IsSeveral || (l.NLesions is null && SiteWords.IsSeveral($"{l.NodeLevel} {l.Location}")));
        Add(possible.Any(e => e.Level.Length == 0), Flags.NodesWithoutLevel);
        Add(missing, Flags.CountMissing);
        Add(fewest < echelons.Distinct().Count(), Flags.EchelonOpen);

        bool organMissing = counted.Any(l => l.Organ is null);
        Add(organMissing, Flags.OrganMissing);
        Organ[] organs = [.. counted.Where(l => l.Organ is not null).Select(l => l.Organ!.Value).Distinct().Order()];
        bool organOpen = organMissing || (undecided.Length > 0 && !organs.Contains(Organ.Node));
        Verdict unknownOr(Verdict verdict, bool isOpen) => isOpen ? Verdict.Unknown : verdict;
        return new LesionSummary
        {
            Metastases = missing || fewest < most ? null : total + most,
            MetastasesAtLeast = total + fewest,
            MetastasesAtMost = missing ? null : total + most,
            Organs = organOpen ? null : organs.Length,
            OrgansAtLeast = organs.Length,
            InvolvedOrgans = [.. organs],
            BoneOnly = organs.Any(o => o != Organ.Bone) || counted.Length == 0 ? Verdict.NotMet : unknownOr(Verdict.Met, organOpen),
            LiverMetastases = organs.Contains(Organ.Liver) ? Verdict.Met : unknownOr(Verdict.NotMet, organMissing),
            CountedLesions = [.. counted.Select(l => l.LesionId)],
            UndecidedLesions = [.. undecided.Select(l => l.LesionId)],
        };

        void Add(bool applies, Flag flag)
        {
            if (applies)
            {
                flags.Add(flag);
            }
        }
    }

    private static SizeClass? Largest(Lesion[] counted, ClinicalConventions conventions, List<Flag> flags)
    {
        if (counted.Length == 0)
        {
            return null;
        }

        // "Some lesion is above 5 cm", "some lesion is at least 3 cm": one large lesion decides, one missing size leaves it open.
        Verdict large = Verdict.NotMet;
        Verdict medium = Verdict.NotMet;
        foreach (Lesion lesion in counted)
        {
            large = large.Or(lesion.SizeMm?.IsAbove(conventions.LargeLesionMm) ?? Verdict.Unknown);
            medium = medium.Or(lesion.SizeMm?.IsAtLeast(conventions.SmallLesionMm) ?? Verdict.Unknown);
        }

        if (large == Verdict.Unknown || (large == Verdict.NotMet && medium == Verdict.Unknown))
        {
            flags.Add(Flags.SizeMissing);
            return null;
        }

        return large == Verdict.Met ? SizeClass.Large : medium == Verdict.Met ? SizeClass.Medium : SizeClass.Small;
    }
}
