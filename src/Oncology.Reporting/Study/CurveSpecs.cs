using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A table of numbers of patients and events, medians, and survival at given times.</summary>
internal sealed record SurvivalSpec(ResultHead Head, ImmutableArray<string> Endpoints, string? By, ImmutableArray<double> Times) : ResultSpec(Head)
{
    public static new SurvivalSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "endpoints", "by", "times"),
        ResultHead.References(node, "endpoints", names.Endpoints),
        ResultHead.OptionalReference(node, "by", names.Categories),
        node.ItemsOf("times", StudyTime.ReadTime));
}

/// <summary>Median follow-up by the reverse Kaplan-Meier method.</summary>
internal sealed record FollowUpSpec(ResultHead Head, string Endpoint, string? By) : ResultSpec(Head)
{
    public static new FollowUpSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "endpoint", "by"),
        ResultHead.Reference(node, "endpoint", names.Endpoints),
        ResultHead.OptionalReference(node, "by", names.Categories));
}

/// <summary>A Kaplan-Meier figure of one or more panels.</summary>
/// <param name="Head">Name, title and note.</param>
/// <param name="Panels">The panels.</param>
/// <param name="PDecimals">Decimals of p-values in the panels, where a source prints another number than tables do; null for the style's.</param>
internal sealed record CurvesSpec(ResultHead Head, ImmutableArray<PanelSpec> Panels, int? PDecimals) : ResultSpec(Head)
{
    private const int MostDecimals = 10;

    public static new CurvesSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "panels", "pDecimals"), node.ItemsOf("panels", panel => PanelSpec.Read(panel, names)), Decimals(node));

    private static int? Decimals(SpecNode node)
    {
        if (node.Child("pDecimals") is not SpecNode place)
        {
            return null;
        }

        double decimals = place.Number();
        if (decimals is >= 1 and <= MostDecimals && decimals == Math.Floor(decimals))
        {
            return (int)decimals;
        }

        place.Problem("'pDecimals' is a whole number from 1 to 10", "'pDecimals' est un nombre entier de 1 à 10");
        return null;
    }
}

/// <summary>One panel: curves of one endpoint, for all patients, by a variable, or by the exposure at a landmark.</summary>
/// <param name="Endpoint">Endpoint.</param>
/// <param name="By">Variable of the groups; null for none.</param>
/// <param name="Landmark">Landmark of the exposure; null for none.</param>
/// <param name="Title">Title of the panel.</param>
/// <param name="Times">Times at which S(t) is given.</param>
/// <param name="MaxTime">End of the axis.</param>
/// <param name="SimonMakuch">Curves by the exposure so far, patients moving between the risk sets.</param>
/// <param name="Weights">Weights of the study's propensity score, at its landmark; null for none.</param>
/// <param name="Look">Rows below the axis, median lines, percent or proportion.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record PanelSpec(
    string Endpoint, string? By, double? Landmark, LocalText? Title, ImmutableArray<double> Times, double? MaxTime, bool SimonMakuch, TreatmentEstimand? Weights, CurveLook Look, string Path)
{
    public static PanelSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow(["endpoint", "by", "landmark", "title", "times", "maxTime", "simonMakuch", "weights", .. CurveLook.Keys]);
        double? landmark = node.Child("landmark") is SpecNode time ? StudyTime.ReadTime(time) : null;
        if (landmark is not null && names.Exposure is null)
        {
            node.Problem("a landmark needs the study's 'exposure'", "un landmark demande l'« exposure » de l'étude");
        }

        bool isSimonMakuch = node.Flag("simonMakuch");
        TreatmentEstimand? weights = WeightingWords.Read(node);
        if ((isSimonMakuch || weights is not null) && names.Exposure is null)
        {
            node.Problem("this panel needs the study's 'exposure'", "ce panneau demande l'« exposure » de l'étude");
        }

        if ((node.Child("by") is null ? 0 : 1) + (landmark is null ? 0 : 1) + (isSimonMakuch ? 1 : 0) + (weights is null ? 0 : 1) > 1)
        {
            node.Problem("'by', 'landmark', 'simonMakuch' and 'weights' exclude each other", "'by', 'landmark', 'simonMakuch' et 'weights' s'excluent");
        }

        return new PanelSpec(
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            ResultHead.OptionalReference(node, "by", names.Categories),
            landmark,
            node.WordingOf("title"),
            node.ItemsOf("times", StudyTime.ReadTime),
            node.NumberOf("maxTime"),
            isSimonMakuch,
            weights,
            CurveLook.Read(node),
            node.Path);
    }
}

/// <summary>Log-rank tests of one endpoint by several variables.</summary>
internal sealed record LogRankSpec(ResultHead Head, string Endpoint, ImmutableArray<string> By) : ResultSpec(Head)
{
    public static new LogRankSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "endpoint", "by"),
        ResultHead.Reference(node, "endpoint", names.Endpoints),
        ResultHead.References(node, "by", names.Categories));
}

/// <summary>A study profile: how many were screened, left, and were analysed.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="By">Groups at the end; null for none.</param>
/// <param name="Before">Steps before the file begins, as the source prints them.</param>
internal sealed record FlowSpec(ResultHead Head, string? By, ImmutableArray<FlowStepSpec> Before) : ResultSpec(Head)
{
    public static new FlowSpec Read(SpecNode node, SpecNames names) =>
        new(ResultHead.Read(node, "by", "before"), ResultHead.OptionalReference(node, "by", names.Categories), node.ItemsOf("before", FlowStepSpec.Read));
}

/// <summary>A step of the study profile that is known by its number only.</summary>
internal sealed record FlowStepSpec(LocalText Label, int Count, ImmutableArray<(LocalText Reason, int Count)> Left)
{
    public static FlowStepSpec Read(SpecNode node)
    {
        node.Allow("label", "count", "left");
        return new FlowStepSpec(node.Required("label").Wording(), (int)node.Required("count").Number(), node.ItemsOf("left", left =>
        {
            left.Allow("reason", "count");
            return (left.Required("reason").Wording(), (int)left.Required("count").Number());
        }));
    }
}

/// <summary>First and last month of a date column: the period of inclusion.</summary>
internal sealed record PeriodSpec(ResultHead Head, string Source, LocalText? Label) : ResultSpec(Head)
{
    public static PeriodSpec Read(SpecNode node) => new(ResultHead.Read(node, "source", "label"), node.Required("source").Text(), node.WordingOf("label"));
}
