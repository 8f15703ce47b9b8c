using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>The items of STROBE for cohort studies.</summary>
internal static class StrobeItems
{
    public static ImmutableArray<ChecklistItem> All { get; } =
    [
        ChecklistItem.Of("1", "Title and abstract", "Titre et résumé", "The design in the title or abstract; a balanced summary.", "Le type d'étude dans le titre ou le résumé ; un résumé équilibré.", ReportTopic.Opening),
        ChecklistItem.Of("2", "Background", "Contexte", "Scientific background and rationale.", "Contexte scientifique et justification."),
        ChecklistItem.Of("3", "Objectives", "Objectifs", "Specific objectives and hypotheses.", "Objectifs précis et hypothèses."),
        ChecklistItem.Of("4", "Study design", "Type d'étude", "Key elements of the design.", "Éléments clés du type d'étude.", ReportTopic.Opening, ReportTopic.Selection),
        ChecklistItem.Of("5", "Setting", "Cadre", "Places and dates: recruitment, exposure, follow-up.", "Lieux et dates : recrutement, exposition, suivi.", ReportTopic.Period, ReportTopic.FollowUp, ReportTopic.EndpointDefinitions) with { Rest = new LocalText("places", "lieux") },
        ChecklistItem.Of("6", "Participants", "Participants", "Eligibility criteria, sources, methods of selection and follow-up.", "Critères d'éligibilité, sources, méthodes de sélection et de suivi.", ReportTopic.Profile, ReportTopic.Selection) with { Rest = new LocalText("methods of follow-up", "méthodes de suivi") },
        ChecklistItem.Of("7", "Variables", "Variables", "Outcomes, exposures, confounders and effect modifiers defined.", "Critères, expositions, facteurs de confusion et modificateurs d'effet définis.", ReportTopic.EndpointDefinitions, ReportTopic.ModelMethods, ReportTopic.Characteristics),
        ChecklistItem.Of("8", "Data sources", "Sources des données", "Source and measurement of each variable.", "Source et mesure de chaque variable.", ReportTopic.Provenance, ReportTopic.DataQuality) with { Rest = new LocalText("how each variable was measured", "mesure de chaque variable") },
        ChecklistItem.Of("9", "Bias", "Biais", "Efforts against potential sources of bias.", "Efforts contre les sources de biais.", ReportTopic.ModelMethods, ReportTopic.Sensitivity, ReportTopic.Exposure),
        ChecklistItem.Of("10", "Study size", "Taille de l'étude", "How the study size was arrived at.", "Comment la taille a été atteinte."),
        ChecklistItem.Of("11", "Quantitative variables", "Variables quantitatives", "How numbers were handled, and groupings chosen.", "Traitement des nombres et choix des classes.", ReportTopic.DescriptionMethods, ReportTopic.Characteristics) with { Rest = new LocalText("why these groupings", "choix des classes") },
        ChecklistItem.Of("12a", "Statistical methods", "Méthodes statistiques", "All methods, with control of confounding.", "Toutes les méthodes, avec le contrôle de la confusion.", ReportTopic.Methods),
        ChecklistItem.Of("12b", "Statistical methods", "Méthodes statistiques", "Subgroups and interactions.", "Sous-groupes et interactions.", ReportTopic.Subgroups),
        ChecklistItem.Of("12c", "Statistical methods", "Méthodes statistiques", "How missing data were addressed.", "Traitement des données manquantes.", ReportTopic.MissingData, ReportTopic.DataQuality),
        ChecklistItem.Of("12d", "Statistical methods", "Méthodes statistiques", "How loss to follow-up was addressed.", "Traitement des perdus de vue.", ReportTopic.EndpointDefinitions, ReportTopic.FollowUp),
        ChecklistItem.Of("12e", "Statistical methods", "Méthodes statistiques", "Sensitivity analyses.", "Analyses de sensibilité.", ReportTopic.Sensitivity),
        ChecklistItem.Of("13", "Participants", "Participants", "Numbers at each stage, reasons for leaving, a flow diagram.", "Nombres à chaque étape, raisons des sorties, diagramme de flux.", ReportTopic.Profile),
        ChecklistItem.Of("14a", "Descriptive data", "Données descriptives", "Characteristics of participants, exposures and confounders.", "Caractéristiques des participants, expositions et facteurs de confusion.", ReportTopic.Characteristics),
        ChecklistItem.Of("14b", "Descriptive data", "Données descriptives", "Number with missing data, by variable.", "Nombre de données manquantes, par variable.", ReportTopic.DataQuality, ReportTopic.Characteristics),
        ChecklistItem.Of("14c", "Descriptive data", "Données descriptives", "Follow-up time.", "Durée du suivi.", ReportTopic.FollowUp),
        ChecklistItem.Of("15", "Outcome data", "Critères de jugement", "Numbers of events over time.", "Nombres d'événements dans le temps.", ReportTopic.Survival, ReportTopic.CompetingRisks),
        ChecklistItem.Of("16a", "Main results", "Résultats principaux", "Unadjusted and adjusted estimates with intervals; the confounders adjusted for.", "Estimations brutes et ajustées avec intervalles ; facteurs d'ajustement.", ReportTopic.Models, ReportTopic.Exposure),
        ChecklistItem.Of("16b", "Main results", "Résultats principaux", "Boundaries of categories.", "Bornes des catégories.", ReportTopic.Characteristics, ReportTopic.Models),
        ChecklistItem.Of("16c", "Main results", "Résultats principaux", "Relative risks as absolute risks over a meaningful time.", "Risques relatifs traduits en risques absolus sur une durée utile.", ReportTopic.Survival),
        ChecklistItem.Of("17", "Other analyses", "Autres analyses", "Subgroups, interactions, sensitivity analyses.", "Sous-groupes, interactions, analyses de sensibilité.", ReportTopic.Subgroups, ReportTopic.Sensitivity, ReportTopic.CompetingRisks, ReportTopic.Checks),
        ChecklistItem.Of("18", "Key results", "Résultats clés", "Key results with reference to the objectives.", "Résultats clés au regard des objectifs."),
        ChecklistItem.Of("19", "Limitations", "Limites", "Limitations, bias and imprecision, with direction and size.", "Limites, biais et imprécision, avec leur sens et leur taille."),
        ChecklistItem.Of("20", "Interpretation", "Interprétation", "A cautious interpretation with regard to other evidence.", "Interprétation prudente au regard des autres études.", ReportTopic.OtherStudies) with { Rest = new LocalText("interpretation", "interprétation") },
        ChecklistItem.Of("21", "Generalisability", "Généralisation", "External validity.", "Validité externe."),
        ChecklistItem.Of("22", "Funding", "Financement", "Source of funding and role of the funders.", "Source du financement et rôle des financeurs."),
    ];
}
