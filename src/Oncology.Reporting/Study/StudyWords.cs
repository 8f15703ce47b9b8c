namespace Oncology.Reporting;

/// <summary>Words of a study's results and report, English and French side by side.</summary>
internal static class StudyWords
{
    public static readonly LocalText AllPatients = new("All patients", "Tous les patients");
    public static readonly LocalText Analysed = new("Analysed", "Analysés");
    public static readonly LocalText Analysis = new("Analysis", "Analyse");
    public static readonly LocalText Conventions = new("Conventions", "Conventions");
    public static readonly LocalText Contents = new("Contents", "Table des matières");
    public static readonly LocalText Cutoff = new("Cut-off date", "Date de point");
    public static readonly LocalText Date = new("Date", "Date");
    public static readonly LocalText FirstMonth = new("First month", "Premier mois");
    public static readonly LocalText InFile = new("Patients in the file", "Patients du fichier");
    public static readonly LocalText InputFile = new("Input file", "Fichier lu");
    public static readonly LocalText LastMonth = new("Last month", "Dernier mois");
    public static readonly LocalText Library = new("Library", "Bibliothèque");
    public static readonly LocalText LogRank = new("Log-rank test", "Test du log-rank");
    public static readonly LocalText Provenance = new("Provenance", "Provenance");
    public static readonly LocalText Remarks = new("Remarks on the data", "Remarques sur les données");
    public static readonly LocalText Sources = new("Sources", "Sources");
    public static readonly LocalText SyntheticBanner = new(
        "Synthetic data: no row of this study is a real person. The numbers serve to show and to test the analysis.",
        "Données synthétiques : aucune ligne de cette étude n'est une personne réelle. Les nombres servent à montrer et à vérifier l'analyse.");

    public static readonly LocalText SyntheticNote = new("Synthetic data.", "Données synthétiques.");
    public static readonly LocalText Term = new("Term", "Terme");
}
