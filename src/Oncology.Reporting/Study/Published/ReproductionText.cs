using System.Collections.Immutable;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The comparison with published numbers for a terminal: a table per source, remarks below, no line too long to be read.</summary>
internal static class ReproductionText
{
    public static string Write(Reproduction reproduction, Language language, ImmutableArray<ReproductionRow> rows, NumberStyle? style)
    {
        ResultTable table = Table(reproduction, language, rows);
        StringBuilder text = new();
        WrappedText.Append(text, table.Title);
        string lines = table.ToText(style);
        text.Append(lines.AsSpan(lines.IndexOf('\n', StringComparison.Ordinal) + 1)).Append('\n');
        AppendRemarks(text, rows, language);
        foreach (string note in (ImmutableArray<string>)
            [
                .. reproduction.Study.Spec.IsSynthetic ? [StudyWords.SyntheticNote.In(language)] : (string[])[],
                ReproductionWords.VerdictRules.In(language),
                .. reproduction.SummaryLines(language),
            ])
        {
            WrappedText.Append(text, note);
        }

        return text.ToString();
    }

    private static ResultTable Table(Reproduction reproduction, Language language, ImmutableArray<ReproductionRow> rows)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("id", ReproductionWords.Id.In(language), IsText: true),
            new("statistic", ReproductionWords.Statistic.In(language), IsText: true),
            new("published", ReproductionWords.Published.In(language)),
            new("rounded", ReproductionWords.Rounded.In(language)),
            new("recomputed", ReproductionWords.Recomputed.In(language)),
            new("verdict", ReproductionWords.Verdict.In(language), IsText: true),
        ];
        var lines = ImmutableArray.CreateBuilder<TableRow>();
        string source = string.Empty;
        foreach (ReproductionRow row in rows)
        {
            if (row.Published.SourceIn(language) is { Length: > 0 } next && next != source)
            {
                source = next;
                lines.Add(new TableRow([new Cell.Text(source), .. columns.Skip(1).Select(_ => Cell.Empty)]) { IsHeading = true });
            }

            lines.Add(new TableRow(
            [
                new Cell.Text(row.Published.Id),
                new Cell.Text(ReproductionWords.NameOfStatistic(row.Published.Statistic).In(language)),
                new Cell.Text(row.Published.In(language)),
                new Cell.Text(row.Rounded(language)),
                new Cell.Number(row.Recomputed ?? double.NaN, NumberKind.General),
                new Cell.Text(ReproductionWords.NameOf(row.Verdict).In(language)),
            ])
            { Indent = source.Length > 0 ? 1 : 0 });
        }

        return new ResultTable($"{ReproductionWords.Title.In(language)} {reproduction.Study.Spec.Title.In(language)}", columns, lines.ToImmutable(), language);
    }

    // Numbers that share a remark are listed above it.
    private static void AppendRemarks(StringBuilder text, ImmutableArray<ReproductionRow> rows, Language language)
    {
        IGrouping<string, ReproductionRow>[] remarks = [.. rows.Where(row => row.Reason is not null).GroupBy(row => row.Reason!.Value.In(language))];
        if (remarks.Length == 0)
        {
            return;
        }

        text.Append(ReproductionWords.Remarks.In(language)).Append('\n');
        foreach (IGrouping<string, ReproductionRow> remark in remarks)
        {
            WrappedText.Append(text, string.Join(", ", remark.Select(row => row.Published.Id)), indent: 2);
            WrappedText.Append(text, remark.Key, indent: 6);
        }

        text.Append('\n');
    }
}
