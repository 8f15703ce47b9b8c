namespace Oncology.Cohort;

/// <summary>The nine states of the ESTRO-EORTC classification of oligometastatic disease (D17).</summary>
public enum OligometastaticClass
{
    /// <summary>De novo, up to six months after the primary tumour.</summary>
    Synchronous,

    /// <summary>De novo, later than six months, without active systemic treatment.</summary>
    MetachronousOligorecurrence,

    /// <summary>De novo, later than six months, progressing under active systemic treatment.</summary>
    MetachronousOligoprogression,

    /// <summary>Oligometastatic before, without active systemic treatment.</summary>
    RepeatOligorecurrence,

    /// <summary>Oligometastatic before, progressing under active systemic treatment.</summary>
    RepeatOligoprogression,

    /// <summary>Oligometastatic before, not progressing under active systemic treatment.</summary>
    RepeatOligopersistence,

    /// <summary>Polymetastatic before, without active systemic treatment.</summary>
    InducedOligorecurrence,

    /// <summary>Polymetastatic before, progressing under active systemic treatment.</summary>
    InducedOligoprogression,

    /// <summary>Polymetastatic before, not progressing under active systemic treatment.</summary>
    InducedOligopersistence,
}
