using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The propensity score of the study: who is exposed by a landmark, given covariates at the origin.</summary>
/// <param name="Landmark">Landmark, in the unit of the study: the exposure begins during follow-up and has no score at the origin.</param>
/// <param name="Covariates">Variables of the model of the exposure.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record PropensitySpec(double Landmark, ImmutableArray<string> Covariates, string Path)
{
    public static PropensitySpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("landmark", "covariates");
        if (names.Exposure is null)
        {
            node.Problem("needs the study's 'exposure'", "demande l'« exposure » de l'étude");
        }

        return new PropensitySpec(StudyTime.ReadTime(node.Required("landmark")), ResultHead.References(node, "covariates", names.Variables), node.Path);
    }
}

/// <summary>Balance of the covariates before and after weighting.</summary>
internal sealed record BalanceSpec(ResultHead Head, string Endpoint) : ResultSpec(Head)
{
    public static new BalanceSpec Read(SpecNode node, SpecNames names) =>
        new(ResultHead.Read(node, "endpoint"), ResultHead.Reference(node, "endpoint", names.Endpoints));
}

/// <summary>Survival and hazard ratio by exposure, unweighted and weighted by the propensity score.</summary>
internal sealed record WeightedSpec(ResultHead Head, ImmutableArray<string> Endpoints, ImmutableArray<double> Times) : ResultSpec(Head)
{
    public static new WeightedSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "endpoints", "times"), ResultHead.References(node, "endpoints", names.Endpoints), node.ItemsOf("times", StudyTime.ReadTime));
}

/// <summary>Weights of a propensity score, as a study file names them.</summary>
internal static class WeightingWords
{
    public static ImmutableArray<(TreatmentEstimand? Estimand, LocalText Label)> All { get; } =
    [
        (null, new LocalText("Unweighted", "Sans pondération")),
        (TreatmentEstimand.AverageStabilized, new LocalText("IPTW, stabilised", "IPTW, stabilisée")),
        (TreatmentEstimand.Overlap, new LocalText("Overlap weights", "Poids de recouvrement")),
    ];

    public static TreatmentEstimand? Read(SpecNode node) => node.Choice<TreatmentEstimand?>(
        "weights", null, ("iptw", TreatmentEstimand.AverageStabilized), ("overlap", TreatmentEstimand.Overlap));

    public static LocalText Label(TreatmentEstimand? estimand) => All.First(weighting => weighting.Estimand == estimand).Label;
}
