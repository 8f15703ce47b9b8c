using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary>What a report has written: the folder, the reports themselves, and how many files of what.</summary>
internal sealed class ReportSummary(StudyRun run, string folder, ImmutableArray<string> files, Session session)
{
    private const string Tables = "tables/";
    private const string Figures = "figures/";

    private ImmutableArray<string> Reports => [.. files.Where(file => !file.Contains('/', StringComparison.Ordinal))];

    public string ToText(bool isVerbose)
    {
        StudyItem[] items = [.. run.Chapters.SelectMany(chapter => chapter.Items)];
        StringBuilder text = new();
        text.Append(folder).Append(session.Say(":", " :")).Append('\n');
        foreach (string report in Reports)
        {
            Line(text, report, session.Say("the report", "le rapport") + (report.EndsWith(".docx", StringComparison.Ordinal) ? session.Say(", for Word", ", pour Word") : string.Empty));
        }

        string tables = Count(items.Count(item => !item.IsFigure));
        string figures = Count(items.Count(item => item.IsFigure));
        Line(text, Tables, session.Say($"{tables} tables in {Count(Below(Tables))} files", $"{tables} tableaux en {Count(Below(Tables))} fichiers") + " (csv, md, tex, docx)");
        Line(text, Figures, session.Say(
            $"{figures} figures and the numbers behind them in {Count(Below(Figures))} files", $"{figures} figures et leurs nombres en {Count(Below(Figures))} fichiers") + " (svg, pdf, png, csv)");
        if (!isVerbose)
        {
            return text.Append(session.Say($"{Count(files.Length)} files; --verbose lists them.", $"{Count(files.Length)} fichiers ; --verbose les liste.")).Append('\n').ToString();
        }

        text.Append('\n');
        foreach (string file in files)
        {
            text.Append(Path.Combine(folder, file)).Append('\n');
        }

        return text.ToString();
    }

    public string ToJson() => new Summary("report", run.Spec.Conventions, run.PatientCount, 0).ToJson(session.Language, json =>
    {
        json.WriteString("folder", folder);
        json.WriteArray("reports", Reports, json.WriteStringValue);
        json.WriteStartObject("counts");
        json.WriteNumber("tables", run.Chapters.SelectMany(chapter => chapter.Items).Count(item => !item.IsFigure));
        json.WriteNumber("figures", run.Chapters.SelectMany(chapter => chapter.Items).Count(item => item.IsFigure));
        json.WriteEndObject();
        json.WriteArray("files", files, json.WriteStringValue);
    });

    private int Below(string part) => files.Count(file => file.StartsWith(part, StringComparison.Ordinal));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string name, string what) => text.Append(CultureInfo.InvariantCulture, $"  {name,-16}  {what}\n");
}
