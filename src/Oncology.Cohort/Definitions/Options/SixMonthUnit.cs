namespace Oncology.Cohort;

/// <summary>How months between primary tumour and metastasis are counted (D5).</summary>
public enum SixMonthUnit
{
    /// <summary>Days divided by 30.4375.</summary>
    Days,

    /// <summary>Calendar months: 15 January to 15 July is six.</summary>
    Calendar,
}
