using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A chapter of a study: its tables and figures, in the order of the report.</summary>
/// <param name="Title">Title.</param>
/// <param name="Text">An introduction; null for none.</param>
/// <param name="Items">Tables and figures.</param>
public sealed record StudyChapter(LocalText Title, LocalText? Text, ImmutableArray<StudyItem> Items);
