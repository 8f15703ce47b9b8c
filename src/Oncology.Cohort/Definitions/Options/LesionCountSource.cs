namespace Oncology.Cohort;

/// <summary>Where the counts of metastases and organs come from (D6).</summary>
public enum LesionCountSource
{
    /// <summary>The lesion rows; the recorded numbers when there are none.</summary>
    Rows,

    /// <summary>The recorded numbers; the lesion rows when they are missing.</summary>
    Recorded,
}
