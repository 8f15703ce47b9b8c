using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>One problem of the data: what, where, and what would be right.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Rule that found it: <c>V01</c> to <c>V27</c> for the content, <c>F01</c> and on for the form of the file.</param>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Row">Line of the file on which the row begins, 1-based; null when the finding is about a column or the file.</param>
/// <param name="Column">Header of the column as written in the file; null when the finding is about a row or the file.</param>
/// <param name="Value">Text of the offending cell and of no other; null when there is none, or when it may identify a person.</param>
/// <param name="Message">What is wrong and what was expected, in English and French.</param>
/// <param name="Suggestion">A value that would be accepted and is close to the one given; null when there is none.</param>
/// <param name="PatientId">Code of the patient; null when the row has none.</param>
/// <param name="Cell">Reference of the cell in a workbook, <c>C12</c>, or the letters of its column; null in a text file.</param>
public sealed record Finding(
    Severity Severity,
    string Code,
    string File,
    int? Row,
    string? Column,
    string? Value,
    Wording Message,
    string? Suggestion = null,
    string? PatientId = null,
    string? Cell = null)
{
    /// <summary>The message in one language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The sentence.</returns>
    public string MessageIn(Language language) => language == Language.French ? Message.French : Message.English;

    /// <summary>The finding in one English line: file, line, column, code and message.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        string row = Row is { } line ? string.Create(CultureInfo.InvariantCulture, $", line {line}") : "";
        string column = Column is null ? "" : $", column \"{Column}\"";
        string cell = Cell is null ? "" : $" ({Cell})";
        return $"{File}{row}{column}{cell}: {Code} {Message.English}";
    }
}
