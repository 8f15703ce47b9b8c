namespace Oncology.Reporting;

/// <summary>Writes a study as files: the report, its figures, its tables and the numbers behind them.</summary>
/// <remarks>
/// <para>
/// <c>report.html</c> and <c>report.docx</c> are in the first language of the study, <c>report.fr.html</c> (or <c>report.en.html</c>) and its
/// .docx in the other one; figures (SVG, PDF, PNG of 300 dots per inch) and tables (Markdown, LaTeX, Word) carry the same ending. CSV files
/// hold unrounded numbers and are written once, with English labels when the study has them.
/// </para>
/// <para>
/// Twins are compared before anything is written: every number that one language prints, the other must print too.
/// </para>
/// <para>The folder appears whole or not at all: everything is written beside it first.</para>
/// </remarks>
public static class Report
{
    /// <summary>Writes all files of a study into a folder.</summary>
    /// <param name="run">The study.</param>
    /// <param name="directory">The folder; made when it does not exist.</param>
    /// <param name="replace">What happens to a folder that holds an earlier report.</param>
    /// <returns>Names of the files, relative to the folder, in ascending order.</returns>
    /// <exception cref="StudyException">The twins hold different numbers: every place is listed.</exception>
    /// <exception cref="IOException">The folder holds files and is not to be replaced, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(StudyRun run, string directory, ReportFolder replace = ReportFolder.MustBeEmpty)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        CheckTarget(target, replace);
        SortedDictionary<string, byte[]> files = ReportFiles.Make(run);
        string parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        string part = Path.Combine(parent, $".{Path.GetFileName(target)}.part{Environment.ProcessId}");
        try
        {
            foreach ((string name, byte[] content) in files)
            {
                string path = Path.Combine(part, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
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
}

/// <summary>What happens when the folder of a report holds files already.</summary>
public enum ReportFolder
{
    /// <summary>It is an error.</summary>
    MustBeEmpty,

    /// <summary>An earlier report is replaced as a whole; a folder without <c>report.html</c> is still an error.</summary>
    ReplaceReport,
}
