using System.Globalization;
using Oncology.Cohort;

namespace Oncology.Cli;

/// <summary>Findings as lines: severity, place, message.</summary>
internal static class FindingText
{
    /// <summary>One finding in one line: file, line, column, the cell, what is wrong.</summary>
    public static string Line(Finding finding, Session session)
    {
        string cell = finding.Value is null ? string.Empty : $" '{finding.Value}'";
        return $"{Place(finding.File, finding.Row, finding.Column, session)}{(finding.Cell is null ? string.Empty : $" ({finding.Cell})")}:{cell} {finding.Code} {finding.MessageIn(session.Language)}";
    }

    /// <summary>Where something stands: file, line, column, as far as they are known.</summary>
    public static string Place(string? file, int? line, string? column, Session session)
    {
        string[] parts =
        [
            .. new[]
            {
                file,
                line is int number ? string.Create(CultureInfo.InvariantCulture, $"{session.Say("line", "ligne")} {number}") : null,
                column is null ? null : $"{session.Say("column", "colonne")} {column}",
            }.OfType<string>(),
        ];
        return string.Join(", ", parts);
    }

    /// <summary>The word for a severity, as in JSON and CSV.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "information",
    };
}
