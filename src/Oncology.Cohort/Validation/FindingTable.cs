using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Findings as a table.</summary>
internal static class FindingTable
{
    private static readonly (string Key, Word Header, bool IsText)[] Headers =
    [
        ("severity", new("Severity", "Gravité"), true),
        ("code", new("Rule", "Règle"), true),
        ("file", new("File", "Fichier"), true),
        ("row", new("Line", "Ligne"), false),
        ("column", new("Column", "Colonne"), true),
        ("value", new("Value", "Valeur"), true),
        ("message", new("Message", "Message"), true),
        ("suggestion", new("Suggestion", "Proposition"), true),
    ];

    private static readonly Word Title = new("Findings", "Constats");

    /// <summary>The word for a severity.</summary>
    public static Word Name(Severity severity) => severity switch
    {
        Severity.Error => new("error", "erreur"),
        Severity.Warning => new("warning", "avertissement"),
        _ => new("information", "information"),
    };

    public static ResultTable Of(ImmutableArray<Finding> findings, Language language)
    {
        ImmutableArray<TableColumn> columns = [.. Headers.Select(h => new TableColumn(h.Key, h.Header.In(language), h.IsText))];
        var rows = ImmutableArray.CreateBuilder<TableRow>(findings.Length);
        foreach (Finding finding in findings)
        {
            rows.Add(new TableRow(
            [
                new Cell.Text(Name(finding.Severity).In(language)),
                new Cell.Text(finding.Code),
                new Cell.Text(finding.File),
                finding.Row is { } row ? new Cell.Number(row, NumberKind.Count) : Cell.Empty,
                new Cell.Text(finding.Column ?? ""),
                new Cell.Text(finding.Value ?? ""),
                new Cell.Text(finding.MessageIn(language)),
                new Cell.Text(finding.Suggestion ?? ""),
            ]));
        }

        return new ResultTable(Title.In(language), columns, rows.ToImmutable(), language);
    }
}
