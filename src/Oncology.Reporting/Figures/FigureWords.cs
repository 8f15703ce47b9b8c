using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The words that figures print, English and French side by side.</summary>
internal static class FigureWords
{
    internal static readonly Word AdjustedEstimate = new("Adjusted", "Ajusté");
    internal static readonly Word AllPatients = new("All patients", "Tous les patients");
    internal static readonly Word AfterWeighting = new("After weighting", "Après pondération");
    internal static readonly Word Balance = new("Balance of covariates", "Équilibre des covariables");
    internal static readonly Word BeforeWeighting = new("Before weighting", "Avant pondération");
    internal static readonly Word BestChange = new("Best change from baseline (%)", "Meilleure variation depuis l'inclusion (%)");
    internal static readonly Word Cause = new("Cause", "Cause");
    internal static readonly Word CumulativeCensored = new("Cumulative censored", "Censures cumulées");
    internal static readonly Word CumulativeEvents = new("Cumulative events", "Événements cumulés");
    internal static readonly Word CumulativeHazard = new("Cumulative hazard", "Risque cumulé");
    internal static readonly Word CumulativeIncidence = new("Cumulative incidence", "Incidence cumulée");
    internal static readonly Word Days = new("days", "jours");
    internal static readonly Word EventsPerPatients = new("Evt / N", "Evt / N");
    internal static readonly Word Event = new("event", "événement");
    internal static readonly Word Events = new("events", "événements");
    internal static readonly Word EventsHead = new("Events", "Événements");
    internal static readonly Word Exposed = new("Exposed", "Exposés");
    internal static readonly Word Excluded = new("Excluded", "Exclus");
    internal static readonly Word ForestPlot = new("Forest plot of hazard ratios", "Graphique en forêt des hazard ratios");
    internal static readonly Word Group = new("Group", "Groupe");
    internal static readonly Word HazardRatio = new("HR", "HR");
    internal static readonly Word Included = new("Included", "Inclus");
    internal static readonly Word Interaction = new("p (interaction)", "p (interaction)");
    internal static readonly Word KaplanMeierCurves = new("Kaplan-Meier curves", "Courbes de Kaplan-Meier");
    internal static readonly Word Landmark = new("Landmark", "Landmark");
    internal static readonly Word LandmarkSweep = new("Hazard ratio by landmark", "Hazard ratio selon le landmark");
    internal static readonly Word LogarithmicAxis = new("logarithmic axis", "axe logarithmique");
    internal static readonly Word LogLogPlot = new("Log-log plot of survival", "Graphique log-log de la survie");
    internal static readonly Word Median = new("median", "médiane");
    internal static readonly Word MedianHead = new("Median", "Médiane");
    internal static readonly Word Months = new("months", "mois");
    internal static readonly Word ExclusionCriterion = new("Exclusion criterion", "Critère d'exclusion");
    internal static readonly Word NotMet = new("Criterion not met", "Critère non rempli");
    internal static readonly Word NoCriterionFailed = new("No criterion failed", "Aucun critère non rempli");
    internal static readonly Word Moved = new("Moved to exposed", "Devenus exposés");
    internal static readonly Word NotReached = new("not reached", "non atteinte");
    internal static readonly Word NumberAtRisk = new("Number at risk", "Nombre à risque");
    internal static readonly Word Ongoing = new("Follow-up ongoing", "Suivi en cours");
    internal static readonly Word Patient = new("patient", "patient");
    internal static readonly Word PatientHead = new("Patient", "Patient");
    internal static readonly Word Patients = new("patients", "patients");
    internal static readonly Word PatientsHead = new("Patients", "Patients");
    internal static readonly Word PatientsPercent = new("Patients (%)", "Patients (%)");
    internal static readonly Word ProportionalHazards = new("Test of proportional hazards", "Test des risques proportionnels");
    internal static readonly Word PValue = new("p", "p");
    internal static readonly Word Reference = new("1 (ref.)", "1 (réf.)");
    internal static readonly Word Screened = new("Screened for eligibility", "Évalués pour l'éligibilité");
    internal static readonly Word SchoenfeldResiduals = new("Scaled Schoenfeld residuals", "Résidus de Schoenfeld normalisés");
    internal static readonly Word SimonMakuchCurves = new("Simon-Makuch curves", "Courbes de Simon-Makuch");
    internal static readonly Word SitesOfDisease = new("Sites of metastases", "Sites métastatiques");
    internal static readonly Word StandardizedDifference = new("Absolute standardised difference", "Différence standardisée absolue");
    internal static readonly Word StudyProfile = new("Study profile", "Profil de l'étude");
    internal static readonly Word Subgroup = new("Subgroup", "Sous-groupe");
    internal static readonly Word SurvivalProbability = new("Survival probability", "Probabilité de survie");
    internal static readonly Word SwimmerPlot = new("Swimmer plot", "Graphique en couloirs");
    internal static readonly Word SyntheticData = new("Synthetic data", "Données synthétiques");
    internal static readonly Word Time = new("Time", "Temps");
    internal static readonly Word UnadjustedEstimate = new("Unadjusted", "Non ajusté");
    internal static readonly Word Unexposed = new("Not exposed", "Non exposés");
    internal static readonly Word Variable = new("Characteristic", "Caractéristique");
    internal static readonly Word Waterfall = new("Waterfall plot of response", "Graphique en cascade de la réponse");
    internal static readonly Word Years = new("years", "années");

    internal static string Unit(TimeUnit unit, Language language) => unit switch
    {
        TimeUnit.Days => Days.In(language),
        TimeUnit.Months => Months.In(language),
        TimeUnit.Years => Years.In(language),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit of time."),
    };

    /// <summary>A count with its noun: 0 is plural in English and singular in French.</summary>
    internal static string Counted(double count, Word one, Word many, Language language, NumberStyle numbers)
    {
        bool isSingular = language == Language.French ? count < 2 : count == 1;
        return $"{Count(count, language, numbers)} {(isSingular ? one : many).In(language)}";
    }

    /// <summary>A colon; French sets a no-break space before it.</summary>
    internal static string Colon(Language language) => language == Language.French ? "\u00A0: " : ": ";

    /// <summary>"Time (months)".</summary>
    internal static string TimeTitle(string? label, TimeUnit unit, Language language) => $"{label ?? Time.In(language)} ({Unit(unit, language)})";

    /// <summary>"Landmark: 6 months".</summary>
    internal static string LandmarkAt(double time, TimeUnit unit, Language language, NumberStyle numbers) =>
        $"{Landmark.In(language)}{Colon(language)}{numbers.Format(time, NumberKind.Count)} {UnitOf(time, unit, language)}";

    /// <summary>The unit behind a number: 0.5 is plural in English and singular in French.</summary>
    private static string UnitOf(double time, TimeUnit unit, Language language)
    {
        bool isSingular = language == Language.French ? time < 2 : time == 1;
        return !isSingular ? Unit(unit, language) : (unit switch
        {
            TimeUnit.Days => new Word("day", "jour"),
            TimeUnit.Months => new Word("month", "mois"),
            _ => new Word("year", "année"),
        }).In(language);
    }

    /// <summary>"Synthetic data. " before an alternative text, or nothing.</summary>
    internal static string SyntheticPrefix(bool isSynthetic, Language language) => isSynthetic ? SyntheticData.In(language) + ". " : "";

    /// <summary>Accessible name: the title after the letter of its panel.</summary>
    internal static string Named(string? letter, string title) => letter is null ? title : $"{letter}. {title}";

    /// <summary>"[95% CI]" or "[IC 95 %]".</summary>
    internal static string Interval(double level, NumberStyle numbers) => $"{numbers.IntervalOpen}{numbers.FormatLevel(level)}{numbers.IntervalClose}";

    /// <summary>A whole number with its thousands apart: 100,000 or, in French, 100 000 with narrow no-break spaces.</summary>
    internal static string Count(double count, Language language, NumberStyle numbers)
    {
        if (count < 1000 || count != Math.Floor(count)) return numbers.Format(count, NumberKind.Count);
        string separator = language == Language.French ? "\u202F" : ",";
        return count.ToString("#,0", new System.Globalization.NumberFormatInfo { NumberGroupSeparator = separator });
    }
}
