using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What is known about the data before anything is believed: findings, patients left out, missing values.</summary>
internal static class DataQuality
{
    // Enough to find them; the validation of the cohort lists them all.
    private const int MostLines = 12;

    public static ImmutableArray<ReportBlock> Blocks(StudyRun run, Language language)
    {
        var blocks = ImmutableArray.CreateBuilder<ReportBlock>();
        Finding[] findings = [.. run.Findings];
        if (findings.Length > 0)
        {
            blocks.Add(new ReportBlock.TableItem(null, Findings(findings, language), null, null));
        }
        else if (run.Spec.Inputs[0] is InputSpec.Cohort)
        {
            blocks.Add(new ReportBlock.Text(ReportWords.Correct.In(language)));
        }

        HashSet<StudyProblem> shown = [.. findings.Select(StudyInput.ToProblem)];
        ImmutableArray<string> others = [.. run.Remarks.Where(remark => !shown.Contains(remark)).Select(remark => remark.In(language))];
        if (!others.IsEmpty)
        {
            blocks.Add(new ReportBlock.Heading(ReportWords.LeftOut.In(language)));
            blocks.Add(new ReportBlock.Bullets(others));
        }

        blocks.AddRange(Missing(run, language));
        return blocks.ToImmutable();
    }

    private static ResultTable Findings(Finding[] findings, Language language)
    {
        TableRow[] rows =
        [
            .. findings.GroupBy(finding => (finding.Severity, finding.Code, English: finding.Message.English, French: finding.Message.French))
                .OrderByDescending(group => group.Key.Severity).ThenBy(group => group.Key.Code, StringComparer.Ordinal)
                .Select(group => new TableRow(
                [
                    new Cell.Text(group.Key.Code),
                    new Cell.Text(NameOf(group.Key.Severity).In(language)),
                    new Cell.Text(string.Join(", ", group.Select(finding => finding.Column).OfType<string>().Distinct())),
                    new Cell.Text(language == Language.French ? group.Key.French : group.Key.English),
                    new Cell.Number(group.Count(), NumberKind.Count),
                    new Cell.Text(Lines([.. group.Select(finding => finding.Row).OfType<int>().Order()])),
                ])),
        ];
        return new ResultTable(
            ReportWords.Findings.In(language),
            [
                new("rule", ReportWords.Code.In(language), IsText: true),
                new("severity", ReportWords.Severity.In(language), IsText: true),
                new("column", ReportWords.Column.In(language), IsText: true),
                new("finding", ReportWords.Finding.In(language), IsText: true),
                new("count", ReportWords.Rows.In(language)),
                new("lines", ReportWords.Lines.In(language), IsText: true),
            ],
            [.. rows],
            language)
        {
            Footnotes = [ReportWords.FindingsNote.In(language)],
        };
    }

    private static string Lines(int[] lines)
    {
        string first = string.Join(", ", lines.Take(MostLines).Select(line => line.ToString(CultureInfo.InvariantCulture)));
        return lines.Length > MostLines ? first + ", …" : first;
    }

    private static IEnumerable<ReportBlock> Missing(StudyRun run, Language language)
    {
        AnalysisSet patients = run.Context.Patients;
        ImmutableArray<(StudyVariable Variable, int Concerned, int Missing)> counted =
        [
            .. run.Spec.Variables.Select(spec => Count(patients, spec)).DistinctBy(one => (one.Variable.Label, one.Concerned, one.Missing)),
        ];
        bool hasOthers = counted.Any(one => one.Concerned < patients.Count);
        if (counted.IsEmpty)
        {
            yield break;
        }

        string complete = string.Join(", ", counted.Where(one => one.Missing == 0 && one.Concerned == patients.Count).Select(one => one.Variable.Label.In(language)).Distinct());
        if (counted.All(one => one.Missing == 0) && !hasOthers)
        {
            yield return new ReportBlock.Text(ReportWords.NoMissing.In(language));
            yield break;
        }

        string note = (hasOthers ? ReportWords.NotApplicableNote : ReportWords.MissingNote).In(language);
        ResultTable table = new(
            ReportWords.MissingValues.In(language),
            [
                new("variable", ReportWords.Variable.In(language), IsText: true),
                new("known", ReportWords.Known.In(language)),
                new("missing", ReportWords.Missing.In(language)),
                .. hasOthers ? [new TableColumn("not_applicable", ReportWords.NotApplicable.In(language))] : Array.Empty<TableColumn>(),
            ],
            [
                .. counted.Where(one => one.Missing > 0 || one.Concerned < patients.Count).Select(one => new TableRow(
                [
                    new Cell.Text(one.Variable.Label.In(language)),
                    new Cell.Number(one.Concerned - one.Missing, NumberKind.Count),
                    new Cell.Share(one.Missing, one.Concerned),
                    .. hasOthers ? [new Cell.Number(patients.Count - one.Concerned, NumberKind.Count)] : Array.Empty<Cell>(),
                ])),
            ],
            language)
        {
            Footnotes = complete.Length == 0
                ? [note]
                : [note, string.Format(CultureInfo.InvariantCulture, ReportWords.Complete.In(language), complete)],
        };
        yield return new ReportBlock.TableItem("report.missing-values", table, null, null);
    }

    private static (StudyVariable Variable, int Concerned, int Missing) Count(AnalysisSet patients, VariableSpec spec)
    {
        StudyVariable variable = patients.Variables[spec.Name];
        int[] concerned = [.. patients.Holds(spec.Among).Select((holds, row) => (holds, row)).Where(one => one.holds).Select(one => one.row)];
        return (variable, concerned.Length, concerned.Count(variable.IsMissing));
    }

    private static LocalText NameOf(Severity severity) => severity switch
    {
        Severity.Error => new LocalText("error", "erreur"),
        Severity.Warning => new LocalText("warning", "avertissement"),
        _ => new LocalText("information", "information"),
    };
}
