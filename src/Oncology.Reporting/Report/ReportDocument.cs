using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The content of a report in one language, before it becomes HTML or Word: both say the same because both are made from this.</summary>
/// <param name="Language">The language.</param>
/// <param name="Numbers">How numbers are written.</param>
/// <param name="Title">Title.</param>
/// <param name="Opening">What stands before the contents.</param>
/// <param name="Sections">Sections, in order.</param>
internal sealed record ReportDocument(Language Language, NumberStyle Numbers, string Title, ImmutableArray<ReportBlock> Opening, ImmutableArray<ReportSection> Sections);

/// <summary>A section of a report.</summary>
/// <param name="Anchor">Name that links lead to.</param>
/// <param name="Title">Heading.</param>
/// <param name="Topic">What it is about; null for a chapter, whose items have topics.</param>
/// <param name="Blocks">Content.</param>
internal sealed record ReportSection(string Anchor, string Title, ReportTopic? Topic, ImmutableArray<ReportBlock> Blocks)
{
    /// <summary>True for what every report owes its reader after the chapters; its title begins with a letter.</summary>
    public bool IsAppendix { get; init; }
}

/// <summary>A piece of a report.</summary>
internal abstract record ReportBlock
{
    private ReportBlock()
    {
    }

    /// <summary>A paragraph.</summary>
    /// <param name="Content">The text.</param>
    internal sealed record Text(string Content) : ReportBlock;

    /// <summary>A paragraph that nobody may miss.</summary>
    /// <param name="Content">The text.</param>
    internal sealed record Notice(string Content) : ReportBlock;

    /// <summary>A heading within a section.</summary>
    /// <param name="Content">The text.</param>
    /// <param name="Anchor">Name that links lead to; null for none.</param>
    /// <param name="Topic">What stands below it; null for nothing that a checklist asks for.</param>
    internal sealed record Heading(string Content, string? Anchor = null, ReportTopic? Topic = null) : ReportBlock;

    /// <summary>A list.</summary>
    /// <param name="Items">Its items.</param>
    internal sealed record Bullets(ImmutableArray<string> Items) : ReportBlock;

    /// <summary>A table with its title above and its footnotes below.</summary>
    /// <param name="Anchor">Name that links lead to; null for none.</param>
    /// <param name="Table">The table.</param>
    /// <param name="Note">A note below it.</param>
    /// <param name="Topic">What it is about.</param>
    internal sealed record TableItem(string? Anchor, ResultTable Table, string? Note, ReportTopic? Topic) : ReportBlock;

    /// <summary>A figure with its caption.</summary>
    /// <param name="Anchor">Name that links lead to, and file name.</param>
    /// <param name="Caption">Caption.</param>
    /// <param name="Figure">The figure.</param>
    /// <param name="Note">A note below it.</param>
    /// <param name="Topic">What it is about.</param>
    internal sealed record FigureItem(string Anchor, string Caption, Figure Figure, string? Note, ReportTopic Topic) : ReportBlock;

    /// <summary>A checklist: each item with links to what answers it.</summary>
    /// <param name="Table">The checklist as a table: number, what is asked, where it is answered.</param>
    /// <param name="Links">The links of each row's last cell, plain words where the anchor is empty; an empty list leaves its text.</param>
    internal sealed record Checklist(ResultTable Table, ImmutableArray<ImmutableArray<(string Text, string Anchor)>> Links) : ReportBlock;
}
