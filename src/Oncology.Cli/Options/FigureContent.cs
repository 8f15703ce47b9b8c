namespace Oncology.Cli;

/// <summary>What the figure of a command holds, which decides its options.</summary>
internal enum FigureContent
{
    /// <summary>No axis of time.</summary>
    Other,

    /// <summary>An axis of time without curves.</summary>
    Times,

    /// <summary>Curves of cumulative incidence.</summary>
    Incidence,

    /// <summary>Survival curves.</summary>
    Survival,
}
