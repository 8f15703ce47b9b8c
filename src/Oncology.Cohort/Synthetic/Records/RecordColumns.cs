using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>How a cell of the record is written in another language.</summary>
internal enum RecordCell
{
    /// <summary>A code or a word.</summary>
    Word,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A number with decimals.</summary>
    Decimal,

    /// <summary>Millimetres, which a French hospital writes in centimetres.</summary>
    Size,
}

/// <summary>A column of the record: its canonical name, and its header in the export of a French hospital.</summary>
internal sealed record RecordColumn(string Name, string French, RecordCell Cell = RecordCell.Word);

/// <summary>The columns of a record, in the order in which they are written.</summary>
internal static class RecordColumns
{
    private static readonly ImmutableArray<RecordColumn> Before =
    [
        new("patient_id", "Code patient"), new("data_origin", "origine_donnees"), new("sex", "Sexe"),
        new("age", "Âge"), new("menopausal_status", "Ménopause"), new("ecog", "OMS"), new("primary_site", "Localisation primitive"), new("primary_side", "Côté primitif"),
        new("primary_dx_date", "Date diagnostic", RecordCell.Date), new("metastasis_dx_date", "Date métastase", RecordCell.Date), new("mtb_date", "Date RCP", RecordCell.Date),
        new("histology", "Histologie"), new("grade", "Grade SBR"), new("ct", "cT"), new("cn", "cN"), new("cm", "cM"),
        new("er_percent", "RE %"), new("pr_percent", "RP %"), new("her2_ihc", "HER2 IHC"), new("her2_ish", "HER2 FISH"),
        new("primary_controlled", "Primitif contrôlé"), new("primary_surgery", "Chirurgie sein"), new("primary_rt", "RT sein"), new("locoregional_status", "Récidive locorég"),
        new("history_polymetastatic", "ATCD polyméta"), new("history_oligometastatic", "ATCD oligométa"),
        new("on_systemic_at_omd", "Sous traitement"), new("any_progressing_lesion", "Lésion évolutive"),
        new("img_pet", "TEP-TDM"), new("img_wbmri", "IRM CE"), new("img_ct", "TDM TAP"), new("img_bone_scan", "Scinti"), new("img_bone_mri", "IRM os"), new("img_liver_mri", "IRM foie"),
        new("contra_axilla_workup", "Bilan axillaire controlat"), new("n_metastases", "Nombre métastases"), new("n_organs", "Nb organes"),
    ];

    private static readonly ImmutableArray<RecordColumn> OfLesion =
    [
        new("organ", "organe"), new("location", "étage"), new("node_region", "aire gg"), new("node_level", "station"), new("side", "côté"), new("size_mm", "taille (cm)", RecordCell.Size),
    ];

    private static readonly ImmutableArray<RecordColumn> Systemic =
    [
        new("ht", "HT"), new("ht_type", "HT type"), new("ht_start", "HT début", RecordCell.Date), new("ht_stop", "HT fin", RecordCell.Date), new("ht_line", "HT ligne"),
        new("cdk46", "CDK46"), new("cdk46_type", "CDK46 type"), new("cdk46_start", "CDK46 début", RecordCell.Date),
        new("cdk46_stop", "CDK46 fin", RecordCell.Date), new("cdk46_line", "CDK46 ligne"),
        new("chemotherapy", "Chimio"), new("chemotherapy_type", "Chimio type"), new("chemotherapy_start", "Chimio début", RecordCell.Date),
        new("chemotherapy_stop", "Chimio fin", RecordCell.Date), new("chemotherapy_line", "Chimio ligne"),
        new("antiher2", "AntiHER2"), new("antiher2_type", "AntiHER2 type"), new("antiher2_start", "AntiHER2 début", RecordCell.Date),
        new("antiher2_stop", "AntiHER2 fin", RecordCell.Date), new("antiher2_line", "AntiHER2 ligne"),
    ];

    private static readonly ImmutableArray<RecordColumn> OfFocal =
    [
        new("date", "date", RecordCell.Date), new("modality", "modalité"), new("intent", "intention"),
        new("dose_gy", "dose (Gy)", RecordCell.Decimal), new("fractions", "fractions"), new("lesions", "lésions"),
    ];

    private static readonly ImmutableArray<RecordColumn> After =
    [
        new("progression", "Progression"), new("progression_date", "Date progression", RecordCell.Date), new("site_progression", "Site progression"),
        new("vital_status", "Statut vital"), new("death_date", "Date décès", RecordCell.Date), new("death_cause", "Cause décès"),
        new("last_followup_date", "Date dernières nouvelles", RecordCell.Date), new("best_response", "Meilleure réponse"), new("tox_type", "tox_type"), new("tox_grade", "tox_grade"),
        new("isolated_failure", "Rechute isolée"), new("same_organ_failure", "Rechute même organe"), new("salvage_focal_treatment", "Rattrapage focal"),
        new("treated_site_failure", "Rechute site traité"), new("endocrine_months", "Durée hormonothérapie (mois)", RecordCell.Decimal), new("all_metastases_treated", "Toutes métastases traitées"),
    ];

    /// <summary>Names that a targets file may leave out: whether a column is there does not change the others.</summary>
    public static IEnumerable<string> Names => Of(1, 1).Select(c => c.Name);

    /// <summary>The columns for so many lesions and focal treatments.</summary>
    public static IEnumerable<RecordColumn> Of(int lesions, int focal) =>
        [.. Before, .. Groups("met", "Méta", lesions, OfLesion), .. Systemic, .. Groups("mdt", "MDT", focal, OfFocal), .. After];

    private static IEnumerable<RecordColumn> Groups(string prefix, string french, int count, ImmutableArray<RecordColumn> columns) =>
        from i in Enumerable.Range(1, count)
        from column in columns
        select new RecordColumn(FormattableString.Invariant($"{prefix}{i}_{column.Name}"), FormattableString.Invariant($"{french} {i} {column.French}"), column.Cell);
}
