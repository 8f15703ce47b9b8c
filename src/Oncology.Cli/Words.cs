using Oncology.Shared;

namespace Oncology.Cli;

/// <summary>Words of the tables, English and French side by side.</summary>
internal static class Words
{
    public static readonly Word All = new("All", "Tous");
    public static readonly Word AtRisk = new("At risk", "À risque");
    public static readonly Word AtTimesTitle = new("Survival at given times", "Survie à des temps donnés");
    public static readonly Word Censored = new("Censored", "Censurés");
    public static readonly Word CurveTitle = new("Kaplan-Meier estimate", "Estimation de Kaplan-Meier");
    public static readonly Word Events = new("Events", "Événements");
    public static readonly Word Expected = new("Expected", "Attendus");
    public static readonly Word FollowUpTitle = new("Follow-up (reverse Kaplan-Meier)", "Suivi (Kaplan-Meier inverse)");
    public static readonly Word Group = new("Group", "Groupe");
    public static readonly Word Median = new("Median", "Médiane");
    public static readonly Word Number = new("N", "N");
    public static readonly Word Observed = new("Observed", "Observés");
    public static readonly Word RestrictedMean = new("RMST", "RMST");
    public static readonly Word StandardErrorOfSurvival = new("SE of S(t)", "ET de S(t)");
    public static readonly Word Time = new("Time", "Temps");
}
