using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Cox models written as formulas over the columns of a table.</summary>
internal sealed record CoxSpec(ResultHead Head, ImmutableArray<FormulaSpec> Models) : ResultSpec(Head)
{
    public static new CoxSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "models"), node.ItemsOf("models", model => FormulaSpec.Read(model, names)));
}

/// <summary>One Cox model written as a formula.</summary>
/// <param name="Label">Label.</param>
/// <param name="Formula">As in R: <c>Surv(time, event) ~ age + factor(size)</c>.</param>
/// <param name="Table">Table it is fitted on; null takes the first.</param>
/// <param name="Ties">Tied events; null takes those of the conventions.</param>
/// <param name="Labels">Labels of terms, by column.</param>
/// <param name="Term">Column whose hazard ratio is meant, where only one is shown.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record FormulaSpec(
    LocalText Label, string Formula, string? Table, CoxTies? Ties, ImmutableDictionary<string, LocalText> Labels, string? Term, string Path)
{
    public static FormulaSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("label", "formula", "table", "ties", "labels", "term");
        string formula = node.Required("formula").Text();
        var labels = ImmutableDictionary.CreateBuilder<string, LocalText>(StringComparer.Ordinal);
        if (node.Child("labels") is SpecNode place)
        {
            foreach (string key in place.Keys)
            {
                labels[key] = place.WordingOf(key) ?? LocalText.Same(key);
            }
        }

        return new FormulaSpec(
            node.WordingOf("label") ?? LocalText.Same(formula),
            formula,
            ResultHead.OptionalReference(node, "table", names.Tables),
            node.Choice<CoxTies?>("ties", null, ("efron", CoxTies.Efron), ("breslow", CoxTies.Breslow)),
            labels.ToImmutable(),
            node.TextOf("term"),
            node.Path);
    }
}

/// <summary>
/// An exposure that begins during follow-up, analysed in every way side by side: as if known at the beginning (labelled as biased),
/// at landmarks, and as a time-dependent covariate.
/// </summary>
internal sealed record ExposureComparisonSpec(ResultHead Head, string Endpoint, bool ShowsNaive, ImmutableArray<double> Landmarks, bool ShowsTimeDependent, ImmutableArray<FormulaSpec> Models)
    : ResultSpec(Head)
{
    public static new ExposureComparisonSpec Read(SpecNode node, SpecNames names)
    {
        ResultHead head = ResultHead.Read(node, "endpoint", "naive", "landmarks", "timeDependent", "models");
        if (names.Exposure is null)
        {
            node.Problem("needs the study's 'exposure'", "demande l'« exposure » de l'étude");
        }

        return new ExposureComparisonSpec(
            head,
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            node.Flag("naive"),
            node.ItemsOf("landmarks", StudyTime.ReadTime),
            node.Flag("timeDependent", otherwise: true),
            node.ItemsOf("models", model => FormulaSpec.Read(model, names)));
    }
}

/// <summary>Uni- and multivariable Cox models of several endpoints in one table.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="Endpoints">Endpoints, side by side.</param>
/// <param name="Rows">Rows, in order.</param>
/// <param name="Multivariable">Variables of the multivariable model, by endpoint.</param>
internal sealed record RegressionSpec(
    ResultHead Head, ImmutableArray<string> Endpoints, ImmutableArray<RegressionRowSpec> Rows, ImmutableArray<(string Endpoint, ImmutableArray<string> Variables)> Multivariable)
    : ResultSpec(Head)
{
    public static new RegressionSpec Read(SpecNode node, SpecNames names)
    {
        ResultHead head = ResultHead.Read(node, "endpoints", "rows", "multivariable");
        ImmutableArray<string> endpoints = ResultHead.References(node, "endpoints", names.Endpoints);
        ImmutableArray<string> terms = names.Exposure is null ? names.Variables : names.Variables.Insert(0, names.Exposure);
        var multivariable = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        if (node.Child("multivariable") is SpecNode models)
        {
            models.Allow([.. endpoints]);
            foreach (string endpoint in models.Keys)
            {
                multivariable.Add((endpoint, ResultHead.References(models, endpoint, terms)));
            }
        }

        return new RegressionSpec(head, endpoints, node.ItemsOf("rows", row => RegressionRowSpec.Read(row, names, terms)), multivariable.ToImmutable());
    }
}

/// <summary>One characteristic of a regression table: a variable, or the exposure with its landmarks.</summary>
internal sealed record RegressionRowSpec(string Variable, ImmutableArray<double> Landmarks)
{
    public static RegressionRowSpec Read(SpecNode node, SpecNames names, ImmutableArray<string> terms)
    {
        node.Allow("variable", "landmarks");
        string variable = ResultHead.Reference(node, "variable", terms);
        if (node.Child("landmarks") is SpecNode landmarks && variable != names.Exposure)
        {
            landmarks.Problem("only the exposure has landmarks", "seule l'exposition a des landmarks");
        }

        return new RegressionRowSpec(variable, node.ItemsOf("landmarks", StudyTime.ReadTime));
    }
}

/// <summary>A forest plot of a regression table of the study.</summary>
internal sealed record ForestSpec(ResultHead Head, string Of, bool ShowsMultivariable) : ResultSpec(Head)
{
    public static ForestSpec Read(SpecNode node) => new(
        ResultHead.Read(node, "of", "show"),
        node.Required("of").Text(),
        node.Choice("show", false, ("univariable", false), ("multivariable", true)));
}
