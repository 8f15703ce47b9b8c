using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The chapter on statistical methods, written from the settings of the study and from what its run used: one paragraph per topic.</summary>
internal static class MethodsText
{
    public static ImmutableArray<MethodsParagraph> Paragraphs(StudyRun run, Language language)
    {
        StudyMethod[] used = [.. run.Context.Log.Methods.Where(method => method != StudyMethod.ReverseKaplanMeier)];
        return
        [
            .. new[]
            {
                Paragraph("selection", ReportTopic.Selection, MethodWords.Patients, Selection(run)),
                Paragraph("endpoints", ReportTopic.EndpointDefinitions, MethodWords.Endpoints, EndpointsOf(run)),
                Paragraph("description", ReportTopic.DescriptionMethods, MethodWords.Description, used.Where(method => method < StudyMethod.Cox).Select(method => Sentence(run, method))),
                Paragraph("models", ReportTopic.ModelMethods, MethodWords.Models, used.Where(method => method >= StudyMethod.Cox).Select(method => Sentence(run, method))),
                Paragraph("missing", ReportTopic.MissingData, MethodWords.Missing, Conventions(run)),
            }.Where(paragraph => paragraph.Content.Length > 0),
        ];

        MethodsParagraph Paragraph(string name, ReportTopic topic, LocalText title, IEnumerable<LocalText> sentences) =>
            new($"report.methods-{name}", topic, title.In(language), string.Join(" ", sentences.Select(text => text.In(language))));
    }

    /// <summary>What is said of a method that a run used.</summary>
    public static LocalText Sentence(StudyRun run, StudyMethod method) => method switch
    {
        StudyMethod.Landmark => Landmark(run),
        StudyMethod.Cox => Cox(run),
        StudyMethod.KaplanMeier => KaplanMeier(run.Context.Conventions.KaplanMeier),
        StudyMethod.PropensityScore => Propensity(run.Context),
        _ => MethodWords.Of(method),
    };

    private static IEnumerable<LocalText> Selection(StudyRun run)
    {
        foreach (InputSpec.Cohort cohort in run.Spec.Inputs.OfType<InputSpec.Cohort>())
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

            string changes = string.Join(", ", cohort.Clinical.Changes);
            yield return changes.Length == 0
                ? new LocalText($"Clinical definitions follow the preset “{cohort.Clinical.Preset}”.", $"Les définitions cliniques suivent le jeu « {cohort.Clinical.Preset} ».")
                : new LocalText(
                    $"Clinical definitions follow the preset “{cohort.Clinical.Preset}”, with {changes}.", $"Les définitions cliniques suivent le jeu « {cohort.Clinical.Preset} », avec {changes}.");
            LocalText? partial = run.Context.Cohort!.Conventions.PartialDates switch
            {
                PartialDatePolicy.MidPeriod => new LocalText(
                    "A date without day counts as the middle of its month, one without month as the middle of its year.", "Une date sans jour compte pour le milieu de son mois, sans mois pour le milieu de son année."),
                _ => null,
            };
            if (partial is LocalText dates)
            {
                yield return dates;
            }
        }
    }

    private static IEnumerable<LocalText> EndpointsOf(StudyRun run)
    {
        StudySpec spec = run.Spec;
        foreach (EndpointSpec endpoint in spec.Endpoints)
        {
            yield return EndpointText.Sentence(run.Context, endpoint);
        }

        if (spec.Exposure is ExposureSpec exposure)
        {
            yield return EndpointText.Sentence(spec, exposure);
        }

        if (!spec.Endpoints.IsEmpty)
        {
            yield return new LocalText(
                "Patients lost to follow-up are censored where it ends, as if censoring had nothing to do with prognosis.",
                "Les patients perdus de vue sont censurés à la fin de leur suivi, la censure étant supposée indépendante du pronostic.");
        }

        foreach (DateOnly cutoff in spec.Inputs.OfType<InputSpec.Cohort>().Select(cohort => cohort.Cutoff).OfType<DateOnly>())
        {
            string date = cutoff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return new LocalText(
                $"Follow-up was cut off on {date}: later events do not count.", $"La date de point est le {date} : les événements ultérieurs ne comptent pas.");
        }

        yield return ZeroTime(run);
        if (run.Context.Log.Methods.Contains(StudyMethod.ReverseKaplanMeier))
        {
            yield return MethodWords.Of(StudyMethod.ReverseKaplanMeier);
        }

        LocalText unit = StudyTime.Name(spec.Unit);
        yield return spec.Unit == TimeUnit.Days
            ? new LocalText("Times are in days.", "Les temps sont en jours.")
            : new LocalText(
                $"Times were computed in days and are printed in {unit.English} of {Days(spec.Unit, Language.English)} days.",
                $"Les temps sont calculés en jours et imprimés en {unit.French} de {Days(spec.Unit, Language.French)} jours.");
    }

    // A cohort has a rule of its own, which comes before the conventions of the statistics.
    private static LocalText ZeroTime(StudyRun run)
    {
        LocalText dropped = new("Patients whose follow-up is zero were left out.", "Les patients dont le suivi est nul sont écartés.");
        LocalText kept = new("A follow-up of zero was kept.", "Un suivi nul est gardé.");
        LocalText convention = run.Context.Conventions.ZeroFollowUp == ZeroFollowUp.Drop ? dropped : kept;
        return run.Context.Cohort?.Conventions.ZeroTime switch
        {
            ZeroTimePolicy.HalfDay => new LocalText("A follow-up of zero counts as half a day.", "Un suivi nul compte pour une demi-journée."),
            ZeroTimePolicy.Drop => dropped,
            _ => convention,
        };
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

    private static LocalText Landmark(StudyRun run)
    {
        StudyContext study = run.Context;
        LandmarkSpec rules = study.Spec.Landmarks;
        LocalText boundary = rules.KeepsAtLandmark ? new LocalText("at or beyond the landmark", "au landmark ou au-delà") : new LocalText("beyond the landmark", "au-delà du landmark");
        LocalText clock = rules.Restarts
            ? new LocalText("time was counted from the landmark", "le temps est compté depuis le landmark")
            : new LocalText("time was counted from the origin of the study", "le temps est compté depuis l'origine de l'étude");
        LocalText free = rules.EventFree is string name
            ? new LocalText(
                $"; patients with an event of {study.Patients.Endpoints[name].Label.MidSentence(Language.English)} before it were left out",
                $" ; les patients avec un événement de {study.Patients.Endpoints[name].Label.MidSentence(Language.French)} avant lui sont écartés")
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
            "Missing values are counted and never imputed; a test or model uses the patients in whom its variables are known.",
            "Les valeurs manquantes sont comptées et jamais imputées ; un test ou un modèle utilise les patients dont les variables sont connues.");
        yield return new LocalText(
            "All tests are two-sided; p-values are not adjusted for multiple comparisons.", "Tous les tests sont bilatéraux ; les p ne sont pas ajustés pour les comparaisons multiples.");
        yield return new LocalText(
            $"Intervals have a level of {Level(conventions.Cox.ConfidenceLevel, NumberStyle.English)}.", $"Les intervalles ont un niveau de {Level(conventions.Cox.ConfidenceLevel, NumberStyle.French)}.");
        yield return conventions.ZeroFollowUp == ZeroFollowUp.Drop
            ? new LocalText("In model formulas, rows of follow-up zero were left out.", "Dans les formules de modèles, les lignes de suivi nul sont écartées.")
            : new LocalText("In model formulas, rows of follow-up zero were kept.", "Dans les formules de modèles, les lignes de suivi nul sont gardées.");
        yield return new LocalText(
            $"Computations: Oncology.Survival {version}, conventions of {conventions.Name}.", $"Calculs : Oncology.Survival {version}, conventions de {conventions.Name}.");
    }

    // 95 %, 99.9 %: as many digits as the level has.
    private static string Level(double level, NumberStyle style) =>
        (level * 100).ToString("0.####", CultureInfo.InvariantCulture).Replace(".", style.DecimalSeparator, StringComparison.Ordinal) + style.PercentSign;

    private static string Labels(StudyContext study, PropensitySpec spec, Language language) =>
        string.Join(", ", spec.Covariates.Select(name => study.Patients.Variables[name].Label.MidSentence(language)));

    private static string Days(TimeUnit unit, Language language) => StudyTime.Text(StudyTime.DaysIn(unit), language);
}

/// <summary>A paragraph of the methods.</summary>
/// <param name="Anchor">Name that links lead to.</param>
/// <param name="Topic">What it answers.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Content">Its text.</param>
internal sealed record MethodsParagraph(string Anchor, ReportTopic Topic, string Title, string Content);
