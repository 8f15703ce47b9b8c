using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

/// <summary>What the reader of a logistic fit must be told.</summary>
internal static class LogisticWarnings
{
    public static ImmutableArray<AnalysisWarning> For(LogisticModel model, ImmutableArray<DependentColumn> dropped)
    {
        var warnings = ImmutableArray.CreateBuilder<AnalysisWarning>();
        foreach (DependentColumn column in dropped)
        {
            warnings.Add(new AnalysisWarning(
                "collinear",
                Dependence(column, Language.English) + " It was left out.",
                Dependence(column, Language.French) + " Il a été retiré du modèle."));
        }

        LogisticCoefficient[] infinite = [.. model.Coefficients.Where(c => c.IsInfinite)];
        foreach (LogisticCoefficient coefficient in infinite)
        {
            string sign = coefficient.Estimate > 0 ? "+∞" : "−∞";
            warnings.Add(new AnalysisWarning(
                "separation",
                $"The coefficient of '{coefficient.Name}' is infinite ({sign}): the covariates separate the outcomes. Its Wald interval and p-value mean nothing.",
                $"Le coefficient de « {coefficient.Name} » est infini ({sign}) : les covariables séparent les issues. Son intervalle et son p de Wald n'ont pas de sens."));
        }

        if (!model.Converged && infinite.Length == 0)
        {
            string steps = model.Iterations.ToString(CultureInfo.InvariantCulture);
            warnings.Add(new AnalysisWarning(
                "not-converged", $"The iteration did not converge in {steps} steps.", $"L'itération n'a pas convergé en {steps} pas."));
        }

        int rarer = Math.Min(model.EventCount, model.Count - model.EventCount);
        if (model.DegreesOfFreedom > 0 && rarer < model.Options.EventsPerCoefficient * model.DegreesOfFreedom)
        {
            string rows = rarer.ToString(CultureInfo.InvariantCulture);
            string coefficients = model.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture) + (model.DegreesOfFreedom == 1 ? " coefficient" : " coefficients");
            string limit = model.Options.EventsPerCoefficient.ToString(CultureInfo.InvariantCulture);
            warnings.Add(new AnalysisWarning(
                "few-events",
                $"{rows} rows with the rarer outcome for {coefficients}: fewer than {limit} per coefficient.",
                $"{rows} lignes avec l'issue la plus rare pour {coefficients} : moins de {limit} par coefficient."));
        }

        return warnings.ToImmutable();
    }

    /// <summary>Why a column carries nothing of its own.</summary>
    public static string Dependence(DependentColumn column, Language language) =>
        !column.On.IsEmpty ? column.In(language)
        : language == Language.French ? $"« {column.Name} » est constant." : $"'{column.Name}' is constant.";
}
