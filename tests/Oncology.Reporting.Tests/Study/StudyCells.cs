using System.Collections.Concurrent;
using System.Text.Json;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>Runs a sample study and reads raw numbers out of its tables.</summary>
internal static class StudyCells
{
    private static readonly ConcurrentDictionary<string, Lazy<StudyRun>> Runs = new(StringComparer.Ordinal);

    private static readonly Lazy<Reproduction> Toulouse =
        new(() => Reproduction.Run(SampleFile("toulouse"), Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "published.csv")));

    /// <summary>A sample study, run once for all tests: nothing of a run changes after it.</summary>
    public static StudyRun RunSample(string name) => Runs.GetOrAdd(name, sample => new Lazy<StudyRun>(() => RunSampleAnew(sample))).Value;

    /// <summary>A sample study, run again: where two runs are compared.</summary>
    public static StudyRun RunSampleAnew(string name) => StudyRun.Run(SampleFile(name));

    /// <summary>The published numbers of Toulouse beside those of the sample, reproduced once for all tests.</summary>
    public static Reproduction ReproduceToulouse() => Toulouse.Value;

    private static string SampleFile(string name) => Path.Combine(RepositoryPaths.Root, "samples", name, "study.json");

    public static JsonElement Reference(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "tests", "golden", "studies", name + ".json")));
        return document.RootElement.Clone();
    }

    /// <summary>The cell of a column in the n-th row (from 0) that has a label.</summary>
    public static Cell At(ResultTable table, string label, string column, int occurrence = 0)
    {
        int index = table.Columns.Select((c, i) => (c.Key, i)).Single(c => c.Key == column).i;
        return table.Rows.Where(row => row.Cells[0] is Cell.Text text && text.Value == label).ElementAt(occurrence).Cells[index];
    }

    public static double Number(Cell cell) => cell switch
    {
        Cell.Number number => number.Value,
        Cell.WithInterval estimate => estimate.Value,
        Cell.Share share => share.Count,
        _ => throw new AssertionException($"'{cell}' holds no number."),
    };

    public static string Text(ResultTable table, string label, string column, int occurrence = 0) =>
        At(table, label, column, occurrence).Format(NumberStyle.English);

    /// <summary>A cell with an interval equals three numbers of the reference.</summary>
    public static void Equal(Cell cell, JsonElement row, string value, string lower, string upper, double scale = 1)
    {
        var estimate = (Cell.WithInterval)cell;
        Equal(estimate.Value, row.GetProperty(value).GetDouble() * scale, value);
        Equal(estimate.Interval.Lower, row.GetProperty(lower).GetDouble() * scale, lower);
        Equal(estimate.Interval.Upper, row.GetProperty(upper).GetDouble() * scale, upper);
    }

    public static void Equal(double actual, double expected, string what) =>
        Assert.That(actual, Is.EqualTo(expected).Within(1e-9 * Math.Abs(expected)), what);
}
