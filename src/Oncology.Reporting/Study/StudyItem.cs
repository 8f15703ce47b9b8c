using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One table or figure of a study, finished in every language of the study.</summary>
public sealed class StudyItem
{
    private readonly ImmutableDictionary<Language, ResultTable> _tables;
    private readonly ImmutableDictionary<Language, Figure> _figures;
    private readonly Func<Language, ImmutableArray<(string Name, ResultTable Table)>> _numbers;

    internal StudyItem(
        string name,
        LocalText title,
        LocalText? note,
        ImmutableDictionary<Language, ResultTable> tables,
        ImmutableDictionary<Language, Figure> figures,
        Func<Language, ImmutableArray<(string Name, ResultTable Table)>> numbers)
    {
        Name = name;
        Title = title;
        Note = note;
        _tables = tables;
        _figures = figures;
        _numbers = numbers;
        Numbers = numbers(Language.English);
    }

    /// <summary>Name, and file name without ending.</summary>
    public string Name { get; }

    /// <summary>Title.</summary>
    public LocalText Title { get; }

    /// <summary>A note below the table or figure; null for none.</summary>
    public LocalText? Note { get; }

    /// <summary>True for a figure, false for a table.</summary>
    public bool IsFigure => !_figures.IsEmpty;

    /// <summary>What it is about, which decides the items of the checklists that it answers.</summary>
    internal ReportTopic Topic { get; set; }

    /// <summary>The numbers behind a figure, one table per panel, each with its file name.</summary>
    public ImmutableArray<(string Name, ResultTable Table)> Numbers { get; }

    /// <summary>The numbers behind a figure with labels in a language; they are the same, row by row.</summary>
    internal ImmutableArray<(string Name, ResultTable Table)> NumbersIn(Language language) => _numbers(language);

    /// <summary>The table.</summary>
    /// <param name="language">A language of the study.</param>
    /// <exception cref="KeyNotFoundException">This is a figure, or the study is not written in that language.</exception>
    public ResultTable Table(Language language) => _tables[language];

    /// <summary>The figure.</summary>
    /// <param name="language">A language of the study.</param>
    /// <exception cref="KeyNotFoundException">This is a table, or the study is not written in that language.</exception>
    public Figure Figure(Language language) => _figures[language];
}
