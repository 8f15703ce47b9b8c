using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The paragraph on statistical methods, written from the settings of the study and from what its run used.</summary>
internal static class MethodsText
{
    public static ImmutableArray<string> Paragraphs(StudyRun run, Language language) =>
    [
        string.Join(" ", Design(run).Select(text => text.In(language))),
        string.Join(" ", run.Context.Log.Methods.Select(method => Sentence(run, method).In(language))),
        string.Join(" ", Conventions(run).Select(text => text.In(language))),
    ];

    /// <summary>What is said of a method that a run used.</summary>
    public static LocalText Sentence(StudyRun run, StudyMethod method) => method switch
    {
        StudyMethod.Landmark => Landmark(run.Context),
        StudyMethod.Cox => Cox(run),
        StudyMethod.KaplanMeier => KaplanMeier(run.Context.Conventions.KaplanMeier),
        StudyMethod.PropensityScore => Propensity(run.Context),
        _ => MethodWords.Of(method),
    };

    private static IEnumerable<LocalText> Design(StudyRun run)
    {
        StudySpec spec = run.Spec;
        foreach (InputSpec.Cohort cohort in spec.Inputs.OfType<InputSpec.Cohort>())
        {
            if (cohort.Criteria is string criteria)
            {
                LocalText unknown = cohort.Unknown switch
                {
                    UnknownPolicy.Exclude => new LocalText("patients of unknown eligibility were excluded", "les patients d'éligibilité inconnue ont été exclus"),
                    UnknownPolicy.Keep => new LocalText("patients of unknown eligibility were kept", "les patients d'éligibilité inconnue ont été gardés"),
                    _ => new LocalText("patients of unknown eligibility left in a step of their own", "les patients d'éligibilité inconnue sont sortis à une étape à part"),
                };
                yield return new LocalText(
                    $"Patients were screened by the criteria list “{criteria}”; {unknown.English}.", $"Les patients ont été sélectionnés par la liste de critères « {criteria} » ; {unknown.French}.");
            }

            yield return new LocalText(
                $"Clinical definitions follow the preset “{cohort.Clinical.Preset}”.", $"Les définitions cliniques suivent le jeu « {cohort.Clinical.Preset} ».");
            if (cohort.Cutoff is DateOnly cutoff)
            {
                string date = cutoff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return new LocalText($"Follow-up was cut off on {date}.", $"La date de point est le {date}.");
            }
        }

        if (!spec.Endpoints.IsEmpty)
        {
            yield return new LocalText(
                $"Endpoints: {string.Join(", ", spec.Endpoints.Select(endpoint => endpoint.Label.English))}.",
                $"Critères de jugement : {string.Join(", ", spec.Endpoints.Select(endpoint => endpoint.Label.French))}.");
        }

        LocalText unit = StudyTime.Name(spec.Unit);
        yield return spec.Unit == TimeUnit.Days
            ? new LocalText("Times are in days.", "Les temps sont en jours.")
            : new LocalText(
                $"Times were computed in days and are printed in {unit.English} of {Days(spec.Unit, Language.English)} days.",
                $"Les temps sont calculés en jours et imprimés en {unit.French} de {Days(spec.Unit, Language.French)} jours.");
    }

    private static LocalText KaplanMeier(KaplanMeierOptions options)
    {
        LocalText scale = TableFormat.Scale(options.Interval);
        LocalText median = options.Quantile == QuantileRule.FirstTime
            ? new LocalText("the first time at which survival is at most one half", "le premier temps où la survie est au plus d'un demi")
            : new LocalText("the middle of the stretch on which survival is one half, where there is one", "le milieu du palier où la survie est d'un demi, s'il existe");
        return new LocalText(
            $"Survival was estimated by the Kaplan-Meier method with Greenwood's variance and intervals {scale.English}; the median is {median.English}.",
            $"La survie est estimée par la méthode de Kaplan-Meier, avec la variance de Greenwood et des intervalles {scale.French} ; la médiane est {median.French}.");
    }

    private static LocalText Cox(StudyRun run)
    {
        string ties = string.Join(", ", run.Context.Log.Ties);
        string checks = run.Context.Log.Models.IsEmpty ? string.Empty : " Proportional hazards were tested by the score test of Grambsch and Therneau; models with few events per coefficient, with separation or without convergence are named.";
        string french = run.Context.Log.Models.IsEmpty ? string.Empty : " L'hypothèse des risques proportionnels est vérifiée par le test du score de Grambsch et Therneau ; les modèles avec peu d'événements par coefficient, avec séparation ou sans convergence sont nommés.";
        return new LocalText(
            $"Hazard ratios come from Cox proportional hazards models; tied events by the method of {ties}.{checks}",
            $"Les rapports de risques instantanés (HR) viennent de modèles de Cox à risques proportionnels ; ex æquo selon {ties}.{french}");
    }

    private static LocalText Landmark(StudyContext study)
    {
        LandmarkSpec rules = study.Spec.Landmarks;
        LocalText boundary = rules.KeepsAtLandmark ? new LocalText("at or beyond the landmark", "au landmark ou au-delà") : new LocalText("beyond the landmark", "au-delà du landmark");
        LocalText clock = rules.Restarts
            ? new LocalText("time was counted from the landmark", "le temps est compté depuis le landmark")
            : new LocalText("time was counted from the origin of the study", "le temps est compté depuis l'origine de l'étude");
        LocalText free = rules.EventFree is string name
            ? new LocalText(
                $"; patients with an event of {study.Patients.Endpoints[name].Label.English} before it were left out", $" ; les patients avec un événement de {study.Patients.Endpoints[name].Label.French} avant lui sont écartés")
            : LocalText.Same(string.Empty);
        return new LocalText(
            $"Landmark analyses kept patients followed {boundary.English}, grouped by the exposure so far; {clock.English}{free.English}.",
            $"Les analyses landmark gardent les patients suivis {boundary.French}, groupés selon l'exposition jusque-là ; {clock.French}{free.French}.");
    }

    private static LocalText Propensity(StudyContext study)
    {
        PropensitySpec spec = study.Spec.Propensity!;
        LocalText unit = StudyTime.Name(study.Spec.Unit);
        return new LocalText(
            $"The propensity score of exposure by {StudyTime.Text(spec.Landmark, Language.English)} {unit.English} was estimated by logistic regression on {Labels(study, spec, Language.English)}.",
            $"Le score de propension de l'exposition à {StudyTime.Text(spec.Landmark, Language.French)} {unit.French} est estimé par régression logistique sur {Labels(study, spec, Language.French)}.");
    }

    private static IEnumerable<LocalText> Conventions(StudyRun run)
    {
        AnalysisConventions conventions = run.Context.Conventions;
        string version = Provenance.Version;
        yield return new LocalText(
            "All tests are two-sided; p-values are not adjusted for multiple comparisons.", "Tous les tests sont bilatéraux ; les p ne sont pas ajustés pour les comparaisons multiples.");
        yield return new LocalText(
            $"Intervals have a level of {NumberStyle.English.Format(conventions.Cox.ConfidenceLevel, NumberKind.Percent)}.",
            $"Les intervalles ont un niveau de {NumberStyle.French.Format(conventions.Cox.ConfidenceLevel, NumberKind.Percent)}.");
        yield return conventions.ZeroFollowUp == ZeroFollowUp.Drop
            ? new LocalText("In model formulas, rows of follow-up zero were left out.", "Dans les formules de modèles, les lignes de suivi nul sont écartées.")
            : new LocalText("In model formulas, rows of follow-up zero were kept.", "Dans les formules de modèles, les lignes de suivi nul sont gardées.");
        yield return new LocalText(
            "Missing values are counted and never imputed; a test or model uses the patients in whom its variables are known.",
            "Les valeurs manquantes sont comptées et jamais imputées ; un test ou un modèle utilise les patients dont les variables sont connues.");
        yield return new LocalText(
            $"Computations: Oncology.Survival {version}, conventions of {conventions.Name}.", $"Calculs : Oncology.Survival {version}, conventions de {conventions.Name}.");
    }

    private static string Labels(StudyContext study, PropensitySpec spec, Language language) =>
        string.Join(", ", spec.Covariates.Select(name => study.Patients.Variables[name].Label.In(language)));

    private static string Days(TimeUnit unit, Language language) => StudyTime.Text(StudyTime.DaysIn(unit), language);
}
