using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;

namespace Oncology.Cli;

/// <summary>Findings as lines: severity, place, message.</summary>
internal static class FindingText
{
    /// <summary>One finding in one line: file, line, column, the cell, what is wrong.</summary>
    public static string Line(Finding finding, Session session)
    {
        string cell = finding.Value is null ? string.Empty : session.Say($" '{finding.Value}'", $" « {finding.Value} »");
        return $"{Place(finding.File, finding.Row, finding.Column, session)}{(finding.Cell is null ? string.Empty : $" ({finding.Cell})")}{session.Say(":", " :")}{cell} {finding.Code} {finding.MessageIn(session.Language)}{Nearest(finding, session)}";
    }

    // The nearest match, where the message does not name it.
    private static string Nearest(Finding finding, Session session) =>
        finding.Suggestion is not { } near || finding.MessageIn(session.Language).Contains(near, StringComparison.Ordinal) && finding.Code != "V03" ? string.Empty
        : session.Say($" Nearest match: {near}.", $" Le plus proche : {near}.");

    // A column without header is named by its number.
    private const string Numbered = "column ";

    private static bool IsNumbered(string column) =>
        column.StartsWith(Numbered, StringComparison.Ordinal) && column.Length > Numbered.Length && !column.AsSpan(Numbered.Length).ContainsAnyExceptInRange('0', '9');

    /// <summary>Where something stands: file, line, column, as far as they are known.</summary>
    public static string Place(string? file, int? line, string? column, Session session)
    {
        string[] parts =
        [
            .. new[]
            {
                file,
                line is int number ? string.Create(CultureInfo.InvariantCulture, $"{session.Say("line", "ligne")} {number}") : null,
                column is null ? null : IsNumbered(column) ? session.Say(column, $"colonne {column[Numbered.Length..]}") : $"{session.Say("column", "colonne")} {column}",
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

    /// <summary>One line for each correction that was laid over a cell: where, old and new text, why, who, when.</summary>
    public static IEnumerable<string> Corrections(ImmutableArray<AppliedCorrection> corrections, Session session) => corrections.Select(applied =>
        session.Say("corrected: ", "corrigé : ") + Place(applied.File, applied.Row, applied.Column, session)
        + session.Say(": ", " : ") + applied.Correction.In(session.Language));
}
