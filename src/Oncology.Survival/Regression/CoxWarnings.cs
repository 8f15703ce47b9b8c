using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

/// <summary>What the reader of a Cox fit must be told.</summary>
internal static class CoxWarnings
{
    public static ImmutableArray<AnalysisWarning> For(CoxModel model, ImmutableArray<DependentColumn> dropped)
    {
        var warnings = ImmutableArray.CreateBuilder<AnalysisWarning>();
        warnings.AddRange(dropped.Select(LeftOut));
        CoxCoefficient[] infinite = [.. model.Coefficients.Where(c => c.IsInfinite)];
        foreach (CoxCoefficient coefficient in infinite)
        {
            string sign = coefficient.Estimate > 0 ? "+∞" : "−∞";
            warnings.Add(new AnalysisWarning(
                "separation",
                $"The coefficient of '{coefficient.Name}' is infinite ({sign}): the covariate separates the events. "
                    + "Its Wald interval and p-value mean nothing; use the likelihood-ratio test.",
                $"Le coefficient de « {coefficient.Name} » est infini ({sign}) : la covariable sépare les événements. "
                    + "Son intervalle et son p de Wald n'ont pas de sens ; utiliser le test du rapport de vraisemblance."));
        }

        if (!model.Converged && infinite.Length == 0)
        {
            warnings.Add(NotConverged(model.Iterations));
        }

        if (model.DegreesOfFreedom > 0 && model.EventCount < model.Options.EventsPerCoefficient * model.DegreesOfFreedom)
        {
            string events = model.EventCount.ToString(CultureInfo.InvariantCulture);
            string coefficients = model.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture) + (model.DegreesOfFreedom == 1 ? " coefficient" : " coefficients");
            warnings.Add(new AnalysisWarning(
                "few-events",
                $"{events} events for {coefficients}: fewer than {Limit(model)} per coefficient.",
                $"{events} événements pour {coefficients} : moins de {Limit(model)} par coefficient."));
        }

        return warnings.ToImmutable();
    }

    public static ImmutableArray<AnalysisWarning> For(FirthCoxModel model, ImmutableArray<DependentColumn> dropped) =>
        [.. dropped.Select(LeftOut), .. model.Converged ? [] : ImmutableArray.Create(NotConverged(model.Iterations))];

    private static AnalysisWarning LeftOut(DependentColumn column) => new(
        "collinear",
        column.In(Language.English) + " It was left out.",
        column.In(Language.French) + " Il a été retiré du modèle.");

    private static AnalysisWarning NotConverged(int iterations)
    {
        string steps = iterations.ToString(CultureInfo.InvariantCulture);
        return new AnalysisWarning(
            "not-converged",
            $"The iteration did not converge in {steps} steps.",
            $"L'itération n'a pas convergé en {steps} pas.");
    }

    private static string Limit(CoxModel model) => model.Options.EventsPerCoefficient.ToString(CultureInfo.InvariantCulture);
}
