using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Every clinical choice on which studies differ, as options. The defaults are those of the Toulouse study.</summary>
/// <remarks>Rule numbers (D1 to D18) are those that derivations report.</remarks>
public sealed record ClinicalConventions
{
    /// <summary>The Toulouse study (Glemarec, thesis, 2021); the default.</summary>
    public static ClinicalConventions Toulouse { get; } = new();

    /// <summary>ASCO/CAP guidelines: receptors positive from 1 % (2020), HER2 as in 2018; endocrine resistance by the ABC consensus.</summary>
    public static ClinicalConventions AscoCap { get; } = new()
    {
        HormoneThresholdPercent = 1,
        Her2Profile = Her2Profile.AscoCap,
        EndocrineResistance = EndocrineResistanceProfile.Abc,
    };

    /// <summary>D1. What a date without day, or without month, counts as. Default: the middle of the period.</summary>
    public PartialDatePolicy PartialDates { get; init; } = PartialDatePolicy.MidPeriod;

    /// <summary>D1. What to do with follow-up of length zero. Default: half a day.</summary>
    public ZeroTimePolicy ZeroTime { get; init; } = ZeroTimePolicy.HalfDay;

    /// <summary>D2. Percentage of cells from which (included) a hormone receptor is positive: 10 (Toulouse, France) or 1 (ASCO/CAP).</summary>
    public double HormoneThresholdPercent { get; init; } = 10;

    /// <summary>D2. What one receptor below the threshold means when the other is missing. Default: unknown.</summary>
    public SingleReceptorPolicy SingleReceptor { get; init; } = SingleReceptorPolicy.Unknown;

    /// <summary>D3. Reading of a positive in situ hybridisation with a score of 0 or 1+.</summary>
    public Her2Profile Her2Profile { get; init; } = Her2Profile.Toulouse;

    /// <summary>D3. Whether scores 0 and 1+ are negative only with a negative in situ hybridisation. Default: no.</summary>
    public bool RequireIshForLowScores { get; init; }

    /// <summary>D4. Ki67 percentage from which (included) a luminal tumour is B. Default: 20.</summary>
    public double Ki67ThresholdPercent { get; init; } = 20;

    /// <summary>D5. Months between primary tumour and metastasis up to which the disease is synchronous. Default: 6.</summary>
    public int SynchronousMonths { get; init; } = 6;

    /// <summary>D5. Whether the boundary itself is still synchronous. Default: yes, oligorecurrence begins strictly after it.</summary>
    public SixMonthBoundary SixMonthBoundary { get; init; } = SixMonthBoundary.Exclusive;

    /// <summary>D5. How those months are counted. Default: days divided by 30.4375.</summary>
    public SixMonthUnit SixMonthUnit { get; init; } = SixMonthUnit.Days;

    /// <summary>D6. Whether counts come from the lesion rows or from the recorded numbers when both exist. Default: the rows.</summary>
    public LesionCountSource LesionCountSource { get; init; } = LesionCountSource.Rows;

    /// <summary>D6. Diameter in mm below which (excluded) the largest lesion is of the small class. Default: 30.</summary>
    public double SmallLesionMm { get; init; } = 30;

    /// <summary>D6. Diameter in mm above which (excluded) the largest lesion is of the large class. Default: 50.</summary>
    public double LargeLesionMm { get; init; } = 50;

    /// <summary>D7. Whether the primary tumour of synchronous disease is treatable. Default: by the record of its control and treatment.</summary>
    public SynchronousPrimaryPolicy SynchronousPrimary { get; init; } = SynchronousPrimaryPolicy.Unknown;

    /// <summary>D8. Days by which time zero may precede the diagnosis of the metastasis before it is an error. Default: 31.</summary>
    public int OriginBeforeMetastasisDays { get; init; } = 31;

    /// <summary>D9. Where progression-free patients are censored. Default: at the last follow-up.</summary>
    public ProgressionCensoring ProgressionCensoring { get; init; } = ProgressionCensoring.LastFollowUp;

    /// <summary>D9. What a death of unknown cause is for cause-specific death. Default: a competing event of its own.</summary>
    public UnknownDeathCause UnknownDeathCause { get; init; } = UnknownDeathCause.Apart;

    /// <summary>D10. Whether focal treatment after progression counts as exposure for overall survival. Default: yes.</summary>
    public bool SalvageCounts { get; init; } = true;

    /// <summary>D10. Months after which exposure is switched off; null (default) for never.</summary>
    public double? ExposureWindowMonths { get; init; }

    /// <summary>D11. Rule of the landmark analysis.</summary>
    public LandmarkRules Landmark { get; init; } = new();

    /// <summary>D12. α/β in Gy of organs without an entry of their own. Default: 4.</summary>
    public double AlphaBetaGy { get; init; } = 4;

    /// <summary>D12. α/β in Gy by organ. Default: none of its own.</summary>
    public ImmutableDictionary<Organ, double> AlphaBetaByOrgan { get; init; } = ImmutableDictionary<Organ, double>.Empty;

    /// <summary>D13. Weeks from time zero from which (included) a stable disease counts as one. Default: 6.</summary>
    public double StableDiseaseWeeks { get; init; } = 6;

    /// <summary>D13. What a growth of 20 % or more but less than 5 mm above the nadir is. Default: stable disease.</summary>
    public SmallRegrowth SmallRegrowth { get; init; } = SmallRegrowth.Stable;

    /// <summary>D14. Days after the last day of focal treatment up to which (included) a toxicity is acute. Default: 90.</summary>
    public int AcuteToxicityDays { get; init; } = 90;

    /// <summary>D14. Attribution from which (included) an adverse event counts as caused by the treatment. Default: possible.</summary>
    public Attribution ToxicityAttribution { get; init; } = Attribution.Possible;

    /// <summary>D16. Definition of endocrine resistance. Default: that of the thesis.</summary>
    public EndocrineResistanceProfile EndocrineResistance { get; init; } = EndocrineResistanceProfile.Thesis;

    /// <summary>D16. Months of adjuvant endocrine treatment from which (included) resistance is secondary. Default: 24.</summary>
    public double AdjuvantResistanceMonths { get; init; } = 24;

    /// <summary>D16. Months of endocrine treatment of the metastatic disease from which (included) resistance is secondary. Default: 6.</summary>
    public double MetastaticResistanceMonths { get; init; } = 6;

    /// <summary>D16. Months after the end of adjuvant treatment up to which (included) a relapse is secondary resistance (profile ABC). Default: 12.</summary>
    public double AfterAdjuvantMonths { get; init; } = 12;

    /// <summary>D18. Whether a later treatment recorded as line 1 (planned maintenance) joins the first-line combination. Default: no.</summary>
    public bool MaintenanceJoinsFirstLine { get; init; }

    /// <summary>D18. Days after the first systemic start within which a class belongs to the first-line combination. Default: 90.</summary>
    public int FirstLineWindowDays { get; init; } = 90;
}
