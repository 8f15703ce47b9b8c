namespace Oncology.Cohort;

/// <summary>Menopausal status. Amenorrhoea under an LHRH agonist stays Pre.</summary>
public enum MenopausalStatus : byte
{
    /// <summary>Premenopausal.</summary>
    Pre,

    /// <summary>Perimenopausal.</summary>
    Peri,

    /// <summary>Postmenopausal: 12 months without menses not due to treatment, or bilateral oophorectomy.</summary>
    Post,

    /// <summary>Not applicable (men).</summary>
    NotApplicable,
}
