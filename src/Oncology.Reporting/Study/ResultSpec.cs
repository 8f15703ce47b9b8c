using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>One chapter of the report.</summary>
internal sealed record ChapterSpec(LocalText Title, LocalText? Text, ImmutableArray<ResultSpec> Results)
{
    public static ChapterSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("title", "text", "results");
        return new ChapterSpec(node.Required("title").Wording(), node.WordingOf("text"), node.ItemsOf("results", result => ResultSpec.Read(result, names)));
    }
}

/// <summary>One table or figure of the study. The kind decides the keys.</summary>
internal abstract record ResultSpec(ResultHead Head)
{
    private static readonly string[] Kinds =
        ["characteristics", "survival", "follow-up", "kaplan-meier", "log-rank", "cox", "exposure", "regression", "forest", "flow", "period", "simon-makuch", "landmark-sweep",
        "balance", "weighted", "immortal-time", "e-values", "leave-one-out", "cumulative-incidence", "other-studies",
        "incidence-curves", "cumulative-hazard", "log-log", "schoenfeld", "love-plot", "subgroups", "swimmer", "waterfall", "sites"];

    public static ResultSpec Read(SpecNode node, SpecNames names)
    {
        SpecNode kind = node.Required("kind");
        string word = kind.Text();
        return word switch
        {
            "characteristics" => CharacteristicsSpec.Read(node, names),
            "survival" => SurvivalSpec.Read(node, names),
            "follow-up" => FollowUpSpec.Read(node, names),
            "kaplan-meier" => CurvesSpec.Read(node, names),
            "log-rank" => LogRankSpec.Read(node, names),
            "cox" => CoxSpec.Read(node, names),
            "exposure" => ExposureComparisonSpec.Read(node, names),
            "regression" => RegressionSpec.Read(node, names),
            "forest" => ForestSpec.Read(node),
            "flow" => FlowSpec.Read(node, names),
            "period" => PeriodSpec.Read(node),
            "balance" => BalanceSpec.Read(node, names),
            "weighted" => WeightedSpec.Read(node, names),
            "immortal-time" => ImmortalTimeSpec.Read(node, names),
            "e-values" => EValueSpec.Read(node, names),
            "leave-one-out" => LeaveOneOutSpec.Read(node, names),
            "cumulative-incidence" => IncidenceSpec.Read(node, names),
            "other-studies" => OtherStudiesSpec.Read(node, names),
            "simon-makuch" => SimonMakuchSpec.Read(node, names),
            "landmark-sweep" => LandmarkSweepSpec.Read(node, names),
            "incidence-curves" => IncidenceCurvesSpec.Read(node, names),
            "cumulative-hazard" => HazardSpec.Read(node, names, isLogLog: false),
            "log-log" => HazardSpec.Read(node, names, isLogLog: true),
            "schoenfeld" => SchoenfeldSpec.Read(node, names),
            "love-plot" => LovePlotSpec.Read(node, names),
            "subgroups" => SubgroupsSpec.Read(node, names),
            "swimmer" => SwimmerSpec.Read(node, names),
            "waterfall" => WaterfallSpec.Read(node, names),
            "sites" => SitesSpec.Read(node, names),
            _ => Unknown(kind, word),
        };
    }

    private static FlowSpec Unknown(SpecNode kind, string word)
    {
        kind.Unknown(word, Kinds);
        return new FlowSpec(ResultHead.Nothing, null, []);
    }
}

/// <summary>What every table and figure has.</summary>
/// <param name="Name">File name without ending.</param>
/// <param name="Title">Title.</param>
/// <param name="Note">A note below it.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record ResultHead(string Name, LocalText Title, LocalText? Note, string Path)
{
    public static ResultHead Nothing { get; } = new(string.Empty, default, null, string.Empty);

    public static ResultHead Read(SpecNode node, params ReadOnlySpan<string> keys)
    {
        node.Allow([.. (ReadOnlySpan<string>)["kind", "name", "title", "note"], .. keys]);
        SpecNode place = node.Required("name");
        string name = place.Text();
        if (name.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            place.Problem("a name becomes a file name: letters, digits, '-' and '_' only", "un nom devient un nom de fichier : lettres, chiffres, '-' et '_' seulement");
        }

        return new ResultHead(name, node.Required("title").Wording(), node.WordingOf("note"), node.Path);
    }

    public static string Reference(SpecNode node, string key, ImmutableArray<string> known)
    {
        SpecNode place = node.Required(key);
        string word = place.Text();
        if (word.Length > 0 && !known.Contains(word))
        {
            place.Unknown(word, known);
        }

        return word;
    }

    public static string? OptionalReference(SpecNode node, string key, ImmutableArray<string> known) =>
        node.Child(key) is null ? null : Reference(node, key, known);

    public static ImmutableArray<string> References(SpecNode node, string key, ImmutableArray<string> known) => node.ItemsOf(key, item =>
    {
        string word = item.Text();
        if (!known.Contains(word))
        {
            item.Unknown(word, known);
        }

        return word;
    });
}
