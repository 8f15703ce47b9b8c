namespace Oncology.Cohort;

/// <summary>How the oligometastatic disease presented itself.</summary>
public enum PresentationClass
{
    /// <summary>Synchronous (de novo): with the primary tumour or within six months.</summary>
    Synchronous,

    /// <summary>Oligorecurrent: later, with a controlled primary tumour.</summary>
    Oligorecurrent,

    /// <summary>Later, with an uncontrolled primary tumour: not eligible for the Toulouse study.</summary>
    MetachronousUncontrolled,
}
