namespace Oncology.Cohort;

/// <summary>Kind of an event row.</summary>
public enum EventType : byte
{
    /// <summary>Assessment of the disease.</summary>
    Assessment,

    /// <summary>Progression.</summary>
    Progression,

    /// <summary>Progression of a treated lesion inside the treated volume.</summary>
    LocalFailure,

    /// <summary>New metastasis; a progression.</summary>
    NewMetastasis,

    /// <summary>Second primary cancer; no progression.</summary>
    SecondPrimary,

    /// <summary>Adverse event; no progression.</summary>
    Toxicity,

    /// <summary>Visit.</summary>
    Visit,

    /// <summary>Death.</summary>
    Death,

    /// <summary>Loss to follow-up.</summary>
    Lost,
}
