using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Metastases of a patient, counted (D6).</summary>
public sealed record LesionSummary
{
    /// <summary>Number of metastases; null when it is open.</summary>
    public int? Metastases { get; init; }

    /// <summary>Metastases that are known to exist: a lower bound when <see cref="Metastases"/> is null.</summary>
    public int MetastasesAtLeast { get; init; }

    /// <summary>The most metastases that there can be, where that is known; null where the number may be any.</summary>
    public int? MetastasesAtMost { get; init; }

    /// <summary>Number of distinct organs; null when unknown.</summary>
    public int? Organs { get; init; }

    /// <summary>Organs that are known to be involved: a lower bound when <see cref="Organs"/> is null.</summary>
    public int OrgansAtLeast { get; init; }

    /// <summary>Organs of the counted lesions, in the order of <see cref="Organ"/>; empty when there are no lesion rows.</summary>
    public ImmutableArray<Organ> InvolvedOrgans { get; init; } = [];

    /// <summary>Are all counted lesions bone?</summary>
    public Verdict BoneOnly { get; init; }

    /// <summary>Is there a liver lesion?</summary>
    public Verdict LiverMetastases { get; init; }

    /// <summary>Class of the largest counted lesion; null when a size that could decide is missing.</summary>
    public SizeClass? LargestSize { get; init; }

    /// <summary>Codes of the rows that were counted.</summary>
    public ImmutableArray<string> CountedLesions { get; init; } = [];

    /// <summary>Codes of the rows that are regional nodes, not metastases.</summary>
    public ImmutableArray<string> RegionalLesions { get; init; } = [];

    /// <summary>Codes of the rows of which it is open whether they are regional nodes or metastases, because a side is unknown.</summary>
    public ImmutableArray<string> UndecidedLesions { get; init; } = [];

    /// <summary>Is the number of metastases within limits?</summary>
    /// <param name="least">Smallest number, included.</param>
    /// <param name="most">Largest number, included.</param>
    /// <returns>Met or NotMet; Unknown when a missing count could decide.</returns>
    public Verdict IsWithin(int least, int most) => Metastases is { } count
        ? count >= least && count <= most ? Verdict.Met : Verdict.NotMet
        : MetastasesAtLeast > most || MetastasesAtMost < least ? Verdict.NotMet
        : MetastasesAtLeast >= least && MetastasesAtMost <= most ? Verdict.Met : Verdict.Unknown;

    /// <summary>Do the numbers that the file states contradict those of the lesions?</summary>
    internal bool Contradicts(Patient patient) => ContradictsMetastases(patient) || ContradictsOrgans(patient);

    /// <summary>Does the number of metastases that the file states contradict that of the lesions?</summary>
    internal bool ContradictsMetastases(Patient patient) => Differ(patient.NMetastases, patient.NMetastasesAtLeast, Metastases, MetastasesAtLeast, MetastasesAtMost);

    /// <summary>Does the number of organs that the file states contradict that of the lesions?</summary>
    internal bool ContradictsOrgans(Patient patient) => Differ(patient.NOrgans, patient.NOrgansAtLeast, Organs, OrgansAtLeast, Organs);

    // An open number contradicts what lies beyond its bounds.
    private static bool Differ(int? stated, int? statedAtLeast, int? counted, int atLeast, int? atMost) => stated is { } number
        ? number < (counted ?? atLeast) || number > (counted ?? atMost)
        : statedAtLeast > (counted ?? atMost);
}
