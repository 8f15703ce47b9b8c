namespace Oncology.Reporting;

/// <summary>Words of the tables, English and French side by side.</summary>
internal static class TableWords
{
    public static readonly LocalText Characteristic = new("Characteristic", "Caractéristique");
    public static readonly LocalText Endpoint = new("Endpoint", "Critère");
    public static readonly LocalText Events = new("Events", "Événements");
    public static readonly LocalText Expected = new("Expected", "Attendus");
    public static readonly LocalText Exposed = new("Exposed", "Exposés");
    public static readonly LocalText Group = new("Group", "Groupe");
    public static readonly LocalText ForestLogRank = new(
        "p: log-rank test. Intervals are of the Cox model (Wald): near 0.05 the two may disagree.",
        "p : test du log-rank. Les intervalles sont ceux du modèle de Cox (Wald) : près de 0,05 les deux peuvent différer.");

    public static readonly LocalText ForestMixed = new(
        "p: log-rank test for what is fixed at time zero or at a landmark, Wald test for the time-dependent covariate. Intervals are of the Cox model (Wald): near 0.05 a log-rank p and the interval may disagree.",
        "p : test du log-rank pour ce qui est fixé au temps zéro ou au landmark, test de Wald pour la covariable dépendante du temps. Les intervalles sont ceux du modèle de Cox (Wald) : près de 0,05 un p du log-rank et l'intervalle peuvent différer.");

    public static readonly LocalText ForestWald = new("p: Wald test, as the intervals.", "p : test de Wald, comme les intervalles.");

    public static readonly LocalText HazardRatio = new("HR", "HR");
    public static readonly LocalText ImmortalTime = new(
        "Ever against never exposed is no effect: the exposed had to live long enough to be exposed (immortal-time bias). It is shown as a warning beside the analyses that avoid it.",
        "Exposés un jour contre jamais ne mesure aucun effet : les exposés ont dû vivre assez longtemps pour l'être (biais de temps immortel). Montré comme avertissement à côté des analyses qui l'évitent.");

    public static readonly LocalText Maximum = new("Maximum", "Maximum");
    public static readonly LocalText Median = new("Median", "Médiane");
    public static readonly LocalText MedianFollowUp = new("Median follow-up", "Suivi médian");
    public static readonly LocalText Missing = new("Missing", "Manquant");
    public static readonly LocalText Multivariable = new("Multivariable", "Multivarié");
    public static readonly LocalText Observed = new("Observed", "Observés");
    public static readonly LocalText Patients = new("Patients", "Patients");
    public static readonly LocalText PercentOfKnown = new(
        "Percentages are of the patients in whom the value is known, unless the row names its denominator; missing values are counted apart and enter no test.",
        "Les pourcentages portent sur les patients dont la valeur est connue, sauf si la ligne nomme son dénominateur ; les valeurs manquantes sont comptées à part et n'entrent dans aucun test.");

    public static readonly LocalText PValue = new("p", "p");
    public static readonly LocalText Range = new("(Range)", "(Étendue)");
    public static readonly LocalText Reference = new("reference", "référence");
    public static readonly LocalText RegressionTests = new(
        "HR: hazard ratio of the Cox model. The column Test names the univariable p-value: log-rank for what is fixed at time zero or at a landmark, Wald for the time-dependent covariate. Multivariable p-values are Wald.",
        "HR : rapport des risques instantanés du modèle de Cox. La colonne Test nomme le p univarié : log-rank pour ce qui est fixé au temps zéro ou au landmark, Wald pour la covariable dépendante du temps. Les p multivariés sont de Wald.");

    public static readonly LocalText ReverseKaplanMeier = new(
        "Reverse Kaplan-Meier method: censoring is the event.", "Méthode de Kaplan-Meier inversée : la censure est l'événement.");

    public static readonly LocalText Test = new("Test", "Test");
    public static readonly LocalText Total = new("Total", "Total");
    public static readonly LocalText Univariable = new("Univariable", "Univarié");

    public static LocalText NameOf(TableOneMethod method) => method switch
    {
        TableOneMethod.ChiSquare => new LocalText("Chi-square", "Khi-deux"),
        TableOneMethod.Fisher => LocalText.Same("Fisher"),
        TableOneMethod.KruskalWallis => LocalText.Same("Kruskal-Wallis"),
        _ => LocalText.Same("Mann-Whitney"),
    };

    /// <summary>What a footnote says of a test.</summary>
    public static LocalText Explained(TableOneMethod method) => method switch
    {
        TableOneMethod.ChiSquare => new LocalText("Chi-square: Pearson's test without continuity correction.", "Khi-deux : test de Pearson sans correction de continuité."),
        TableOneMethod.Fisher => new LocalText(
            "Fisher: Fisher's exact test, used when an expected count is below 5.", "Fisher : test exact de Fisher, dès qu'un effectif attendu est inférieur à 5."),
        TableOneMethod.KruskalWallis => new LocalText("Kruskal-Wallis: corrected for ties.", "Kruskal-Wallis : avec correction des ex æquo."),
        _ => new LocalText("Mann-Whitney: normal approximation with ties.", "Mann-Whitney : approximation normale avec ex æquo."),
    };

    public static LocalText NameOf(RegressionTest test) => LocalText.Same(test == RegressionTest.LogRank ? "log-rank" : "Wald");
}
