using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The words that figures print, English and French side by side.</summary>
internal static class FigureWords
{
    internal static readonly Word AllPatients = new("All patients", "Tous les patients");
    internal static readonly Word Days = new("days", "jours");
    internal static readonly Word EventsPerPatients = new("Evt / N", "Evt / N");
    internal static readonly Word Event = new("event", "événement");
    internal static readonly Word Events = new("events", "événements");
    internal static readonly Word Excluded = new("Excluded", "Exclus");
    internal static readonly Word ForestPlot = new("Forest plot of hazard ratios", "Graphique en forêt des hazard ratios");
    internal static readonly Word Group = new("Group", "Groupe");
    internal static readonly Word HazardRatio = new("HR", "HR");
    internal static readonly Word Included = new("Included", "Inclus");
    internal static readonly Word KaplanMeierCurves = new("Kaplan-Meier curves", "Courbes de Kaplan-Meier");
    internal static readonly Word Median = new("median", "médiane");
    internal static readonly Word Months = new("months", "mois");
    internal static readonly Word NoCriterionFailed = new("No criterion failed", "Aucun critère non rempli");
    internal static readonly Word NotReached = new("not reached", "non atteinte");
    internal static readonly Word NumberAtRisk = new("Number at risk", "Nombre à risque");
    internal static readonly Word Patient = new("patient", "patient");
    internal static readonly Word Patients = new("patients", "patients");
    internal static readonly Word PValue = new("p", "p");
    internal static readonly Word Reference = new("1 (ref.)", "1 (réf.)");
    internal static readonly Word Screened = new("Screened for eligibility", "Évalués pour l'éligibilité");
    internal static readonly Word StudyProfile = new("Study profile", "Profil de l'étude");
    internal static readonly Word SurvivalProbability = new("Survival probability", "Probabilité de survie");
    internal static readonly Word SyntheticData = new("Synthetic data", "Données synthétiques");
    internal static readonly Word Time = new("Time", "Temps");
    internal static readonly Word Variable = new("Characteristic", "Caractéristique");
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

    /// <summary>"[95% CI]" or "[IC 95 %]".</summary>
    internal static string Interval(double level, NumberStyle numbers) => $"[{numbers.FormatLevel(level)}]";

    /// <summary>A whole number with its thousands apart: 100,000 or, in French, 100 000 with narrow no-break spaces.</summary>
    internal static string Count(double count, Language language, NumberStyle numbers)
    {
        if (count < 1000 || count != Math.Floor(count)) return numbers.Format(count, NumberKind.Count);
        string separator = language == Language.French ? "\u202F" : ",";
        return count.ToString("#,0", new System.Globalization.NumberFormatInfo { NumberGroupSeparator = separator });
    }
}
