using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// A study written as JSON: what is read, with which conventions, which endpoints, and which tables and figures come out.
/// </summary>
/// <remarks>docs/study-file.md describes every key. Unknown keys and names are problems, and all problems come at once.</remarks>
public sealed class StudySpec
{
    private StudySpec(string directory)
    {
        Directory = directory;
    }

    /// <summary>Short name of the study.</summary>
    public string Name { get; private init; } = string.Empty;

    /// <summary>Title of the report.</summary>
    public LocalText Title { get; private init; }

    /// <summary>True when the patients are not real; every figure, every table and the report say so.</summary>
    public bool IsSynthetic { get; private init; }

    /// <summary>Languages that are written, the main one first.</summary>
    public ImmutableArray<Language> Languages { get; private init; } = [];

    /// <summary>Statistical conventions, with the study's own changes.</summary>
    public AnalysisConventions Conventions { get; private init; } = AnalysisConventions.R;

    /// <summary>Whose rules the numbers of tables follow.</summary>
    public HouseStyle Style { get; private init; } = HouseStyle.Thesis;

    /// <summary>Unit in which times are read and written; inside they are days.</summary>
    public TimeUnit Unit { get; private init; } = TimeUnit.Months;

    /// <summary>The study file itself, with the hash of its text.</summary>
    public InputFile File { get; private init; } = new(string.Empty, string.Empty);

    /// <summary>Whether the patients are women in French, <c>patientes</c>; null leaves it to the cohort's sex.</summary>
    internal bool? FrenchPatientsAreWomen { get; private init; }

    /// <summary>Folder from which file names are read.</summary>
    internal string Directory { get; }

    internal LocalText? Summary { get; private init; }

    internal ImmutableArray<LocalText> Sources { get; private init; } = [];

    internal ImmutableArray<InputSpec> Inputs { get; private init; } = [];

    internal ImmutableArray<VariableSpec> Variables { get; private init; } = [];

    internal ImmutableArray<EndpointSpec> Endpoints { get; private init; } = [];

    internal ExposureSpec? Exposure { get; private init; }

    internal LandmarkSpec Landmarks { get; private init; } = LandmarkSpec.None;

    internal ImmutableArray<ChapterSpec> Chapters { get; private init; } = [];

    internal PropensitySpec? Propensity { get; private init; }

    internal PublishedSpec Published { get; private init; } = PublishedSpec.None;

    /// <summary>Reads a study file.</summary>
    /// <param name="path">The file; names of data files in it are relative to its folder.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="StudyException">The file is no JSON, or holds unknown keys, names or values: all of them are listed.</exception>
    public static StudySpec Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(System.IO.File.ReadAllText(path), Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
    }

    /// <summary>Reads a study from text.</summary>
    /// <param name="json">The text of a study file.</param>
    /// <param name="directory">Folder to which names of data files are relative.</param>
    /// <exception cref="StudyException">The text is no JSON, or holds unknown keys, names or values: all of them are listed.</exception>
    public static StudySpec Parse(string json, string directory) => Parse(json, directory, "study");

    private static StudySpec Parse(string json, string directory, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(directory);
        List<StudyProblem> problems = [];
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            InputFile file = new(name, InputFile.Hash(Encoding.UTF8.GetBytes(json)));
            StudySpec spec = From(new SpecNode(document.RootElement, "$", problems), directory, file);
            return problems.Count == 0 ? spec : throw new StudyException(StudyFault.StudyFile, [.. problems]);
        }
        catch (JsonException broken)
        {
            string where = FormattableString.Invariant($"line {broken.LineNumber + 1}, column {broken.BytePositionInLine + 1}");
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(where, new LocalText($"no valid JSON: {broken.Message}", "JSON non valide : signe inattendu, ou clé en double, à cet endroit"))]);
        }
    }

    private static StudySpec From(SpecNode root, string directory, InputFile file)
    {
        root.Allow(
            "study", "title", "summary", "sources", "synthetic", "languages", "conventions", "confidenceLevel", "intervals", "unit", "numbers", "frenchPatients",
            "data", "variables", "endpoints", "exposure", "landmarks", "chapters", "published", "propensity");
        ImmutableArray<InputSpec> inputs = [.. root.Required("data").Items().Select(InputSpec.Read)];
        ImmutableArray<VariableSpec> variables = root.ItemsOf("variables", VariableSpec.Read);
        ImmutableArray<EndpointSpec> endpoints = root.ItemsOf("endpoints", EndpointSpec.Read);
        ExposureSpec? exposure = root.Child("exposure") is SpecNode place ? ExposureSpec.Read(place) : null;
        SpecNames names = new(
            [.. variables.Select(variable => variable.Name)],
            [.. variables.Where(variable => variable.Type != VariableType.Number).Select(variable => variable.Name)],
            [.. variables.Where(variable => variable.Type == VariableType.Number).Select(variable => variable.Name)],
            [.. endpoints.Select(endpoint => endpoint.Name)],
            [.. inputs.OfType<InputSpec.Table>().Select(table => table.Name)],
            exposure?.Name);
        variables = [.. variables.Zip(root.ItemsOf("variables", node => node), (variable, node) => variable.WithAmong(node, names))];
        Unique(root, "variables", names.Variables);
        Unique(root, "endpoints", names.Endpoints);
        Unique(root, "data", names.Tables);
        if (inputs.Length > 1 && inputs.OfType<InputSpec.Cohort>().Any())
        {
            root.Required("data").Problem("a cohort stands alone; several tables may be read", "une cohorte est seule ; plusieurs tables peuvent être lues");
        }

        ImmutableArray<ChapterSpec> chapters = root.ItemsOf("chapters", chapter => ChapterSpec.Read(chapter, names));
        Unique(root, "chapters", [.. chapters.SelectMany(chapter => chapter.Results).Select(result => result.Head.Name)]);
        return new StudySpec(directory)
        {
            File = file,
            Name = root.Required("study").Text(),
            Title = root.Required("title").Wording(),
            Summary = root.WordingOf("summary"),
            Sources = root.ItemsOf("sources", source => source.Wording()),
            IsSynthetic = root.Flag("synthetic"),
            Languages = LanguagesOf(root),
            Conventions = ConventionsOf(root),
            Unit = root.Choice("unit", TimeUnit.Months, ("days", TimeUnit.Days), ("months", TimeUnit.Months), ("years", TimeUnit.Years)),
            Style = root.Choice("numbers", HouseStyle.Thesis, ("thesis", HouseStyle.Thesis), ("lancet", HouseStyle.Lancet), ("nejm", HouseStyle.NewEngland)),
            FrenchPatientsAreWomen = root.Choice<bool?>("frenchPatients", null, ("patientes", true), ("patients", false)),
            Inputs = inputs,
            Variables = variables,
            Endpoints = endpoints,
            Exposure = exposure,
            Landmarks = root.Child("landmarks") is SpecNode landmarks ? LandmarkSpec.Read(landmarks, names.Endpoints) : LandmarkSpec.None,
            Chapters = chapters,
            Propensity = root.Child("propensity") is SpecNode propensity ? PropensitySpec.Read(propensity, names) : null,
            Published = root.Child("published") is SpecNode published ? PublishedSpec.Read(published) : PublishedSpec.None,
        };
    }

    private static ImmutableArray<Language> LanguagesOf(SpecNode root)
    {
        ImmutableArray<Language> languages = root.ItemsOf("languages", item =>
        {
            string word = item.Text();
            if (word is not ("en" or "fr"))
            {
                item.Unknown(word, ["en", "fr"]);
            }

            return word == "fr" ? Language.French : Language.English;
        });
        return languages.IsEmpty ? [Language.English] : [.. languages.Distinct()];
    }

    private static AnalysisConventions ConventionsOf(SpecNode root)
    {
        AnalysisConventions conventions = root.Choice(
            "conventions", AnalysisConventions.R, ("r", AnalysisConventions.R), ("stata", AnalysisConventions.Stata), ("sas", AnalysisConventions.Sas));
        if (root.Child("confidenceLevel") is SpecNode place)
        {
            double level = place.Number();
            if (!(level > 0 && level < 1))
            {
                place.Problem("a confidence level lies between 0 and 1", "un niveau de confiance est entre 0 et 1");
            }
            else
            {
                conventions = conventions.WithConfidenceLevel(level);
            }
        }

        IntervalTransform interval = root.Choice(
            "intervals", conventions.KaplanMeier.Interval,
            ("plain", IntervalTransform.Plain), ("log", IntervalTransform.Log), ("log-log", IntervalTransform.LogLog), ("logit", IntervalTransform.Logit), ("arcsin", IntervalTransform.Arcsine));
        return conventions with { KaplanMeier = conventions.KaplanMeier with { Interval = interval } };
    }

    private static void Unique(SpecNode root, string key, ImmutableArray<string> names)
    {
        foreach (IGrouping<string, string> twice in names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1))
        {
            (root.Child(key) ?? root).Problem($"the name '{twice.Key}' is given {twice.Count()} times", $"le nom « {twice.Key} » est donné {twice.Count()} fois");
        }
    }
}
