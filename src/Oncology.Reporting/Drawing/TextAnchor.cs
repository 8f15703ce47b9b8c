namespace Oncology.Reporting;

/// <summary>Which point of a text its position names, along the reading direction.</summary>
public enum TextAnchor
{
    /// <summary>The beginning of the line: the text runs away from the position.</summary>
    Start,

    /// <summary>The middle of the line.</summary>
    Middle,

    /// <summary>The end of the line: the text runs up to the position.</summary>
    End,
}
