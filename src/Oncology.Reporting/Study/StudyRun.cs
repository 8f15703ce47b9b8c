using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A study that was run: its tables and figures, finished in every language of the study.</summary>
/// <remarks>Everything is computed once, in <see cref="Run(StudySpec, StudyRunOptions)"/>; writing only writes. Equal input gives equal bytes.</remarks>
public sealed class StudyRun
{
    private readonly StudyInput _input;

    private StudyRun(StudySpec spec, StudyRunOptions options, StudyInput input, ImmutableArray<StudyChapter> chapters)
    {
        Spec = spec;
        Options = options;
        _input = input;
        Chapters = chapters;
    }

    /// <summary>The study file.</summary>
    public StudySpec Spec { get; }

    /// <summary>The options it was made with.</summary>
    public StudyRunOptions Options { get; }

    /// <summary>Whose rules the numbers of tables follow.</summary>
    public HouseStyle Style => _input.Context.Style;

    /// <summary>Patients of the study.</summary>
    public int PatientCount => _input.Context.Patients.Count;

    /// <summary>Chapters with their tables and figures, in the order of the report.</summary>
    public ImmutableArray<StudyChapter> Chapters { get; }

    /// <summary>Files that were read: the study file and its data.</summary>
    public ImmutableArray<InputFile> Inputs => [Spec.File, .. _input.Files];

    /// <summary>Warnings about the data; errors stop the run instead.</summary>
    public ImmutableArray<StudyProblem> Remarks => _input.Remarks;

    /// <summary>Patients, conventions, and what the run used.</summary>
    internal StudyContext Context => _input.Context;

    /// <summary>Findings of the import and of the rules; empty for a study of tables.</summary>
    internal ImmutableArray<Finding> Findings => _input.Findings;

    /// <summary>Corrections that were laid over cells of the cohort; they are listed in the report. The files are never changed.</summary>
    public ImmutableArray<AppliedCorrection> Corrections => _input.Corrections;

    /// <summary>Reads a study file and runs it.</summary>
    /// <param name="path">The study file.</param>
    /// <param name="options">How; null for what the study file says.</param>
    /// <inheritdoc cref="Run(StudySpec, StudyRunOptions)" path="/exception"/>
    public static StudyRun Run(string path, StudyRunOptions? options = null) => Run(StudySpec.Read(path), options);

    /// <summary>Runs a study: reads and checks its data, then makes every table and figure.</summary>
    /// <param name="spec">The study.</param>
    /// <param name="options">How; null for what the study file says.</param>
    /// <exception cref="IOException">A data file cannot be read.</exception>
    /// <exception cref="StudyException">The study file names what the data do not have, the data hold errors, or there are corrections for a study of tables: all are listed.</exception>
    /// <exception cref="Survival.ModelException">A model cannot be fitted: no event, one group, collinear terms.</exception>
    /// <exception cref="OperationCanceledException"><see cref="StudyRunOptions.Cancellation"/> asked for it.</exception>
    public static StudyRun Run(StudySpec spec, StudyRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        options ??= new StudyRunOptions();
        options.Cancellation.ThrowIfCancellationRequested();
        StudyInput input = StudyInput.Read(spec, options.Corrections);
        input = input with { Context = input.Context with { Style = options.Style ?? spec.Style } };
        int total = spec.Chapters.Sum(chapter => chapter.Results.Length);
        int done = 0;
        Dictionary<string, RegressionTable> regressions = new(StringComparer.Ordinal);
        var chapters = ImmutableArray.CreateBuilder<StudyChapter>();
        foreach (ChapterSpec chapter in spec.Chapters)
        {
            chapters.Add(new StudyChapter(chapter.Title, chapter.Text, [.. chapter.Results.Select(Next)]));
        }

        return new StudyRun(spec, options, input, chapters.ToImmutable());

        StudyItem Next(ResultSpec result)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new StudyProgress(StudyStep.Compute, result.Head.Name, done++, total));
            input.Context.Log.Item = result.Head.Name;
            StudyItem item = One(input.Context, result, regressions);
            item.Topic = ReportTopics.Of(result);
            return item;
        }
    }

    /// <summary>The table or figure of a name.</summary>
    /// <param name="name">Name in the study file.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public StudyItem Item(string name) =>
        Chapters.SelectMany(chapter => chapter.Items).FirstOrDefault(item => item.Name == name)
        ?? throw new ArgumentException($"The study has no table or figure '{name}'.", nameof(name));

    private static StudyItem One(StudyContext study, ResultSpec result, Dictionary<string, RegressionTable> regressions) => result switch
    {
        CharacteristicsSpec spec => CharacteristicsRun.Run(study, spec),
        SurvivalSpec spec => CurvesRun.Survival(study, spec),
        FollowUpSpec spec => CurvesRun.FollowUp(study, spec),
        CurvesSpec spec => CurvesRun.Curves(study, spec),
        SimonMakuchSpec spec => ExposureFigures.SimonMakuchCurves(study, spec),
        LandmarkSweepSpec spec => ExposureFigures.Sweep(study, spec),
        LogRankSpec spec => CurvesRun.LogRank(study, spec),
        CoxSpec spec => CoxRun.Run(study, spec),
        ExposureComparisonSpec spec => ExposureRun.Run(study, spec),
        RegressionSpec spec => RegressionRun.Run(study, spec, regressions),
        ForestSpec spec => RegressionRun.Forest(study, spec, regressions),
        FlowSpec spec => FlowRun.Run(study, spec),
        PeriodSpec spec => PeriodRun.Run(study, spec),
        BalanceSpec spec => PropensityRun.Balance(study, spec),
        WeightedSpec spec => PropensityRun.Weighted(study, spec),
        ImmortalTimeSpec spec => SensitivityRun.ImmortalTime(study, spec),
        EValueSpec spec => SensitivityRun.EValues(study, spec, regressions),
        LeaveOneOutSpec spec => SensitivityRun.LeaveOneOut(study, spec),
        IncidenceSpec spec => IncidenceRun.Run(study, spec),
        OtherStudiesSpec spec => OtherStudiesRun.Run(study, spec),
        IncidenceCurvesSpec spec => CurveFigures.Incidence(study, spec),
        HazardSpec spec => CurveFigures.Hazard(study, spec),
        SchoenfeldSpec spec => ModelFigures.Schoenfeld(study, spec),
        LovePlotSpec spec => ModelFigures.LovePlot(study, spec),
        SubgroupsSpec spec => ModelFigures.Subgroups(study, spec),
        SwimmerSpec spec => CohortFigures.Swimmer(study, spec),
        WaterfallSpec spec => CohortFigures.Waterfall(study, spec),
        SitesSpec spec => CohortFigures.Sites(study, spec),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown kind of result."),
    };
}
