using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Columns of the patients table that only the screening for a trial needs.</summary>
public sealed record TrialColumns
{
    /// <summary>Nothing known; one for all patients of whom that holds, because cohorts hold many.</summary>
    internal static TrialColumns None { get; } = new();

    /// <summary>Consent signed.</summary>
    public PartialDate? ConsentDate { get; init; }

    /// <summary>Archival tissue is available.</summary>
    public bool? TissueAvailable { get; init; }

    /// <summary>Where the tissue was taken.</summary>
    public string? TissueSite { get; init; }

    /// <summary>Circulating tumour DNA.</summary>
    public TestResult? CtdnaResult { get; init; }

    /// <summary>When it was measured.</summary>
    public PartialDate? CtdnaDate { get; init; }

    /// <summary>Metabolic response on FDG-PET.</summary>
    public TumourResponse? PetResponse { get; init; }

    /// <summary>Left ventricular ejection fraction, percent.</summary>
    public double? Lvef { get; init; }

    /// <summary>Pregnancy test.</summary>
    public TestResult? PregnancyTestResult { get; init; }

    /// <summary>When it was done.</summary>
    public PartialDate? PregnancyTestDate { get; init; }

    /// <summary>Contraception.</summary>
    public string? Contraception { get; init; }

    /// <summary>Pregnant.</summary>
    public bool? Pregnancy { get; init; }

    /// <summary>Breast-feeding.</summary>
    public bool? Breastfeeding { get; init; }

    /// <summary>Steroids, mg of prednisone equivalent per day.</summary>
    public double? SteroidDoseMg { get; init; }

    /// <summary>Earlier breast cancer, in words.</summary>
    public string? PriorBreastCancer { get; init; }

    /// <summary>HER2 of the earlier breast cancer.</summary>
    public ReceptorStatus? PriorBreastHer2 { get; init; }

    /// <summary>Another malignancy, in words.</summary>
    public string? OtherMalignancyType { get; init; }

    /// <summary>End of treatment of the other cancer.</summary>
    public PartialDate? OtherMalignancyEndDate { get; init; }

    /// <summary>Symptoms of the central nervous system.</summary>
    public bool? CnsSymptoms { get; init; }

    /// <summary>Steroids for it.</summary>
    public bool? CnsSteroids { get; init; }

    /// <summary>Anticonvulsants for it.</summary>
    public bool? CnsAnticonvulsants { get; init; }

    /// <summary>End of another trial.</summary>
    public PartialDate? TrialEndDate { get; init; }

    /// <summary>Last live vaccine.</summary>
    public PartialDate? VaccineDate { get; init; }

    /// <summary>Autoimmune disease treated systemically.</summary>
    public bool? Autoimmune { get; init; }

    /// <summary>Pneumonitis treated with steroids.</summary>
    public bool? Pneumonitis { get; init; }

    /// <summary>Severe reaction to an antibody.</summary>
    public bool? HypersensitivityMab { get; init; }

    /// <summary>Hepatitis B.</summary>
    public bool? Hbv { get; init; }

    /// <summary>Hepatitis C.</summary>
    public bool? Hcv { get; init; }

    /// <summary>HIV.</summary>
    public bool? Hiv { get; init; }

    /// <summary>Tuberculosis.</summary>
    public bool? Tb { get; init; }

    /// <summary>Serious infection.</summary>
    public bool? Infection { get; init; }

    /// <summary>Code of the histology in the list of the trial.</summary>
    public string? HistologyCode { get; init; }

    /// <summary>Resistant to standard treatment, or none exists.</summary>
    public bool? Refractory { get; init; }

    /// <summary>Statements of the investigator by criterion id (columns <c>attested_HI1</c> and the like).</summary>
    public ImmutableDictionary<string, bool> Attested { get; init; } = ImmutableDictionary<string, bool>.Empty;
}
