namespace Oncology.Reporting;

/// <summary>Where a part of a figure begins: its first mark and its upper edge in points.</summary>
internal readonly record struct SectionStart(int FirstMark, double Top);
