using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>What the user reads from this project, English and French side by side.</summary>
internal static class Words
{
    public static readonly Word AtRisk = new("At risk", "À risque");
    public static readonly Word Censored = new("Censored", "Censurés");
    public static readonly Word CumulativeIncidence = new("Cumulative incidence (Aalen-Johansen)", "Incidence cumulée (Aalen-Johansen)");
    public static readonly Word Events = new("Events", "Événements");
    public static readonly Word Interval = new("CI", "IC");
    public static readonly Word KaplanMeierCurve = new("Kaplan-Meier estimate", "Estimation de Kaplan-Meier");
    public static readonly Word Survival = new("S(t)", "S(t)");
    public static readonly Word StandardError = new("Std. error", "Erreur type");
    public static readonly Word Time = new("Time", "Temps");
}
