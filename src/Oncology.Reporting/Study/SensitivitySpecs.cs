using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The immortal-time audit of the exposure for one endpoint.</summary>
internal sealed record ImmortalTimeSpec(ResultHead Head, string Endpoint, ImmutableArray<double> Landmarks, ImmutableArray<string> Covariates) : ResultSpec(Head)
{
    public static new ImmortalTimeSpec Read(SpecNode node, SpecNames names)
    {
        ResultHead head = ResultHead.Read(node, "endpoint", "landmarks", "covariates");
        SensitivityNames.NeedsExposure(node, names);
        return new ImmortalTimeSpec(
            head, ResultHead.Reference(node, "endpoint", names.Endpoints), node.ItemsOf("landmarks", StudyTime.ReadTime), ResultHead.References(node, "covariates", names.Variables));
    }
}

/// <summary>E-values of the hazard ratios of the exposure in a regression table.</summary>
internal sealed record EValueSpec(ResultHead Head, string Of, OutcomeFrequency Frequency) : ResultSpec(Head)
{
    public static new EValueSpec Read(SpecNode node, SpecNames names)
    {
        ResultHead head = ResultHead.Read(node, "of", "outcome");
        SensitivityNames.NeedsExposure(node, names);
        return new EValueSpec(
            head, node.Required("of").Text(), node.Choice("outcome", OutcomeFrequency.Common, ("common", OutcomeFrequency.Common), ("rare", OutcomeFrequency.Rare)));
    }
}

/// <summary>How far single patients move the time-dependent hazard ratio of the exposure.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="Endpoints">Endpoints.</param>
/// <param name="Multivariable">Variables of the adjusted model, by endpoint; none leaves it out.</param>
internal sealed record LeaveOneOutSpec(ResultHead Head, ImmutableArray<string> Endpoints, ImmutableArray<(string Endpoint, ImmutableArray<string> Variables)> Multivariable) : ResultSpec(Head)
{
    public static new LeaveOneOutSpec Read(SpecNode node, SpecNames names)
    {
        ResultHead head = ResultHead.Read(node, "endpoints", "multivariable");
        SensitivityNames.NeedsExposure(node, names);
        ImmutableArray<string> endpoints = ResultHead.References(node, "endpoints", names.Endpoints);
        var multivariable = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        if (node.Child("multivariable") is SpecNode models)
        {
            models.Allow([.. endpoints]);
            multivariable.AddRange(models.Keys.Select(endpoint => (endpoint, ResultHead.References(models, endpoint, names.Variables))));
        }

        return new LeaveOneOutSpec(head, endpoints, multivariable.ToImmutable());
    }
}

/// <summary>Cumulative incidence of competing causes of an endpoint.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="Endpoint">Endpoint whose events are told apart.</param>
/// <param name="Causes">Causes in order: an event has the first whose condition holds, and the last when none does; none takes those of the cohort's endpoint.</param>
/// <param name="Among">Patients; null for all.</param>
/// <param name="FromExposure">Time is counted from the beginning of the exposure, of those who are exposed during follow-up.</param>
/// <param name="Times">Times of the table, in the unit of the study.</param>
internal sealed record IncidenceSpec(
    ResultHead Head, string Endpoint, ImmutableArray<(LocalText Label, ConditionSpec Where)> Causes, ConditionSpec? Among, bool FromExposure, ImmutableArray<double> Times) : ResultSpec(Head)
{
    /// <param name="node">Its place.</param>
    /// <param name="names">Names it may call.</param>
    /// <param name="more">Keys that belong to a figure of it.</param>
    public static IncidenceSpec Read(SpecNode node, SpecNames names, params ReadOnlySpan<string> more)
    {
        ResultHead head = ResultHead.Read(node, [.. (ReadOnlySpan<string>)["endpoint", "causes", "among", "from", "times"], .. more]);
        bool fromExposure = node.Choice("from", false, ("origin", false), ("exposure", true));
        if (fromExposure)
        {
            SensitivityNames.NeedsExposure(node, names);
        }

        return new IncidenceSpec(
            head,
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            node.ItemsOf("causes", cause =>
            {
                cause.Allow("label", "where");
                return (cause.Required("label").Wording(), cause.Child("where") is SpecNode where ? ConditionSpec.Read(where, names) : ConditionSpec.Everybody);
            }),
            node.Child("among") is SpecNode among ? ConditionSpec.Read(among, names) : null,
            fromExposure,
            node.ItemsOf("times", StudyTime.ReadTime));
    }
}

/// <summary>What these results need of a study.</summary>
internal static class SensitivityNames
{
    public static void NeedsExposure(SpecNode node, SpecNames names)
    {
        if (names.Exposure is null)
        {
            node.Problem("needs the study's 'exposure'", "demande l'« exposure » de l'étude");
        }
    }
}
