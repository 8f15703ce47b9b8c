using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>The items of REMARK.</summary>
internal static class RemarkItems
{
    public static ImmutableArray<ChecklistItem> All { get; } =
    [
        ChecklistItem.Of("1", "Introduction", "Introduction", "The marker or factor, the objectives, the hypotheses.", "Le marqueur ou facteur, les objectifs, les hypothèses."),
        ChecklistItem.Of("2", "Patients", "Patients", "Characteristics, source, inclusion and exclusion criteria.", "Caractéristiques, provenance, critères d'inclusion et d'exclusion.", ReportTopic.Profile, ReportTopic.Selection, ReportTopic.Characteristics),
        ChecklistItem.Of("3", "Patients", "Patients", "Treatments received and how they were chosen.", "Traitements reçus et leur choix.", ReportTopic.Characteristics) with { Rest = new LocalText("how treatments were chosen", "choix des traitements") },
        ChecklistItem.Of("4", "Specimens", "Prélèvements", "Type of material, preservation, storage.", "Type de matériel, conservation, stockage."),
        ChecklistItem.Of("5", "Assay", "Dosage", "Assay method, quality control, blinding.", "Méthode de dosage, contrôle de qualité, aveugle."),
        ChecklistItem.Of("6", "Study design", "Type d'étude", "Selection of cases, period, end of follow-up, median follow-up.", "Sélection des cas, période, fin du suivi, suivi médian.", ReportTopic.Selection, ReportTopic.Period, ReportTopic.Profile, ReportTopic.FollowUp, ReportTopic.EndpointDefinitions),
        ChecklistItem.Of("7", "Study design", "Type d'étude", "All clinical endpoints defined.", "Tous les critères de jugement définis.", ReportTopic.EndpointDefinitions),
        ChecklistItem.Of("8", "Study design", "Type d'étude", "All candidate variables listed.", "Toutes les variables candidates listées.", ReportTopic.Characteristics, ReportTopic.Models),
        ChecklistItem.Of("9", "Study design", "Type d'étude", "Rationale for the sample size.", "Justification de la taille."),
        ChecklistItem.Of("10", "Statistical analysis", "Analyse statistique", "All methods: selection of variables, verified assumptions, missing data.", "Toutes les méthodes : sélection des variables, hypothèses vérifiées, données manquantes.", ReportTopic.Methods, ReportTopic.Checks, ReportTopic.DataQuality) with { Rest = new LocalText("how variables were selected", "sélection des variables") },
        ChecklistItem.Of("11", "Statistical analysis", "Analyse statistique", "How values of the marker were handled; cut-points.", "Traitement des valeurs du marqueur ; seuils.", ReportTopic.DescriptionMethods, ReportTopic.Characteristics) with { Rest = new LocalText("why these cut-points", "choix des seuils") },
        ChecklistItem.Of("12", "Data", "Données", "Flow of patients, numbers at each stage and events.", "Flux des patients, nombres à chaque étape et événements.", ReportTopic.Profile, ReportTopic.Survival),
        ChecklistItem.Of("13", "Data", "Données", "Distributions of the variables, with missing values.", "Distributions des variables, avec valeurs manquantes.", ReportTopic.Characteristics, ReportTopic.DataQuality),
        ChecklistItem.Of("14", "Analysis", "Analyse", "Relation of the marker to standard prognostic variables.", "Relation du marqueur aux variables pronostiques usuelles.", ReportTopic.Characteristics),
        ChecklistItem.Of("15", "Analysis", "Analyse", "Univariable effects with intervals; Kaplan-Meier curves.", "Effets univariés avec intervalles ; courbes de Kaplan-Meier.", ReportTopic.Models, ReportTopic.Survival),
        ChecklistItem.Of("16", "Analysis", "Analyse", "Multivariable effects with intervals.", "Effets multivariés avec intervalles.", ReportTopic.Models, ReportTopic.Exposure),
        ChecklistItem.Of("17", "Analysis", "Analyse", "Effects of the marker beside standard variables, significant or not.", "Effets du marqueur à côté des variables usuelles, significatifs ou non.", ReportTopic.Models),
        ChecklistItem.Of("18", "Analysis", "Analyse", "Further investigations: assumptions, sensitivity, validation.", "Analyses complémentaires : hypothèses, sensibilité, validation.", ReportTopic.Checks, ReportTopic.Sensitivity),
        ChecklistItem.Of("19", "Discussion", "Discussion", "Interpretation with other studies and limitations.", "Interprétation avec les autres études et les limites.", ReportTopic.OtherStudies) with { Rest = new LocalText("interpretation and limitations", "interprétation et limites") },
        ChecklistItem.Of("20", "Discussion", "Discussion", "Implications for research and for care.", "Implications pour la recherche et pour les soins."),
    ];
}
