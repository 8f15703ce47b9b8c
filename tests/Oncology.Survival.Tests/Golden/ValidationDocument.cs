using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Writes docs/validation.md: the words of its template, the tables from what a run of the golden comparisons found.</summary>
internal sealed class ValidationDocument(AgreementLog log)
{
    private static readonly string BesideHeading = "## Reference cases beside it";

    private readonly ImmutableArray<Agreement> _agreements = [.. log.Agreements.OrderBy(one => one.Case, StringComparer.Ordinal)];

    /// <summary>The document.</summary>
    /// <param name="template">The words, with a name in braces for each table.</param>
    /// <param name="current">The document as it is: the cases that cannot be read here stay as they are there.</param>
    public string Write(string template, string current) => template
        .Replace("{versions}", Versions(), StringComparison.Ordinal)
        .Replace("{cases}", Cases(isCopied: true), StringComparison.Ordinal)
        .Replace("{beside}", GoldenCase.HasShared ? Cases(isCopied: false) : TableAfter(BesideHeading, current), StringComparison.Ordinal)
        .Replace("{looser}", Looser(), StringComparison.Ordinal)
        .Replace("{not-compared}", NotCompared(), StringComparison.Ordinal);

    private static string Versions()
    {
        JsonElement made = GoldenCase.GeneratedWith;
        string Version(string name) => made.GetProperty(name).GetString()!;
        return $"R {Version("R")}, survival {Version("survival")}, cmprsk {Version("cmprsk")}.";
    }

    private string Cases(bool isCopied)
    {
        List<string> lines = ["| Procedure | Cases | Numbers compared | Cases by digits | Fewest digits |", "|---|---|---|---|---|"];
        int cases = 0;
        int numbers = 0;
        foreach (string procedure in GoldenCase.Procedures)
        {
            string[] ids = [.. log.Cases.Values.Where(golden => golden.Procedure == procedure && golden.IsCopied == isCopied).Select(golden => golden.Id)];
            Agreement[] compared = [.. _agreements.Where(one => one.Procedure == procedure && one.IsCopied == isCopied && one.Reason is null)];
            if (ids.Length == 0)
            {
                continue;
            }

            string digits = string.Join(", ", compared.GroupBy(one => one.Digits).OrderByDescending(group => group.Key).Select(group => $"{Text(group.Key)}: {Text(group.Count())}"));
            Agreement[] fewest = [.. compared.Where(one => one.Digits == compared.Min(other => other.Digits) && one.Digits < Agreement.MostDigits)];
            string which = fewest.Length == 0 ? "" : $"`{fewest[0].Case}`" + (fewest.Length > 1 ? $" and {Text(fewest.Length - 1)} more" : "");
            lines.Add($"| `{procedure}` | {Text(ids.Length)} | {Text(compared.Sum(one => one.Count))} | {digits} | {which} |");
            cases += ids.Length;
            numbers += compared.Sum(one => one.Count);
        }

        lines.Add($"| all | {Text(cases)} | {Text(numbers)} | | |");
        return string.Join('\n', lines);
    }

    private string Looser() => string.Join('\n',
    [
        "| Procedure | Cases | Numbers | Fewest digits | Reason |",
        "|---|---|---|---|---|",
        .. _agreements.Where(one => one.Reason is not null && one.IsCopied)
            .GroupBy(one => (one.Procedure, one.Reason))
            .OrderBy(group => group.Key.Procedure, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Reason, StringComparer.Ordinal)
            .Select(group => $"| `{group.Key.Procedure}` | {Text(group.Count())} | {Text(group.Sum(one => one.Count))} | {Text(group.Min(one => one.Digits))} | {group.Key.Reason} |"),
    ]);

    private string NotCompared() => string.Join('\n',
    [
        "| Case | Parts | Why |",
        "|---|---|---|",
        .. log.Cases.Values.Where(golden => golden.DoNotCompare.Count > 0 && golden.IsCopied).OrderBy(golden => golden.Id, StringComparer.Ordinal)
            .Select(golden => $"| `{golden.Id}` | {string.Join(", ", golden.DoNotCompare.Order(StringComparer.Ordinal).Select(part => $"`{part}`"))} | {golden.Notes.FirstOrDefault()} |"),
    ]);

    private static string TableAfter(string heading, string document)
    {
        int at = document.IndexOf(heading, StringComparison.Ordinal);
        return at < 0
            ? ""
            : string.Join('\n', document[at..].Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
