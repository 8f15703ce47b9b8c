using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Curves of the cumulative incidence of competing causes.</summary>
/// <param name="Incidence">The causes, among whom, from when, and the times at which they are given.</param>
/// <param name="By">Variable of the groups, compared by Gray's test; null for none.</param>
/// <param name="IsStacked">Areas on each other instead of lines.</param>
/// <param name="MaxTime">End of the axis.</param>
/// <param name="Look">Rows below the axis, percent or proportion.</param>
internal sealed record IncidenceCurvesSpec(IncidenceSpec Incidence, string? By, bool IsStacked, double? MaxTime, CurveLook Look) : ResultSpec(Incidence.Head)
{
    public static new IncidenceCurvesSpec Read(SpecNode node, SpecNames names)
    {
        bool isStacked = node.Choice("form", false, ("lines", false), ("stacked", true));
        if (isStacked && node.Child("by") is SpecNode by)
        {
            by.Problem("stacked areas have one group", "des aires empilées ont un seul groupe");
        }

        return new IncidenceCurvesSpec(
            IncidenceSpec.Read(node, names, ["by", "form", "maxTime", .. CurveLook.IncidenceKeys]),
            ResultHead.OptionalReference(node, "by", names.Categories),
            isStacked,
            node.NumberOf("maxTime"),
            CurveLook.Read(node, withCensored: false));
    }
}

/// <summary>Cumulative hazards, or ln(−ln S) against the logarithm of time, by a variable.</summary>
internal sealed record HazardSpec(ResultHead Head, string Endpoint, string? By, double? MaxTime, bool IsLogLog) : ResultSpec(Head)
{
    public static HazardSpec Read(SpecNode node, SpecNames names, bool isLogLog) => new(
        ResultHead.Read(node, "endpoint", "by", "maxTime"),
        ResultHead.Reference(node, "endpoint", names.Endpoints),
        ResultHead.OptionalReference(node, "by", names.Categories),
        node.NumberOf("maxTime"),
        isLogLog);
}

/// <summary>Scaled Schoenfeld residuals of a multivariable Cox model, one panel per coefficient, with tests of proportional hazards.</summary>
internal sealed record SchoenfeldSpec(ResultHead Head, string Endpoint, ImmutableArray<string> Variables) : ResultSpec(Head)
{
    public static new SchoenfeldSpec Read(SpecNode node, SpecNames names)
    {
        SchoenfeldSpec spec = new(
            ResultHead.Read(node, "endpoint", "variables"),
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            ResultHead.References(node, "variables", names.Exposure is string exposure ? names.Variables.Insert(0, exposure) : names.Variables));
        if (spec.Variables.IsEmpty)
        {
            node.Problem("'variables' names the terms of the model", "« variables » nomme les termes du modèle");
        }

        return spec;
    }
}

/// <summary>Love plot: balance of the covariates before and after weighting by the study's propensity score.</summary>
internal sealed record LovePlotSpec(ResultHead Head, string Endpoint) : ResultSpec(Head)
{
    public static new LovePlotSpec Read(SpecNode node, SpecNames names) =>
        new(ResultHead.Read(node, "endpoint"), ResultHead.Reference(node, "endpoint", names.Endpoints));
}

/// <summary>The effect of a two-level variable, or of the exposure at a landmark, in subgroups, with tests of interaction.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="Endpoint">Endpoint.</param>
/// <param name="By">The variable; null where the exposure at a landmark is meant.</param>
/// <param name="Landmark">Landmark of the exposure; null for none.</param>
/// <param name="Subgroups">Variables whose levels are the subgroups.</param>
internal sealed record SubgroupsSpec(ResultHead Head, string Endpoint, string? By, double? Landmark, ImmutableArray<string> Subgroups) : ResultSpec(Head)
{
    public static new SubgroupsSpec Read(SpecNode node, SpecNames names)
    {
        SubgroupsSpec spec = new(
            ResultHead.Read(node, "endpoint", "by", "landmark", "subgroups"),
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            ResultHead.OptionalReference(node, "by", names.Categories),
            node.Child("landmark") is SpecNode landmark ? StudyTime.ReadTime(landmark) : null,
            ResultHead.References(node, "subgroups", names.Categories));
        if (spec.By is null == spec.Landmark is null)
        {
            node.Problem("one of 'by' and 'landmark' is needed", "il faut 'by' ou 'landmark', et un seul");
        }

        if (spec.Landmark is not null)
        {
            SensitivityNames.NeedsExposure(node, names);
        }

        if (spec.Subgroups.IsEmpty)
        {
            node.Problem("'subgroups' names variables", "« subgroups » nomme des variables");
        }

        return spec;
    }
}

/// <summary>Treatments and events of patients of a cohort, one lane each.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="Among">Patients; null for all.</param>
/// <param name="Every">One patient in how many is shown.</param>
internal sealed record SwimmerSpec(ResultHead Head, ConditionSpec? Among, int Every) : ResultSpec(Head)
{
    public static new SwimmerSpec Read(SpecNode node, SpecNames names)
    {
        double every = node.NumberOf("every") ?? 1;
        if (every < 1 || every != Math.Floor(every) || every > int.MaxValue)
        {
            node.Child("every")!.Value.Problem("expected a whole number from 1 on", "un nombre entier à partir de 1 est attendu");
            every = 1;
        }

        return new SwimmerSpec(ResultHead.Read(node, "among", "every"), node.Child("among") is SpecNode among ? ConditionSpec.Read(among, names) : null, (int)every);
    }
}

/// <summary>Waterfall of a change in percent, one bar per patient in whom it is known.</summary>
internal sealed record WaterfallSpec(ResultHead Head, string Variable, string? By) : ResultSpec(Head)
{
    public static new WaterfallSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "variable", "by"), ResultHead.Reference(node, "variable", names.Numbers), ResultHead.OptionalReference(node, "by", names.Categories));
}

/// <summary>In how many patients of a cohort each organ is involved, by a variable.</summary>
internal sealed record SitesSpec(ResultHead Head, string? By) : ResultSpec(Head)
{
    public static new SitesSpec Read(SpecNode node, SpecNames names) =>
        new(ResultHead.Read(node, "by"), ResultHead.OptionalReference(node, "by", names.Categories));
}
