using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Oncology.Survival.Tests;

/// <summary>docs/conventions.md equals the presets.</summary>
[TestFixture]
public sealed partial class ConventionsDocumentTests
{
    private const int FirstPresetCell = 1;

    private const int OptionCell = 4;

    private static string[][] Rows =>
    [
        .. File.ReadLines(Path.Combine(RepositoryPaths.Root, "docs", "conventions.md"))
            .SkipWhile(line => !line.StartsWith("## Choices with a preset", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|')),
    ];

    private static IEnumerable<TestCaseData> Choices =>
        Rows.Select(cells => new TestCaseData((object)cells).SetArgDisplayNames(Code(cells[OptionCell])));

    [TestCaseSource(nameof(Choices))]
    public void Presets_EachRowOfTheTable_HaveTheValuesOfTheTable(string[] cells)
    {
        string[] documented = [.. Enumerable.Range(0, AnalysisConventions.Presets.Length).Select(i => Code(cells[FirstPresetCell + i]))];
        Assert.That(AnalysisConventions.Presets.Select(preset => Value(preset, Code(cells[OptionCell]))), Is.EqualTo(documented));
    }

    [Test]
    public void Table_EveryChoiceThatDiffersBetweenPresets_IsListed()
    {
        string[] listed = [.. Rows.Select(cells => Code(cells[OptionCell]))];
        string[] differing = [.. Paths().Where(path => AnalysisConventions.Presets.Select(preset => Value(preset, path)).Distinct().Count() > 1)];
        Assert.That(differing, Is.SubsetOf(listed));
    }

    private static IEnumerable<string> Paths()
    {
        foreach (PropertyInfo property in Settable(typeof(AnalysisConventions)))
        {
            PropertyInfo[] inner = property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal) ? [.. Settable(property.PropertyType)] : [];
            foreach (string path in inner.Length == 0 ? [property.Name] : inner.Select(option => $"{property.Name}.{option.Name}"))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    private static string Value(AnalysisConventions preset, string path)
    {
        object? value = preset;
        foreach (string name in path.Split('.'))
        {
            value = value!.GetType().GetProperty(name)!.GetValue(value);
        }

        // Values that have a name of their own, such as TieTolerance.None, are documented by it.
        string? named = value?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(property => property.PropertyType == value.GetType() && value.Equals(property.GetValue(null)))?.Name;
        return named ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private static string Code(string cell) => BackTicks().Match(cell).Groups[1].Value;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex BackTicks();
}
