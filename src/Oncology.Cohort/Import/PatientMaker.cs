using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Oncology.Cohort;

/// <summary>Makes a patient from typed cells.</summary>
internal static class PatientMaker
{
    public const string AttestedPrefix = "attested_";

    [MethodImpl(HotLoop.AtOnce)]
    public static Patient Patient(ParsedRow parsed)
    {
        var row = new RowValues(parsed);
        return new Patient
        {
            PatientId = parsed.PatientId,
            Sex = row.Value<Sex>("sex"),
            BirthDate = row.Value<PartialDate>("birth_date"),
            Age = row.Value<double>("age"),
            MenopausalStatus = row.Value<MenopausalStatus>("menopausal_status"),
            Ecog = row.Value<int>("ecog"),
            Karnofsky = row.Value<int>("karnofsky"),
            PrimarySite = row.Value<PrimarySite>("primary_site"),
            PrimarySide = row.Value<Side>("primary_side"),
            PrimaryDxDate = row.Value<PartialDate>("primary_dx_date"),
            MetastasisDxDate = row.Value<PartialDate>("metastasis_dx_date"),
            MtbDate = row.Value<PartialDate>("mtb_date"),
            Histology = row.Value<HistologyType>("histology"),
            Grade = row.Value<int>("grade"),
            TStage = row.Text("ct"),
            NStage = row.Text("cn"),
            MStage = row.Text("cm"),
            ErPercent = row.Value<BoundedNumber>("er_percent"),
            PrPercent = row.Value<BoundedNumber>("pr_percent"),
            ErStatus = row.Value<ReceptorStatus>("er_status"),
            PrStatus = row.Value<ReceptorStatus>("pr_status"),
            Her2Ihc = row.Value<Her2Ihc>("her2_ihc"),
            Her2Ish = row.Value<IshResult>("her2_ish"),
            Her2Ratio = row.Value<BoundedNumber>("her2_ratio"),
            Her2Copies = row.Value<BoundedNumber>("her2_copies"),
            Ki67Percent = row.Value<BoundedNumber>("ki67_percent"),
            BiomarkerSource = row.Value<BiomarkerSource>("biomarker_source"),
            BiomarkerDate = row.Value<PartialDate>("biomarker_date"),
            GermlineBrca = row.Value<GermlineBrca>("germline_brca"),
            PrimaryControlled = row.Value<bool>("primary_controlled"),
            PrimarySurgery = row.Value<bool>("primary_surgery"),
            PrimaryRt = row.Value<bool>("primary_rt"),
            LocoregionalStatus = row.Value<LocoregionalStatus>("locoregional_status"),
            ImgPet = row.Value<bool>("img_pet"),
            ImgWbmri = row.Value<bool>("img_wbmri"),
            ImgCt = row.Value<bool>("img_ct"),
            ImgBoneScan = row.Value<bool>("img_bone_scan"),
            ImgBoneMri = row.Value<bool>("img_bone_mri"),
            ImgLiverMri = row.Value<bool>("img_liver_mri"),
            ImgBrainMri = row.Value<bool>("img_brain_mri"),
            ContraAxillaWorkup = row.Value<bool>("contra_axilla_workup"),
            HistoryPolymetastatic = row.Value<bool>("history_polymetastatic"),
            HistoryOligometastatic = row.Value<bool>("history_oligometastatic"),
            OnSystemicAtOmd = row.Value<bool>("on_systemic_at_omd"),
            AnyProgressingLesion = row.Value<bool>("any_progressing_lesion"),
            NMetastases = row.Value<int>("n_metastases"),
            NOrgans = row.Value<int>("n_organs"),
            T0Date = row.Value<PartialDate>("t0_date"),
            LastFollowupDate = row.Value<PartialDate>("last_followup_date"),
            LastImagingDate = row.Value<PartialDate>("last_imaging_date"),
            VitalStatus = row.Value<VitalStatus>("vital_status"),
            DeathDate = row.Value<PartialDate>("death_date"),
            DeathCause = row.Value<DeathCause>("death_cause"),
            Progression = row.Value<bool>("progression"),
            ProgressionDate = row.Value<PartialDate>("progression_date"),
            BestResponse = row.Value<TumourResponse>("best_response"),
            Centre = row.Text("centre"),
            PfsMonths = row.Value<double>("pfs_months"),
            PfsDays = row.Value<double>("pfs_days"),
            PfsEvent = row.Value<bool>("pfs_event"),
            OsMonths = row.Value<double>("os_months"),
            OsDays = row.Value<double>("os_days"),
            OsEvent = row.Value<bool>("os_event"),
            TimeToMdtMonths = row.Value<double>("time_to_mdt_months"),
            TimeToMdtDays = row.Value<double>("time_to_mdt_days"),
            Trial = parsed.Columns.HasTrialFields ? Trial(parsed, ref row) : TrialColumns.None,
            Cells = parsed.Cells(),
        };
    }

    private static TrialColumns Trial(ParsedRow parsed, ref RowValues row) => new()
    {
        ConsentDate = row.Value<PartialDate>("consent_date"),
        TissueAvailable = row.Value<bool>("tissue_available"),
        TissueSite = row.Text("tissue_site"),
        CtdnaResult = row.Value<TestResult>("ctdna_result"),
        CtdnaDate = row.Value<PartialDate>("ctdna_date"),
        PetResponse = row.Value<TumourResponse>("pet_response"),
        Lvef = row.Value<double>("lvef"),
        PregnancyTestResult = row.Value<TestResult>("pregnancy_test_result"),
        PregnancyTestDate = row.Value<PartialDate>("pregnancy_test_date"),
        Contraception = row.Text("contraception"),
        Pregnancy = row.Value<bool>("pregnancy"),
        Breastfeeding = row.Value<bool>("breastfeeding"),
        SteroidDoseMg = row.Value<double>("steroid_dose_mg"),
        PriorBreastCancer = row.Text("prior_breast_cancer"),
        PriorBreastHer2 = row.Value<ReceptorStatus>("prior_breast_her2"),
        OtherMalignancyType = row.Text("other_malignancy_type"),
        OtherMalignancyEndDate = row.Value<PartialDate>("other_malignancy_end_date"),
        CnsSymptoms = row.Value<bool>("cns_symptoms"),
        CnsSteroids = row.Value<bool>("cns_steroids"),
        CnsAnticonvulsants = row.Value<bool>("cns_anticonvulsants"),
        TrialEndDate = row.Value<PartialDate>("trial_end_date"),
        VaccineDate = row.Value<PartialDate>("vaccine_date"),
        Autoimmune = row.Value<bool>("autoimmune"),
        Pneumonitis = row.Value<bool>("pneumonitis"),
        HypersensitivityMab = row.Value<bool>("hypersensitivity_mab"),
        Hbv = row.Value<bool>("hbv"),
        Hcv = row.Value<bool>("hcv"),
        Hiv = row.Value<bool>("hiv"),
        Tb = row.Value<bool>("tb"),
        Infection = row.Value<bool>("infection"),
        HistologyCode = row.Text("histology_code"),
        Refractory = row.Value<bool>("refractory"),
        Attested = parsed.Columns.Attested.Where(c => c.HasValue(parsed.Row))
            .ToImmutableDictionary(c => c.Name[AttestedPrefix.Length..], c => (bool)c.ValueOf(parsed.Row)!),
    };
}
