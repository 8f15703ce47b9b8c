namespace Oncology.Reporting;

/// <summary>How cumulative incidences of several causes are drawn.</summary>
public enum IncidenceForm
{
    /// <summary>One line per cause, each from 0.</summary>
    Lines,

    /// <summary>Causes on top of each other: the space that is left is the probability of no event. For one group only.</summary>
    Stacked,
}
