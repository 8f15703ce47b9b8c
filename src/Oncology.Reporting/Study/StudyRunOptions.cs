using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>How a study is run and written.</summary>
public sealed record StudyRunOptions
{
    /// <summary>Whose rules the numbers of tables follow; null takes what the study file says.</summary>
    public HouseStyle? Style { get; init; }

    /// <summary>Corrections that are laid over cells of the cohort, see <see cref="PatchFile"/>; the files are never changed.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>Moment of the run, for the provenance; null leaves it out, and equal input then gives equal bytes.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Told of every table and figure that is made, and of every file that is written; null for nobody.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Stops the run before its next table, figure or image, with an <see cref="OperationCanceledException"/>; no file is written then.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far a study is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Item">Name of the table, figure or file.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record StudyProgress(StudyStep Step, string Item, int Done, int Total);

/// <summary>Steps of a study.</summary>
public enum StudyStep
{
    /// <summary>A table or figure is computed.</summary>
    Compute,

    /// <summary>A figure is drawn as an image.</summary>
    Draw,
}
