namespace Oncology.Reporting;

/// <summary>The three faces of Liberation Sans (metrically equal to Arial) that figures are set in.</summary>
public enum FontFace
{
    /// <summary>Upright, weight 400.</summary>
    Regular,

    /// <summary>Upright, weight 700.</summary>
    Bold,

    /// <summary>Slanted, weight 400.</summary>
    Italic,
}
