using System.Collections.Immutable;
using System.Text.Json;

namespace Oncology.Cohort;

/// <summary>What a synthetic cohort has to print: groups and counts, and the published numbers of curves and models.</summary>
/// <remarks>
/// Read from a targets file (JSON, see docs/synthesize.md). Counts are met by construction; the numbers are searched for.
/// </remarks>
public sealed class SyntheticTargets
{
    private SyntheticTargets(DesignFile design, ImmutableArray<PublishedNumber> published)
    {
        Design = design;
        Published = published;
        Count = ProblemCompiler.Compile(design, published).Numbers.Length;
    }

    /// <summary>Name of the cohort.</summary>
    public string Name => Design.Name;

    /// <summary>Number of published numbers that the search has to meet.</summary>
    public int Count { get; }

    internal DesignFile Design { get; }

    internal ImmutableArray<PublishedNumber> Published { get; }

    /// <summary>Reads a targets file, and the file of published numbers that it names.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The targets.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="SyntheticDesignException">The file is no targets file, or contradicts itself: every problem.</exception>
    public static SyntheticTargets Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new SyntheticDesignException(new Wording(
                "A CSV holds published numbers, not the cohort that prints them. Give a targets file (JSON) that names the CSV under 'published': docs/synthesize.md.",
                "Un CSV contient les nombres publiés, pas la cohorte qui les imprime. Donnez un fichier de cibles (JSON) qui nomme le CSV sous « published » : docs/synthesize.md."));
        }

        DesignFile design = Parse(File.ReadAllText(path));
        List<PublishedNumber> published = [.. design.Numbers.Select(n => new PublishedNumber(n.Id, n.Value, n.Decimals, n.Relation))];
        if (design.Published is { } file)
        {
            string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", file);
            published.AddRange(PublishedFile.Read(beside));
        }

        ImmutableArray<Wording> problems = DesignRules.Check(design, published);
        return problems.IsEmpty ? new SyntheticTargets(design, [.. published]) : throw new SyntheticDesignException(problems);
    }

    private static DesignFile Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DesignJson.Default.DesignFile)
                ?? throw new SyntheticDesignException(new Wording("The file is empty.", "Le fichier est vide."));
        }
        catch (JsonException wrong)
        {
            throw new SyntheticDesignException(new Wording($"This is no targets file: {wrong.Message}", $"Ce n'est pas un fichier de cibles : {wrong.Message}"));
        }
    }
}
