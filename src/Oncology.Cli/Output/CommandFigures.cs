using System.Collections.Immutable;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The figures of the commands: results to the figure of their kind, labelled by the command line.</summary>
internal static class CommandFigures
{
    public static Figure KaplanMeier(FigureTarget target, KaplanMeierResult result, AnalysisRows rows, AnalysisConventions choices)
    {
        bool isCompared = rows.Group is not null && result.Curves.Length > 1 && !result.IsReverse && rows.Data.Cause.Any(cause => cause > 0);
        return Drawn(target.Session, () => KaplanMeierFigure.Create(result.Curves, Curves(target, result) with
        {
            GroupLabel = rows.Group?.Name,
            PValue = isCompared ? LogRankTest.Run(rows.Data, rows.Group!, choices.LogRank).Test.PValue : null,
            TestName = isCompared ? "Log-rank" : null,
        }));
    }

    public static Figure SimonMakuch(
        FigureTarget target, SimonMakuch curves, KaplanMeierResult result, SurvivalData data, ImmutableArray<double> exposure, AnalysisConventions choices)
    {
        bool isCompared = curves.Curves.Length == 2 && result.Curves.All(curve => curve.Options.StartTime is null) && data.Cause.Any(cause => cause > 0);
        return Drawn(target.Session, () => SimonMakuchFigure.Create(curves, new SimonMakuchFigureOptions
        {
            Curves = Curves(target, result) with
            {
                LandmarkTime = result.Curves[0].Options.StartTime is double start and > 0 ? start : null,
                PValue = isCompared ? MantelByarTest.Run(data, exposure.AsSpan(), choices.LogRank).Test.PValue : null,
                TestName = isCompared ? "Mantel-Byar" : null,
            },
        }));
    }

    public static Figure Incidence(FigureTarget target, IncidenceResult result)
    {
        string Label(int cause) => result.Curves[0].Causes[cause - 1].Label;
        return Drawn(target.Session, () => CumulativeIncidenceFigure.Create(result.Curves, new CumulativeIncidenceFigureOptions
        {
            Language = target.Session.Language,
            Title = target.Title,
            DataUnit = target.TimeUnit,
            AxisUnit = target.TimeUnit,
            Causes = [.. result.Causes.Select(Label)],
            IncidenceTimes = result.Times,
            ShowNumberAtRisk = target.Look.AtRisk,
            ShowCumulativeEvents = target.Look.Events,
            Scale = target.Look.Scale,
            PValues = [.. result.Tests.Select(test => new CausePValue(Label(test.Cause), test.Test.PValue))],
            IsSynthetic = target.IsSynthetic,
        }));
    }

    public static Figure Cox(FigureTarget target, CoxModel model) => Drawn(target.Session, () => ForestFigure.Create(model, Forest(target)));

    public static Figure Cox(FigureTarget target, FirthCoxModel model) => Drawn(target.Session, () => ForestFigure.Create(model, Forest(target)));

    public static Figure Sweep(FigureTarget target, LandmarkSweep sweep) => Drawn(target.Session, () => LandmarkSweepFigure.Create(sweep, new LandmarkSweepFigureOptions
    {
        Language = target.Session.Language,
        Title = target.Title,
        DataUnit = target.TimeUnit,
        AxisUnit = target.TimeUnit,
        IsSynthetic = target.IsSynthetic,
    }));

    /// <summary>A panel per landmark, time counted from it; hazard ratios where the model has no covariates.</summary>
    public static Figure Landmarks(FigureTarget target, ImmutableArray<LandmarkResult> results, LandmarkRequest request) => Drawn(target.Session, () =>
    {
        Session session = target.Session;
        Figure[] panels = [.. results.Select((result, i) =>
        {
            ImmutableArray<CoxCoefficient> coefficients = result.Cox?.Model.Coefficients ?? [];
            ImmutableArray<KaplanMeier> curves = request.ExposureTime is null
                ? result.Curves.Curves
                : Survival.KaplanMeier.FitBy(result.At.Data, InWords(result.At.Exposed, session), result.Curves.Curves[0].Options);
            string time = NumberStyle.For(session.Language).Format(result.At.Time, NumberKind.Measure);
            string unit = target.TimeUnit switch
            {
                TimeUnit.Days => session.Say("days", "jours"),
                TimeUnit.Years => session.Say("years", "ans"),
                _ => session.Say("months", "mois"),
            };
            return KaplanMeierFigure.Create(curves, Curves(target, result.Curves) with
            {
                Title = session.Say($"Landmark: {time} {unit}", $"Landmark : {time} {unit}"),
                PanelLetter = results.Length == 1 ? null : ((char)('A' + i)).ToString(),
                TimeLabel = session.Say("Time since the landmark", "Temps depuis le landmark"),
                PValue = result.LogRank?.Test.Test.PValue,
                TestName = "Log-rank",
                GroupLabel = request.Columns.Group,
                HazardRatios = request.Covariates is not null || coefficients.Length != curves.Length - 1
                    ? []
                    : [.. coefficients.Select((c, g) => new GroupHazardRatio(curves[g + 1].Label!, new Estimate(c.HazardRatio, c.StandardError, c.HazardRatioInterval)))],
            });
        })];
        return panels.Length == 1 ? panels[0] : Figure.SideBySide(target.Title ?? "Landmarks", panels);
    });

    // Exposed by the landmark is coded 0 and 1.
    private static Factor InWords(Factor exposed, Session session)
    {
        ImmutableArray<string> words = [session.Say("Unexposed", "Non exposés"), session.Say("Exposed", "Exposés")];
        return Factor.FromLabels(exposed.Name, [.. exposed.Codes.Select(code => code < 0 ? null : words[code])], words);
    }

    private static ForestFigureOptions Forest(FigureTarget target) => new()
    {
        Language = target.Session.Language,
        Title = target.Title,
        IsSynthetic = target.IsSynthetic,
    };

    private static KaplanMeierFigureOptions Curves(FigureTarget target, KaplanMeierResult result) => new()
    {
        Language = target.Session.Language,
        Title = target.Title,
        DataUnit = target.TimeUnit,
        AxisUnit = target.TimeUnit,
        ShowNumberAtRisk = target.Look.AtRisk,
        ShowCumulativeEvents = target.Look.Events,
        ShowCumulativeCensored = target.Look.Censored,
        ShowMedian = target.Look.MedianLines,
        Scale = target.Look.Scale,
        SurvivalTimes = result.Times,
        IsSynthetic = target.IsSynthetic,
    };

    // What a figure cannot hold, seven groups above all, is a wrong request, not a fault of the program.
    private static Figure Drawn(Session session, Func<Figure> draw)
    {
        try
        {
            return draw();
        }
        catch (RequestException wrong)
        {
            throw new CommandException(ExitCode.WrongCommand, $"--figure{session.Say(":", " :")} {wrong.MessageIn(session.Language)}");
        }
    }
}
