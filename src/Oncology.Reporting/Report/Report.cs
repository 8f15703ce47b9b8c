using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Writes a study as files: the report, its figures, its tables and the numbers behind them.</summary>
/// <remarks>
/// <para>
/// <c>report.html</c> is in the first language of the study, <c>report.fr.html</c> (or <c>report.en.html</c>) in the other one; figures and
/// Markdown tables carry the same ending. CSV files hold unrounded numbers and are written once, with English labels when the study has them.
/// </para>
/// <para>The folder appears whole or not at all: everything is written beside it first.</para>
/// </remarks>
public static class Report
{
    // UTF-8 without byte-order mark: what browsers, R and diff expect.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes all files of a study into a folder.</summary>
    /// <param name="run">The study.</param>
    /// <param name="directory">The folder; made when it does not exist.</param>
    /// <param name="replace">What happens to a folder that holds an earlier report.</param>
    /// <returns>Names of the files, relative to the folder, in ascending order.</returns>
    /// <exception cref="IOException">The folder holds files and is not to be replaced, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(StudyRun run, string directory, ReportFolder replace = ReportFolder.MustBeEmpty)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        CheckTarget(target, replace);
        SortedDictionary<string, string> files = Files(run);
        string parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        string part = Path.Combine(parent, $".{Path.GetFileName(target)}.part{Environment.ProcessId}");
        try
        {
            foreach ((string name, string content) in files)
            {
                string path = Path.Combine(part, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, content, Encoding);
            }

            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(part, target);
        }
        finally
        {
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }
        }

        return [.. files.Keys];
    }

    // A folder is replaced only when it is an earlier report: a mistyped --out must not empty a folder of somebody's work.
    private static void CheckTarget(string target, ReportFolder replace)
    {
        if (File.Exists(target))
        {
            throw new IOException($"'{target}' is a file, not a folder.");
        }

        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
        {
            return;
        }

        if (replace == ReportFolder.MustBeEmpty)
        {
            throw new IOException($"The folder '{target}' is not empty.");
        }

        if (!File.Exists(Path.Combine(target, "report.html")))
        {
            throw new IOException($"The folder '{target}' holds files but no report.html; it is not replaced.");
        }
    }

    private static SortedDictionary<string, string> Files(StudyRun run)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (Language language in run.Spec.Languages)
        {
            string ending = language == run.Spec.Languages[0] ? string.Empty : language == Language.French ? ".fr" : ".en";
            files.Add($"report{ending}.html", HtmlReport.Write(run, language));
            foreach (StudyItem item in run.Chapters.SelectMany(chapter => chapter.Items))
            {
                if (item.IsFigure)
                {
                    files.Add($"figures/{item.Name}{ending}.svg", item.Figure(language).ToSvg());
                }
                else
                {
                    files.Add($"tables/{item.Name}{ending}.md", item.Table(language).ToMarkdown());
                }
            }
        }

        Language numbers = run.Spec.Languages.Contains(Language.English) ? Language.English : run.Spec.Languages[0];
        foreach (StudyItem item in run.Chapters.SelectMany(chapter => chapter.Items))
        {
            if (!item.IsFigure)
            {
                files.Add($"tables/{item.Name}.csv", Csv(item.Table(numbers), run.Spec.IsSynthetic));
            }

            foreach ((string name, ResultTable table) in item.Numbers)
            {
                files.Add($"figures/{name}.csv", Csv(table, run.Spec.IsSynthetic));
            }
        }

        return files;
    }

    // Synthetic data say so in each row: a comment line would stop readers of plain CSV.
    private static string Csv(ResultTable table, bool isSynthetic)
    {
        if (!isSynthetic)
        {
            return table.ToCsv();
        }

        Cell mark = new Cell.Text("synthetic");
        ResultTable marked = new(
            table.Title,
            table.Columns.Add(new TableColumn("data", "data", IsText: true)),
            [.. table.Rows.Select(row => row with { Cells = row.Cells.Add(row.IsHeading && row.Cells.Skip(1).All(cell => cell == Cell.Empty) ? Cell.Empty : mark) })],
            table.Language);
        return marked.ToCsv();
    }
}

/// <summary>What happens when the folder of a report holds files already.</summary>
public enum ReportFolder
{
    /// <summary>It is an error.</summary>
    MustBeEmpty,

    /// <summary>An earlier report is replaced as a whole; a folder without <c>report.html</c> is still an error.</summary>
    ReplaceReport,
}
