namespace Oncology.Cohort;

/// <summary>One patient: one row of the patients table.</summary>
/// <remarks>A missing value is null and never means no; <see cref="MissingKindOf"/> says why it is missing. The durations
/// (<see cref="PfsMonths"/> and the like) serve files that withhold dates.</remarks>
public sealed record Patient
{
    /// <summary>Opaque code of the patient, unique in the cohort.</summary>
    public required string PatientId { get; init; }

    /// <summary>Sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Date of birth.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Age in years, at the diagnosis the file means.</summary>
    public double? Age { get; init; }

    /// <summary>Menopausal status.</summary>
    public MenopausalStatus? MenopausalStatus { get; init; }

    /// <summary>Performance status, ECOG (OMS) 0 to 5.</summary>
    public int? Ecog { get; init; }

    /// <summary>Karnofsky index, 0 to 100 by 10.</summary>
    public int? Karnofsky { get; init; }

    /// <summary>Organ of the primary tumour.</summary>
    public PrimarySite? PrimarySite { get; init; }

    /// <summary>Side of the primary tumour; decides which axilla is regional.</summary>
    public Side? PrimarySide { get; init; }

    /// <summary>Diagnosis of the primary tumour.</summary>
    public PartialDate? PrimaryDxDate { get; init; }

    /// <summary>Diagnosis of the metastatic disease.</summary>
    public PartialDate? MetastasisDxDate { get; init; }

    /// <summary>Multidisciplinary tumour board.</summary>
    public PartialDate? MtbDate { get; init; }

    /// <summary>Histological type.</summary>
    public HistologyType? Histology { get; init; }

    /// <summary>Histological grade (SBR, Nottingham), 1 to 3.</summary>
    public int? Grade { get; init; }

    /// <summary>T code of TNM as written (<c>T4d</c>, <c>Tis</c>, or a group such as <c>T0-T2</c>).</summary>
    public string? TStage { get; init; }

    /// <summary>N code of TNM as written (<c>N1mi</c>, <c>N0(i+)</c>, or a group such as <c>N+</c>).</summary>
    public string? NStage { get; init; }

    /// <summary>M code of TNM as written.</summary>
    public string? MStage { get; init; }

    /// <summary>Oestrogen receptor, percent of cells, 0 to 100.</summary>
    public BoundedNumber? ErPercent { get; init; }

    /// <summary>Progesterone receptor, percent of cells, 0 to 100.</summary>
    public BoundedNumber? PrPercent { get; init; }

    /// <summary>Oestrogen receptor as reported.</summary>
    public ReceptorStatus? ErStatus { get; init; }

    /// <summary>Progesterone receptor as reported.</summary>
    public ReceptorStatus? PrStatus { get; init; }

    /// <summary>HER2 immunohistochemical score.</summary>
    public Her2Ihc? Her2Ihc { get; init; }

    /// <summary>HER2 in situ hybridisation.</summary>
    public IshResult? Her2Ish { get; init; }

    /// <summary>HER2 as it was reported, beside or without the score.</summary>
    public ReceptorStatus? Her2Reported { get; init; }

    /// <summary>HER2/CEP17 ratio of a dual probe.</summary>
    public BoundedNumber? Her2Ratio { get; init; }

    /// <summary>Mean HER2 copies per cell.</summary>
    public BoundedNumber? Her2Copies { get; init; }

    /// <summary>Ki67, percent of cells, 0 to 100.</summary>
    public BoundedNumber? Ki67Percent { get; init; }

    /// <summary>Where the biomarkers were measured.</summary>
    public BiomarkerSource? BiomarkerSource { get; init; }

    /// <summary>When the biomarkers were measured.</summary>
    public PartialDate? BiomarkerDate { get; init; }

    /// <summary>Germline BRCA.</summary>
    public GermlineBrca? GermlineBrca { get; init; }

    /// <summary>The primary tumour is controlled.</summary>
    public bool? PrimaryControlled { get; init; }

    /// <summary>The primary tumour was operated.</summary>
    public bool? PrimarySurgery { get; init; }

    /// <summary>The primary tumour was irradiated.</summary>
    public bool? PrimaryRt { get; init; }

    /// <summary>Locoregional recurrence.</summary>
    public LocoregionalStatus? LocoregionalStatus { get; init; }

    /// <summary>FDG-PET/CT done.</summary>
    public bool? ImgPet { get; init; }

    /// <summary>Whole-body MRI done.</summary>
    public bool? ImgWbmri { get; init; }

    /// <summary>Chest-abdomen-pelvis CT done.</summary>
    public bool? ImgCt { get; init; }

    /// <summary>Bone scan done.</summary>
    public bool? ImgBoneScan { get; init; }

    /// <summary>Bone MRI done.</summary>
    public bool? ImgBoneMri { get; init; }

    /// <summary>Liver MRI done.</summary>
    public bool? ImgLiverMri { get; init; }

    /// <summary>Brain MRI done.</summary>
    public bool? ImgBrainMri { get; init; }

    /// <summary>Contralateral axilla worked up by ultrasound, mammography, breast MRI and PET/CT.</summary>
    public bool? ContraAxillaWorkup { get; init; }

    /// <summary>Polymetastatic disease before.</summary>
    public bool? HistoryPolymetastatic { get; init; }

    /// <summary>Oligometastatic disease before.</summary>
    public bool? HistoryOligometastatic { get; init; }

    /// <summary>Under active systemic treatment at this oligometastatic diagnosis.</summary>
    public bool? OnSystemicAtOmd { get; init; }

    /// <summary>There was no systemic treatment for the metastatic disease. Treatment rows go before it.</summary>
    public bool? SystemicNaive { get; init; }

    /// <summary>A lesion is progressing or new on current imaging.</summary>
    public bool? AnyProgressingLesion { get; init; }

    /// <summary>Number of metastases as recorded.</summary>
    public int? NMetastases { get; init; }

    /// <summary>Where the recorded number of metastases is open, the fewest that it leaves: 6 of <c>&gt; 5</c>, 2 of <c>plusieurs</c>; null when the number is known, or no bound is.</summary>
    public int? NMetastasesAtLeast { get; init; }

    /// <summary>Number of organs involved as recorded.</summary>
    public int? NOrgans { get; init; }

    /// <summary>Where the recorded number of organs is open, the fewest that it leaves; null when the number is known, or no bound is.</summary>
    public int? NOrgansAtLeast { get; init; }

    /// <summary>Start of follow-up as recorded; used to check time zero.</summary>
    public PartialDate? T0Date { get; init; }

    /// <summary>Last news.</summary>
    public PartialDate? LastFollowupDate { get; init; }

    /// <summary>Last imaging.</summary>
    public PartialDate? LastImagingDate { get; init; }

    /// <summary>Vital status at the last news.</summary>
    public VitalStatus? VitalStatus { get; init; }

    /// <summary>Death.</summary>
    public PartialDate? DeathDate { get; init; }

    /// <summary>Cause of death.</summary>
    public DeathCause? DeathCause { get; init; }

    /// <summary>A progression was seen.</summary>
    public bool? Progression { get; init; }

    /// <summary>First progression.</summary>
    public PartialDate? ProgressionDate { get; init; }

    /// <summary>Best overall response.</summary>
    public TumourResponse? BestResponse { get; init; }

    /// <summary>Centre.</summary>
    public string? Centre { get; init; }

    /// <summary>Progression-free survival in months, when dates are withheld.</summary>
    public double? PfsMonths { get; init; }

    /// <summary>Progression-free survival in days, when dates are withheld.</summary>
    public double? PfsDays { get; init; }

    /// <summary>Progression or death ended it.</summary>
    public bool? PfsEvent { get; init; }

    /// <summary>Overall survival in months, when dates are withheld.</summary>
    public double? OsMonths { get; init; }

    /// <summary>Overall survival in days, when dates are withheld.</summary>
    public double? OsDays { get; init; }

    /// <summary>Death ended it.</summary>
    public bool? OsEvent { get; init; }

    /// <summary>Months from time zero to the first curative focal treatment; missing when there was none.</summary>
    public double? TimeToMdtMonths { get; init; }

    /// <summary>The same in days.</summary>
    public double? TimeToMdtDays { get; init; }

    /// <summary>Columns that only the screening for a trial needs.</summary>
    public TrialColumns Trial { get; init; } = TrialColumns.None;

    /// <summary>What is kept of the row beside the typed values: kinds of missing values, unrecognised columns, source cells.</summary>
    public RecordCells Cells { get; init; } = RecordCells.Empty;

    /// <summary>Why a value is missing.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The kind, or null when the value is present.</returns>
    /// <exception cref="ArgumentException">The field is not one of this table.</exception>
    public MissingKind? MissingKindOf(string field) => Cells.KindOf(field, ValueOf(field));

    /// <summary>The typed value of a field.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The value, or null when missing.</returns>
    /// <exception cref="ArgumentException">The field is not one of this table.</exception>
    public object? ValueOf(string field) => PatientFields.Value(this, field);
}
