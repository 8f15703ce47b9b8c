namespace Oncology.Reporting;

/// <summary>What a part of the report is about; items of the checklists name the topics that answer them.</summary>
internal enum ReportTopic
{
    /// <summary>The opening: title and summary.</summary>
    Opening,

    /// <summary>Data quality: findings, missing values.</summary>
    DataQuality,

    /// <summary>Study profile.</summary>
    Profile,

    /// <summary>Period of inclusion.</summary>
    Period,

    /// <summary>Characteristics by group.</summary>
    Characteristics,

    /// <summary>Median follow-up.</summary>
    FollowUp,

    /// <summary>Events, medians and S(t), and curves.</summary>
    Survival,

    /// <summary>Uni- and multivariable models, and their figures.</summary>
    Models,

    /// <summary>One exposure in several analyses.</summary>
    Exposure,

    /// <summary>Analyses that question the main one.</summary>
    Sensitivity,

    /// <summary>Effects in subgroups.</summary>
    Subgroups,

    /// <summary>Competing causes.</summary>
    CompetingRisks,

    /// <summary>Results of other studies.</summary>
    OtherStudies,

    /// <summary>Checks of the models.</summary>
    Checks,

    /// <summary>Statistical methods, as a whole.</summary>
    Methods,

    /// <summary>Methods: who was selected, by which definitions.</summary>
    Selection,

    /// <summary>Methods: endpoints, exposure, censoring.</summary>
    EndpointDefinitions,

    /// <summary>Methods: description, tests and curves.</summary>
    DescriptionMethods,

    /// <summary>Methods: models, exposure, bias.</summary>
    ModelMethods,

    /// <summary>Methods: missing values, levels, software.</summary>
    MissingData,

    /// <summary>Provenance.</summary>
    Provenance,
}

/// <summary>The topic of each kind of table and figure.</summary>
internal static class ReportTopics
{
    public static ReportTopic Of(ResultSpec result) => result switch
    {
        FlowSpec => ReportTopic.Profile,
        PeriodSpec => ReportTopic.Period,
        CharacteristicsSpec or SitesSpec => ReportTopic.Characteristics,
        FollowUpSpec => ReportTopic.FollowUp,
        SurvivalSpec or CurvesSpec { Panels: [{ Weights: null }, ..] } or LogRankSpec or HazardSpec or SwimmerSpec or WaterfallSpec => ReportTopic.Survival,
        CoxSpec or RegressionSpec or ForestSpec => ReportTopic.Models,
        ExposureComparisonSpec or SimonMakuchSpec => ReportTopic.Exposure,
        SchoenfeldSpec => ReportTopic.Checks,
        SubgroupsSpec => ReportTopic.Subgroups,
        IncidenceSpec or IncidenceCurvesSpec => ReportTopic.CompetingRisks,
        OtherStudiesSpec => ReportTopic.OtherStudies,
        _ => ReportTopic.Sensitivity,
    };
}
