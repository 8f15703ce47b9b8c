namespace Oncology.Survival;

/// <summary>What is wrong with a start-stop row.</summary>
public enum EpisodeProblemKind
{
    /// <summary>The row does not stop after it starts.</summary>
    NoLength,

    /// <summary>The row starts before an earlier row of its subject has stopped: the subject would be at risk twice.</summary>
    Overlap,

    /// <summary>The row starts after the earlier rows of its subject have stopped: the subject is not under observation in between.</summary>
    Gap,

    /// <summary>An earlier row of its subject ended with the event, which can happen only once.</summary>
    AfterEvent,
}

/// <summary>A problem of one start-stop row.</summary>
/// <param name="Row">The row, counted from 0.</param>
/// <param name="Subject">Code of its subject.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="EarlierRow">The row of the same subject it clashes with; null for <see cref="EpisodeProblemKind.NoLength"/>.</param>
public readonly record struct EpisodeProblem(int Row, int Subject, EpisodeProblemKind Kind, int? EarlierRow);
