using System.Collections.Immutable;
using Oncology.Cohort;

namespace Oncology.Reporting;

/// <summary>A study that was run: its tables and figures, finished in every language of the study.</summary>
/// <remarks>Everything is computed once, in <see cref="Run(StudySpec)"/>; writing only writes. Equal input gives equal bytes.</remarks>
public sealed class StudyRun
{
    private StudyRun(StudySpec spec, int patients, ImmutableArray<StudyChapter> chapters, StudyInput input)
    {
        Spec = spec;
        PatientCount = patients;
        Chapters = chapters;
        Inputs = [spec.File, .. input.Files];
        Remarks = input.Remarks;
        Corrections = input.Corrections;
    }

    /// <summary>The study file.</summary>
    public StudySpec Spec { get; }

    /// <summary>Patients of the study.</summary>
    public int PatientCount { get; }

    /// <summary>Chapters with their tables and figures, in the order of the report.</summary>
    public ImmutableArray<StudyChapter> Chapters { get; }

    /// <summary>Files that were read: the study file and its data.</summary>
    public ImmutableArray<InputFile> Inputs { get; }

    /// <summary>Warnings about the data; errors stop the run instead.</summary>
    public ImmutableArray<StudyProblem> Remarks { get; }

    /// <summary>Corrections that were laid over cells of the cohort; they are listed in the report. The files are never changed.</summary>
    public ImmutableArray<AppliedCorrection> Corrections { get; }

    /// <summary>Reads a study file and runs it.</summary>
    /// <param name="path">The study file.</param>
    /// <inheritdoc cref="Run(StudySpec)" path="/exception"/>
    public static StudyRun Run(string path) => Run(StudySpec.Read(path));

    /// <summary>Runs a study: reads and checks its data, then makes every table and figure.</summary>
    /// <param name="spec">The study.</param>
    /// <exception cref="IOException">A data file cannot be read.</exception>
    /// <exception cref="StudyException">The study file names what the data do not have, or the data hold errors: all are listed.</exception>
    /// <exception cref="Survival.ModelException">A model cannot be fitted: no event, one group, collinear terms.</exception>
    public static StudyRun Run(StudySpec spec) => Run(spec, []);

    /// <summary>Runs a study on a cohort with corrections laid over its cells.</summary>
    /// <param name="spec">The study.</param>
    /// <param name="corrections">The corrections, see <see cref="PatchFile"/>.</param>
    /// <exception cref="IOException">A data file cannot be read.</exception>
    /// <exception cref="StudyException">As without corrections; or there are corrections and the study reads tables, not a cohort.</exception>
    /// <exception cref="Survival.ModelException">A model cannot be fitted: no event, one group, collinear terms.</exception>
    public static StudyRun Run(StudySpec spec, ImmutableArray<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(spec);
        StudyInput input = StudyInput.Read(spec, corrections);
        Dictionary<string, RegressionTable> regressions = new(StringComparer.Ordinal);
        var chapters = ImmutableArray.CreateBuilder<StudyChapter>();
        foreach (ChapterSpec chapter in spec.Chapters)
        {
            chapters.Add(new StudyChapter(chapter.Title, chapter.Text, [.. chapter.Results.Select(result => One(input.Context, result, regressions))]));
        }

        return new StudyRun(spec, input.Context.Patients.Count, chapters.ToImmutable(), input);
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
