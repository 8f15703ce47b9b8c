namespace Oncology.Cohort;

/// <summary>Where a progression took place.</summary>
public enum RelapsePattern : byte
{
    /// <summary>At a treated site.</summary>
    TreatedSite,

    /// <summary>Elsewhere in an organ already involved.</summary>
    SameOrgan,

    /// <summary>In a new organ.</summary>
    NewOrgan,

    /// <summary>In several places.</summary>
    Multiple,
}
