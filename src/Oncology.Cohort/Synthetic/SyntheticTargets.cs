using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Oncology.Cohort;

/// <summary>What a synthetic cohort has to print: groups and counts, and the published numbers of curves and models.</summary>
/// <remarks>
/// Read from a targets file (JSON, see docs/synthesize.md). Counts are met by construction; the numbers are searched for.
/// </remarks>
public sealed class SyntheticTargets
{
    private SyntheticTargets(DesignFile design, ImmutableArray<PublishedNumber> published, ImmutableArray<Wording> notes)
    {
        Notes = notes;
        Design = design;
        Published = published;
        Count = ProblemCompiler.Compile(design, published).Numbers.Length;
    }

    /// <summary>Name of the cohort.</summary>
    public string Name => Design.Name;

    /// <summary>Number of published numbers that the search has to meet.</summary>
    public int Count { get; }

    /// <summary>What was given or asked for in vain: numbers that belong to no curve or model and, with numbers of a CSV, curves and models without a number.</summary>
    public ImmutableArray<Wording> Notes { get; }

    internal DesignFile Design { get; }

    internal ImmutableArray<PublishedNumber> Published { get; }

    /// <summary>Reads a targets file, and the file of published numbers that it names.</summary>
    /// <param name="path">The file: JSON, or the published numbers alone as CSV (<c>id, value, decimals, relation</c>) when <paramref name="design"/> is given.</param>
    /// <param name="design">A targets file (JSON) that says what the cohort looks like; numbers of the CSV take the place of those that it names or holds.</param>
    /// <returns>The targets.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="SyntheticDesignException">The file is no targets file, or contradicts itself: every problem.</exception>
    public static SyntheticTargets Read(string path, string? design = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        bool isNumbers = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        if (isNumbers && design is null)
        {
            throw new SyntheticDesignException(new Wording(
                "A CSV holds published numbers, not the cohort that prints them: give a targets file (JSON) as its design, --design (docs/synthesize.md).",
                "Un CSV contient les nombres publiés, pas la cohorte qui les imprime : donnez un fichier de cibles (JSON) comme plan, --design (docs/synthesize.md)."));
        }

        if (!isNumbers && design is not null)
        {
            throw new SyntheticDesignException(new Wording(
                "A design (--design) goes with published numbers as CSV; a targets file (JSON) is its own design.",
                "Un plan (--design) va avec des nombres publiés en CSV ; un fichier de cibles (JSON) est son propre plan."));
        }

        DesignFile file = Parse(File.ReadAllText(design ?? path));
        ImmutableArray<PublishedNumber> published = isNumbers ? PublishedFile.Read(path) : Named(file, path);
        ImmutableArray<Wording> problems = DesignRules.Check(file, published);
        ImmutableArray<Wording> missing = NumberRules.Missing(file, published);
        ImmutableArray<Wording> idle = NumberRules.Idle(file, published);

        // A CSV takes the place of the design's own numbers and may hold fewer; a targets file that names what it does not give is mistaken.
        problems = isNumbers ? problems : [.. problems, .. missing];
        return problems.IsEmpty ? new SyntheticTargets(file, published, isNumbers ? [.. missing, .. idle] : idle) : throw new SyntheticDesignException(problems);
    }

    private static ImmutableArray<PublishedNumber> Named(DesignFile file, string path)
    {
        IEnumerable<PublishedNumber> written = file.Numbers.Select(n => new PublishedNumber(n.Id, n.Value, n.Decimals, n.Relation));
        return file.Published is { } beside
            ? [.. written, .. PublishedFile.Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", beside))]
            : [.. written];
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
            throw new SyntheticDesignException(Wrong(wrong));
        }
    }

    // Messages of the JSON reader name types of this library; a reader of the file needs the key and the line.
    private static Wording Wrong(JsonException wrong)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{wrong.Path ?? "$"}:{(wrong.LineNumber ?? 0) + 1}");
        string[] named = [.. wrong.Message.Split('\'').Where((part, i) => i % 2 == 1 && !part.Contains("Oncology.", StringComparison.Ordinal))];
        string keys = string.Join(", ", named);
        string properties = string.Join(", ", named.Select(JsonNamingPolicy.CamelCase.ConvertName));
        return wrong.Message switch
        {
            var text when text.Contains("missing required", StringComparison.Ordinal) =>
                new Wording($"This is no targets file ({place}): keys are missing: {properties}.", $"Ce n'est pas un fichier de cibles ({place}) : clés manquantes : {properties}."),
            var text when text.Contains("could not be mapped", StringComparison.Ordinal) =>
                new Wording($"This is no targets file ({place}): unknown key: {keys}.", $"Ce n'est pas un fichier de cibles ({place}) : clé inconnue : {keys}."),
            var text when text.Contains("could not be converted", StringComparison.Ordinal) =>
                new Wording($"This is no targets file ({place}): the key does not take such a value.", $"Ce n'est pas un fichier de cibles ({place}) : la clé n'accepte pas une telle valeur."),
            var text => new Wording($"This is no targets file: {text}", $"Ce n'est pas un fichier de cibles : {text}"),
        };
    }
}
