using System.Globalization;

namespace Oncology.Survival.Tests;

/// <summary>Columns of samples/rotterdam/rotterdam.csv, whose source stands beside it.</summary>
internal static class RotterdamColumns
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(Path.Combine(RepositoryPaths.Root, "samples", "rotterdam", "rotterdam.csv")).Select(line => line.TrimStart('\uFEFF').Split(','))];

    public static string[] Text(string name)
    {
        int column = Array.IndexOf(Rows[0], name);
        return [.. Rows.Skip(1).Select(row => row[column])];
    }

    public static double[] Numbers(string name) => [.. Text(name).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    public static SurvivalData Survival() => SurvivalData.RightCensored(Numbers("dtime"), [.. Numbers("death").Select(status => status == 1)]);
}
