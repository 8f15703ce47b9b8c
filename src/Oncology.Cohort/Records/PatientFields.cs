using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The patients table of the data dictionary: canonical field names and how to read each from a <see cref="Patient"/>.</summary>
public static class PatientFields
{
    private const string AttestedPrefix = "attested_";

    private static readonly OrderedDictionary<string, Func<Patient, object?>> Ordered = new(StringComparer.Ordinal)
    {
        ["patient_id"] = p => p.PatientId,
        ["sex"] = p => p.Sex,
        ["birth_date"] = p => p.BirthDate,
        ["age"] = p => p.Age,
        ["menopausal_status"] = p => p.MenopausalStatus,
        ["ecog"] = p => p.Ecog,
        ["karnofsky"] = p => p.Karnofsky,
        ["primary_site"] = p => p.PrimarySite,
        ["primary_side"] = p => p.PrimarySide,
        ["primary_dx_date"] = p => p.PrimaryDxDate,
        ["metastasis_dx_date"] = p => p.MetastasisDxDate,
        ["mtb_date"] = p => p.MtbDate,
        ["histology"] = p => p.Histology,
        ["grade"] = p => p.Grade,
        ["ct"] = p => p.TStage,
        ["cn"] = p => p.NStage,
        ["cm"] = p => p.MStage,
        ["er_percent"] = p => p.ErPercent,
        ["pr_percent"] = p => p.PrPercent,
        ["er_status"] = p => p.ErStatus,
        ["pr_status"] = p => p.PrStatus,
        ["her2_ihc"] = p => p.Her2Ihc,
        ["her2_ish"] = p => p.Her2Ish,
        ["her2_reported"] = p => p.Her2Reported,
        ["her2_ratio"] = p => p.Her2Ratio,
        ["her2_copies"] = p => p.Her2Copies,
        ["ki67_percent"] = p => p.Ki67Percent,
        ["biomarker_source"] = p => p.BiomarkerSource,
        ["biomarker_date"] = p => p.BiomarkerDate,
        ["germline_brca"] = p => p.GermlineBrca,
        ["primary_controlled"] = p => p.PrimaryControlled,
        ["primary_surgery"] = p => p.PrimarySurgery,
        ["primary_rt"] = p => p.PrimaryRt,
        ["locoregional_status"] = p => p.LocoregionalStatus,
        ["img_pet"] = p => p.ImgPet,
        ["img_wbmri"] = p => p.ImgWbmri,
        ["img_ct"] = p => p.ImgCt,
        ["img_bone_scan"] = p => p.ImgBoneScan,
        ["img_bone_mri"] = p => p.ImgBoneMri,
        ["img_liver_mri"] = p => p.ImgLiverMri,
        ["img_brain_mri"] = p => p.ImgBrainMri,
        ["contra_axilla_workup"] = p => p.ContraAxillaWorkup,
        ["history_polymetastatic"] = p => p.HistoryPolymetastatic,
        ["history_oligometastatic"] = p => p.HistoryOligometastatic,
        ["on_systemic_at_omd"] = p => p.OnSystemicAtOmd,
        ["systemic_naive"] = p => p.SystemicNaive,
        ["any_progressing_lesion"] = p => p.AnyProgressingLesion,
        ["n_metastases"] = p => p.NMetastases,
        ["n_organs"] = p => p.NOrgans,
        ["t0_date"] = p => p.T0Date,
        ["last_followup_date"] = p => p.LastFollowupDate,
        ["last_imaging_date"] = p => p.LastImagingDate,
        ["vital_status"] = p => p.VitalStatus,
        ["death_date"] = p => p.DeathDate,
        ["death_cause"] = p => p.DeathCause,
        ["progression"] = p => p.Progression,
        ["progression_date"] = p => p.ProgressionDate,
        ["best_response"] = p => p.BestResponse,
        ["centre"] = p => p.Centre,
        ["pfs_months"] = p => p.PfsMonths,
        ["pfs_days"] = p => p.PfsDays,
        ["pfs_event"] = p => p.PfsEvent,
        ["os_months"] = p => p.OsMonths,
        ["os_days"] = p => p.OsDays,
        ["os_event"] = p => p.OsEvent,
        ["time_to_mdt_months"] = p => p.TimeToMdtMonths,
        ["time_to_mdt_days"] = p => p.TimeToMdtDays,
        ["consent_date"] = p => p.Trial.ConsentDate,
        ["tissue_available"] = p => p.Trial.TissueAvailable,
        ["tissue_site"] = p => p.Trial.TissueSite,
        ["ctdna_result"] = p => p.Trial.CtdnaResult,
        ["ctdna_date"] = p => p.Trial.CtdnaDate,
        ["pet_response"] = p => p.Trial.PetResponse,
        ["lvef"] = p => p.Trial.Lvef,
        ["pregnancy_test_result"] = p => p.Trial.PregnancyTestResult,
        ["pregnancy_test_date"] = p => p.Trial.PregnancyTestDate,
        ["contraception"] = p => p.Trial.Contraception,
        ["pregnancy"] = p => p.Trial.Pregnancy,
        ["breastfeeding"] = p => p.Trial.Breastfeeding,
        ["steroid_dose_mg"] = p => p.Trial.SteroidDoseMg,
        ["prior_breast_cancer"] = p => p.Trial.PriorBreastCancer,
        ["prior_breast_her2"] = p => p.Trial.PriorBreastHer2,
        ["other_malignancy_type"] = p => p.Trial.OtherMalignancyType,
        ["other_malignancy_end_date"] = p => p.Trial.OtherMalignancyEndDate,
        ["cns_symptoms"] = p => p.Trial.CnsSymptoms,
        ["cns_steroids"] = p => p.Trial.CnsSteroids,
        ["cns_anticonvulsants"] = p => p.Trial.CnsAnticonvulsants,
        ["trial_end_date"] = p => p.Trial.TrialEndDate,
        ["vaccine_date"] = p => p.Trial.VaccineDate,
        ["autoimmune"] = p => p.Trial.Autoimmune,
        ["pneumonitis"] = p => p.Trial.Pneumonitis,
        ["hypersensitivity_mab"] = p => p.Trial.HypersensitivityMab,
        ["hbv"] = p => p.Trial.Hbv,
        ["hcv"] = p => p.Trial.Hcv,
        ["hiv"] = p => p.Trial.Hiv,
        ["tb"] = p => p.Trial.Tb,
        ["infection"] = p => p.Trial.Infection,
        ["histology_code"] = p => p.Trial.HistologyCode,
        ["refractory"] = p => p.Trial.Refractory,
    };

    private static readonly FrozenDictionary<string, Func<Patient, object?>> Getters = Ordered.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Canonical field names, in the order of the dictionary.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Ordered.Keys];

    internal static object? Value(Patient record, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.StartsWith(AttestedPrefix, StringComparison.Ordinal))
        {
            return record.Trial.Attested.TryGetValue(field[AttestedPrefix.Length..], out bool attested) ? attested : null;
        }

        return Getters.TryGetValue(field, out Func<Patient, object?>? get)
            ? get(record)
            : throw new ArgumentException($"The patients table has no field '{field}'.", nameof(field));
    }
}
