using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Metastases of a patient, counted (D6).</summary>
public sealed record LesionSummary
{
    /// <summary>Number of metastases; null when a count is missing.</summary>
    public int? Metastases { get; init; }

    /// <summary>Metastases that are known to exist: a lower bound when <see cref="Metastases"/> is null.</summary>
    public int MetastasesAtLeast { get; init; }

    /// <summary>Number of distinct organs; null when unknown.</summary>
    public int? Organs { get; init; }

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

    /// <summary>Is the number of metastases within limits?</summary>
    /// <param name="least">Smallest number, included.</param>
    /// <param name="most">Largest number, included.</param>
    /// <returns>Met or NotMet; Unknown when a missing count could decide.</returns>
    public Verdict IsWithin(int least, int most) => Metastases is { } count
        ? count >= least && count <= most ? Verdict.Met : Verdict.NotMet
        : MetastasesAtLeast > most ? Verdict.NotMet : Verdict.Unknown;
}
