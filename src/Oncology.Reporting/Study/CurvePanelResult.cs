using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One panel of a Kaplan-Meier figure: the curves of its groups with test and hazard ratio.</summary>
internal sealed record CurvePanelResult(
    StudyContext Study, PanelSpec Spec, StudyEndpoint Endpoint, SurvivalData Data, StudyVariable? Groups, ImmutableArray<(int Level, KaplanMeier Curve)> Curves, double? PValue, string TestName, Estimate? HazardRatio)
{
    private const string LogRankName = "Log-rank";

    public static CurvePanelResult Run(StudyContext study, PanelSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        study.Log.Use(StudyMethod.KaplanMeier);
        SurvivalData data;
        StudyVariable? groups;
        if (spec.Weights is TreatmentEstimand estimand)
        {
            return Weighted(study, spec, endpoint, estimand);
        }

        if (spec.SimonMakuch)
        {
            (data, groups) = Episodes(study, endpoint);
        }
        else if (spec.Landmark is double landmark)
        {
            LandmarkSample sample = LandmarkSample.Select(study, endpoint, landmark);
            (data, groups) = (sample.Data, sample.Exposed);
        }
        else
        {
            StudyVariable? by = spec.By is string name ? study.Patients.Variables[name] : null;
            int[] rows = [.. endpoint.Rows.Where(row => by?.IsMissing(row) != true)];
            (data, groups) = (endpoint.ToSurvivalData(rows), by?.Subset(rows));
        }

        if (groups is null)
        {
            return new CurvePanelResult(study, spec, endpoint, data, null, [(0, KaplanMeier.Fit(data, study.Conventions.KaplanMeier))], null, LogRankName, null);
        }

        Factor factor = groups.ToFactor(Language.English);
        ImmutableArray<(int, KaplanMeier)> curves =
            [.. KaplanMeier.FitBy(data, factor, study.Conventions.KaplanMeier).Select(curve => (groups.LevelOf(curve.Label!), curve))];
        if (curves.Length > Palette.Count)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(spec.Path, new LocalText(
                $"a figure holds at most {Palette.Count} curves; '{groups.Name}' has {curves.Length} groups", $"une figure tient au plus {Palette.Count} courbes ; « {groups.Name} » a {curves.Length} groupes"))]);
        }

        if (curves.Length > 1)
        {
            study.Log.Use(spec.SimonMakuch ? StudyMethod.MantelByar : StudyMethod.LogRank);
        }

        double? p = curves.Length > 1 ? LogRankTest.Run(data, factor, study.Conventions.LogRank).Test.PValue : null;
        Estimate? ratio = curves.Length == 2 ? StudyModels.TwoGroups(study, data, groups, Label(study, spec, endpoint, groups)) : null;
        return new CurvePanelResult(study, spec, endpoint, data, groups, curves, p, spec.SimonMakuch ? "Mantel-Byar" : LogRankName, ratio);
    }

    private static LocalText Label(StudyContext study, PanelSpec spec, StudyEndpoint endpoint, StudyVariable groups)
    {
        if (spec.SimonMakuch)
        {
            return StudyModels.Of(endpoint, new LocalText($"{groups.Label.English}, Simon-Makuch", $"{groups.Label.French}, Simon-Makuch"));
        }

        return spec.Landmark is double landmark ? StudyModels.AtLandmark(study, endpoint, groups.Label, landmark) : StudyModels.Of(endpoint, groups.Label);
    }

    // Patients move to the exposed risk set when their exposure begins; the log-rank test of these rows is the Mantel-Byar test.
    private static (SurvivalData, StudyVariable) Episodes(StudyContext study, StudyEndpoint endpoint)
    {
        StudyExposure exposure = study.Patients.Exposure!;
        study.Log.Use(StudyMethod.SimonMakuch);
        int[] rows = endpoint.Rows;
        Episodes episodes = SimonMakuch.Fit(endpoint.ToSurvivalData(rows), [.. rows.Select(row => exposure.Days[row])], study.Conventions.KaplanMeier).Episodes;
        int[] codes = [.. episodes.Exposed.Select(exposed => exposed > 0 ? 1 : 0)];
        return (episodes.Data, StudyVariable.Category(exposure.Spec.Name, exposure.Spec.Label, [exposure.Spec.No, exposure.Spec.Yes], codes));
    }

    private static CurvePanelResult Weighted(StudyContext study, PanelSpec spec, StudyEndpoint endpoint, TreatmentEstimand estimand)
    {
        study.Log.Use(StudyMethod.KaplanMeier);
        PropensitySample sample = PropensitySample.Select(study, endpoint, spec.Path);
        SurvivalData data = sample.Weighted(estimand);
        Factor factor = sample.Exposed.ToFactor(Language.English);
        ImmutableArray<(int, KaplanMeier)> curves =
            [.. KaplanMeier.FitBy(data, factor, sample.CurveOptions(estimand)).Select(curve => (sample.Exposed.LevelOf(curve.Label!), curve))];
        CoxCoefficient coefficient = sample.HazardRatio(estimand);
        return new CurvePanelResult(study, spec, endpoint, data, sample.Exposed, curves, coefficient.PValue, "Wald", StudyModels.Ratio(coefficient));
    }

    // Weights belong to the landmark of the study's propensity score.
    private double? Landmark => Spec.Weights is null ? Spec.Landmark : Study.Spec.Propensity!.Landmark;

    public Figure Draw(Language language, string? letter, int? pDecimals)
    {
        NumberStyle numbers = Study.Numbers(language);
        ImmutableArray<KaplanMeier> curves = Groups is null ? [Curves[0].Curve] : KaplanMeier.FitBy(Data, Groups.ToFactor(language), Curves[0].Curve.Options);
        return KaplanMeierFigure.Create(curves, Spec.Look.Apply(new KaplanMeierFigureOptions
        {
            Language = language,
            Numbers = pDecimals is int decimals ? numbers with { PValueDecimals = decimals, PValueDigits = PValueDigits.Fixed } : numbers,
            Title = Spec.Title?.In(language),
            PanelLetter = letter,
            OutcomeLabel = Endpoint.Label.In(language),
            GroupLabel = Groups?.Label.In(language),
            AxisUnit = Study.Spec.Unit,
            MaxTime = Spec.MaxTime,
            // Where the clock starts anew, the landmark is the origin itself, and the axis says so.
            TimeLabel = Landmark is > 0 && Study.Spec.Landmarks.Restarts ? StudyWords.SinceLandmark.In(language) : null,
            LandmarkTime = Landmark is double landmark and > 0 && !Study.Spec.Landmarks.Restarts ? landmark : null,
            SurvivalTimes = Spec.Times,
            HazardRatios = HazardRatio is Estimate ratio ? [new GroupHazardRatio(curves[1].Label!, ratio)] : [],
            PValue = PValue,
            TestName = PValue is null ? null : TestName,
            ConfidenceLevel = Study.Conventions.Cox.ConfidenceLevel,
            IsSynthetic = Study.Spec.IsSynthetic,
        }));
    }

    /// <summary>Every point of the curves, times in the unit of the study.</summary>
    public ResultTable CurveTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", TableWords.Group.In(language), IsText: true), new("time", StudyWords.FollowUpTime.In(language)), new("at_risk", StudyWords.AtRisk.In(language)),
            new("events", TableWords.Events.In(language)), new("censored", StudyWords.Censored.In(language)), new("survival", "S(t)"), new("std_error", StudyWords.StandardError.In(language)),
        ];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach ((int level, KaplanMeier curve) in Curves)
        {
            for (int i = 0; i < curve.Time.Length; i++)
            {
                rows.Add(new TableRow(
                [
                    new Cell.Text(Label(level, language)),
                    new Cell.Number(curve.Time[i] / Study.DaysPerUnit, NumberKind.Time),
                    new Cell.Number(curve.AtRisk[i], NumberKind.Count),
                    new Cell.Number(curve.Events[i], NumberKind.Count),
                    new Cell.Number(curve.Censored[i], NumberKind.Count),
                    new Cell.WithInterval(curve.Survival[i], new Interval(curve.Lower[i], curve.Upper[i]), NumberKind.Percent),
                    new Cell.Number(curve.StandardError[i], NumberKind.Coefficient),
                ]));
            }
        }

        return new ResultTable(Endpoint.Label.In(language), columns, rows.ToImmutable(), language);
    }

    /// <summary>The panel: events, patients, medians, S(t), hazard ratio and p.</summary>
    public ResultTable PanelTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", TableWords.Group.In(language), IsText: true), new("n", Study.Say(TableWords.Patients, language)), new("events", TableWords.Events.In(language)), new("median", TableWords.Median.In(language)),
            .. Spec.Times.Select(time => new TableColumn($"survival_{StudyTime.Text(time, Language.English)}", $"S({StudyTime.Text(time, language)})")),
            new("hazard_ratio", "HR"), new("p", "p"),
        ];
        return new ResultTable(Endpoint.Label.In(language), columns, [.. Curves.Select((curve, i) => PanelRow(curve.Level, curve.Curve, i, language))], language);
    }

    private TableRow PanelRow(int level, KaplanMeier curve, int index, Language language) => new(
    [
        new Cell.Text(Label(level, language)),
        new Cell.Number(curve.Count, NumberKind.Count),
        new Cell.Number(curve.EventCount, NumberKind.Count),
        TableFormat.Quantile(curve.Median, Study.DaysPerUnit),
        .. Spec.Times.Select(time => curve.At(time * Study.DaysPerUnit).Survival).Select(s => new Cell.WithInterval(s.Value, s.Interval, NumberKind.Percent)),
        index == 1 && HazardRatio is Estimate ratio ? new Cell.WithInterval(ratio.Value, ratio.Interval, NumberKind.Ratio) : Cell.Empty,
        index == 0 && PValue is double p ? new Cell.Number(p, NumberKind.PValue) : Cell.Empty,
    ]);

    private string Label(int level, Language language) => Study.Say(Groups is null ? StudyWords.AllPatients : Groups.Levels[level], language);
}
