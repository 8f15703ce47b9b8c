using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes Kaplan-Meier figures, tables of survival and of follow-up, and tables of log-rank tests.</summary>
internal static class CurvesRun
{
    public static StudyItem Survival(StudyContext study, SurvivalSpec spec)
    {
        var rows = ImmutableArray.CreateBuilder<(LocalText, LocalText, KaplanMeier)>();
        foreach (string name in spec.Endpoints)
        {
            StudyEndpoint endpoint = study.Patients.Endpoints[name];
            foreach ((LocalText group, int[] members) in Groups(study, endpoint, spec.By))
            {
                rows.Add((endpoint.Label, group, KaplanMeier.Fit(endpoint.ToSurvivalData(members), study.Conventions.KaplanMeier)));
            }
        }

        study.Log.Use(StudyMethod.KaplanMeier);
        return study.Table(spec.Head, SurvivalTable.Create(spec.Head.Title, rows.ToImmutable(), spec.Times, study.Spec.Unit).ToTable);
    }

    public static StudyItem FollowUp(StudyContext study, FollowUpSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        ImmutableArray<(LocalText, KaplanMeier)> rows =
            [.. Groups(study, endpoint, spec.By).Select(group => (group.Label, MedianFollowUp.Fit(endpoint.ToSurvivalData(group.Rows), study.Conventions.KaplanMeier)))];
        study.Log.Use(StudyMethod.ReverseKaplanMeier);
        return study.Table(spec.Head, FollowUpTable.Create(spec.Head.Title, rows, study.Spec.Unit).ToTable);
    }

    public static StudyItem LogRank(StudyContext study, LogRankSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        ImmutableArray<(StudyVariable, LogRankTest)> tests =
            [.. spec.By.Select(name => study.Patients.Variables[name]).Select(variable => (variable, Test(study, endpoint, variable)))];
        return study.Table(spec.Head, language => LogRankTable.Create(spec.Head.Title, endpoint, tests, language));
    }

    public static StudyItem Curves(StudyContext study, CurvesSpec spec)
    {
        ImmutableArray<CurvePanelResult> panels = [.. spec.Panels.Select(panel => CurvePanelResult.Run(study, panel))];
        bool isOne = panels.Length == 1;
        return study.Figure(
            spec.Head,
            language =>
            {
                Figure[] drawn = [.. panels.Select((panel, i) => panel.Draw(language, isOne ? null : Letter(i), spec.PDecimals))];
                return isOne ? drawn[0] : Figure.SideBySide(spec.Head.Title.In(language), drawn);
            },
            Numbers);

        ImmutableArray<(string, ResultTable)> Numbers(Language language) =>
        [
            .. panels.SelectMany((panel, i) => new[]
            {
                (isOne ? $"{spec.Head.Name}-curve" : $"{spec.Head.Name}{Letter(i)}-curve", panel.CurveTable(language)),
                (isOne ? $"{spec.Head.Name}-panel" : $"{spec.Head.Name}{Letter(i)}-panel", panel.PanelTable(language)),
            }),
        ];
    }

    public static LogRankTest Test(StudyContext study, StudyEndpoint endpoint, StudyVariable variable)
    {
        int[] rows = [.. endpoint.Rows.Where(row => !variable.IsMissing(row))];
        study.Log.Use(StudyMethod.LogRank);
        return LogRankTest.Run(endpoint.ToSurvivalData(rows), variable.Subset(rows).ToFactor(Language.English), study.Conventions.LogRank);
    }

    /// <summary>Everybody, then the levels of the variable that have a patient.</summary>
    private static IEnumerable<(LocalText Label, int[] Rows)> Groups(StudyContext study, StudyEndpoint endpoint, string? by)
    {
        yield return (StudyWords.AllPatients, endpoint.Rows);
        if (by is null)
        {
            yield break;
        }

        StudyVariable variable = study.Patients.Variables[by];
        for (int level = 0; level < variable.Levels.Length; level++)
        {
            int wanted = level;
            int[] rows = [.. endpoint.Rows.Where(row => variable.Codes[row] == wanted)];
            if (rows.Length > 0)
            {
                yield return (variable.Levels[level], rows);
            }
        }
    }

    private static string Letter(int panel) => ((char)('A' + panel)).ToString();
}
