using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the figures of single patients and of metastatic sites: swimmer plot, waterfall, bars of sites.</summary>
internal static class CohortFigures
{
    public static StudyItem Swimmer(StudyContext study, SwimmerSpec spec)
    {
        CohortSource cohort = Cohort(study, spec.Head);
        bool[] holds = spec.Among is ConditionSpec among ? study.Patients.Holds(among) : [.. Enumerable.Repeat(true, study.Patients.Count)];
        HashSet<string> wanted = [.. cohort.Patients.Histories.Where((_, row) => holds[row]).Select(history => history.PatientId)];
        EndpointTable survival = Endpoints.OverallSurvival.Derive(cohort.Patients, cohort.Conventions);
        return study.Figure(
            spec.Head,
            language => Draw(spec.Head, () => SwimmerFigure.Create(Lanes(language), new SwimmerFigureOptions
            {
                Language = language,
                Numbers = study.Numbers(language),
                AxisUnit = study.Spec.Unit,
                IsSynthetic = study.Spec.IsSynthetic,
            })),
            []);

        SwimmerLane[] Lanes(Language language) =>
            [.. SwimmerLanes.Of(survival, language).Where(lane => wanted.Contains(lane.Label)).Where((_, i) => i % spec.Every == 0)];
    }

    public static StudyItem Waterfall(StudyContext study, WaterfallSpec spec)
    {
        StudyVariable change = study.Patients.Variables[spec.Variable];
        StudyVariable? by = spec.By is string name ? study.Patients.Variables[name] : null;
        int[] rows = [.. Enumerable.Range(0, study.Patients.Count).Where(row => !change.IsMissing(row) && by?.IsMissing(row) != true)];
        return study.Figure(
            spec.Head,
            language => Draw(spec.Head, () => WaterfallFigure.Create(Bars(language), new WaterfallFigureOptions
            {
                Language = language,
                Numbers = study.Numbers(language),
                OutcomeLabel = change.Label.In(language),
                IsSynthetic = study.Spec.IsSynthetic,
            })),
            [($"{spec.Head.Name}-bars", Numbers(rows, change, by))]);

        WaterfallBar[] Bars(Language language) =>
            [.. rows.Select((row, i) => new WaterfallBar(FormattableString.Invariant($"{i + 1}"), change.Values[row], by?.Levels[by.Codes[row]].In(language)))];
    }

    public static StudyItem Sites(StudyContext study, SitesSpec spec)
    {
        CohortSource cohort = Cohort(study, spec.Head);
        StudyVariable? by = spec.By is string name ? study.Patients.Variables[name] : null;
        ImmutableArray<(LocalText Label, ImmutableArray<PatientHistory> Patients)> groups = by is null
            ? [(StudyWords.AllPatients, cohort.Patients.Histories)]
            : [.. by.Levels.Select((level, code) => (level, (ImmutableArray<PatientHistory>)[.. cohort.Patients.Histories.Where((_, row) => by.Codes[row] == code)]))];
        return study.Figure(
            spec.Head,
            language => Draw(spec.Head, () => SiteFigure.Create(Counts(language), [.. groups.Select(group => new SiteGroup(group.Label.In(language), group.Patients.Length))], new SiteFigureOptions
            {
                Language = language,
                Numbers = study.Numbers(language),
                IsSynthetic = study.Spec.IsSynthetic,
            })),
            [($"{spec.Head.Name}-counts", Numbers(Counts(Language.English), groups))]);

        ImmutableArray<SiteCount> Counts(Language language) =>
            SiteCounts.Of([.. groups.Select(group => (IReadOnlyList<PatientHistory>)group.Patients)], cohort.Conventions, language);
    }

    private static ResultTable Numbers(int[] rows, StudyVariable change, StudyVariable? by) => new(
        change.Label.English,
        [new("change", change.Label.English), new("group", by?.Label.English ?? "Group", IsText: true)],
        [
            .. rows.OrderByDescending(row => change.Values[row])
                .Select(row => new TableRow([new Cell.Number(change.Values[row], NumberKind.Measure), new Cell.Text(by?.Levels[by.Codes[row]].English ?? string.Empty)])),
        ],
        Language.English);

    private static ResultTable Numbers(ImmutableArray<SiteCount> counts, ImmutableArray<(LocalText Label, ImmutableArray<PatientHistory> Patients)> groups) => new(
        "Metastatic sites",
        [new("site", "Site", IsText: true), .. groups.Select((group, i) => new TableColumn(FormattableString.Invariant($"group_{i + 1}"), group.Label.English))],
        [.. counts.Select(site => new TableRow([new Cell.Text(site.Site), .. site.Counts.Select((count, i) => new Cell.OutOf(count, groups[i].Patients.Length))]))],
        Language.English);

    private static CohortSource Cohort(StudyContext study, ResultHead head) => study.Cohort ?? throw new StudyException(
        StudyFault.StudyFile, [new StudyProblem(head.Path, new LocalText("this figure needs a cohort, not a table", "cette figure demande une cohorte, pas une table"))]);

    // What the figure cannot hold is told with the place in the study file.
    private static Figure Draw(ResultHead head, Func<Figure> draw)
    {
        try
        {
            return draw();
        }
        catch (RequestException wrong)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(head.Path, new LocalText(wrong.MessageIn(Language.English), wrong.MessageIn(Language.French)))]);
        }
    }
}
