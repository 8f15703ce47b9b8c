namespace Oncology.Cohort;

/// <summary>To which side exactly six months belong (D5).</summary>
public enum SixMonthBoundary
{
    /// <summary>Synchronous: oligorecurrence is more than six months.</summary>
    Exclusive,

    /// <summary>Oligorecurrent: at least six months.</summary>
    Inclusive,
}
