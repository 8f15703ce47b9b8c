using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv km</c>: Kaplan-Meier curves.</summary>
internal static class KaplanMeierCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        CurveOptions curve = new(session);
        EstimatorOptions estimator = new(session);
        Option<bool> reverse = new("--reverse")
        {
            Description = session.Say("reverse Kaplan-Meier: follow-up, censoring is the event", "Kaplan-Meier inverse : suivi, la censure est l'événement"),
        };
        Option<bool> robust = new("--robust")
        {
            Description = session.Say("standard errors by the infinitesimal jackknife", "erreurs types par le jackknife infinitésimal"),
        };
        Option<string> cluster = WordOption.Text("--cluster", session.Say("column: cluster of the robust standard errors", "colonne : grappe des erreurs types robustes"), "COLUMN");
        ResamplingOptions resampling = new(session);
        ConventionOptions conventions = new(session);
        FigureOptions figure = new(session, FigureContent.Survival);
        OutputOptions output = new(session);
        Command command = new("km", session.Say(
            "Kaplan-Meier curves with quantiles, S(t) at given times and restricted means. --format csv writes the curve, or with --times its values there.",
            "Courbes de Kaplan-Meier avec quantiles, S(t) à des temps donnés et moyennes restreintes. --format csv écrit la courbe, ou avec --times ses valeurs à ces temps."));
        input.AddTo(command);
        followUp.AddTo(command);
        curve.AddTo(command);
        estimator.AddTo(command);
        command.Options.Add(reverse);
        command.Options.Add(robust);
        command.Options.Add(cluster);
        resampling.AddTo(command);
        conventions.AddTo(command);
        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv km cohort.csv --time os_months --event death --group mdt --times 24,48",
            "oncosurv km cohort.csv --time os_months --event status --event-code 2 --conf-type log-log --format json",
            "oncosurv km cohort.csv --time os_months --event death --group mdt --figure os.pdf --time-unit months --risk-table at-risk,events,censored",
            "oncosurv km cohort.csv --time os_months --event death --reverse",
            "oncosurv km cohort.csv --time os_months --event death --given 12 --times 24,36");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FigureTarget? drawing = figure.Read(parsed, target);
            AnalysisConventions choices = curve.Apply(parsed, conventions.Read(parsed));
            DataTable table = InputTable.Read(input.Read(parsed), session);
            string? clusters = parsed.GetValue(cluster);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session, clusters is null ? [] : [clusters]);
            SurvivalData data = clusters is null ? rows.Data : rows.Data.WithSubjects(rows.Table.ToFactor(clusters).Codes.AsSpan());
            bool isRobust = clusters is not null || parsed.GetValue(robust);
            KaplanMeierOptions options = estimator.Apply(parsed, choices.KaplanMeier) with { Variance = isRobust ? CurveVariance.Robust : choices.KaplanMeier.Variance };
            if (isRobust && options.Hazard != HazardEstimator.NelsonAalen)
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say("--robust and --cluster go with --hazard nelson-aalen only", "--robust et --cluster ne vont qu'avec --hazard nelson-aalen"));
            }

            ImmutableArray<KaplanMeier> curves = estimator.Condition(parsed, Fit(data, rows.Group, options, parsed.GetValue(reverse)), out bool isConditional);
            KaplanMeierResult result = curve.Result(parsed, curves, parsed.GetValue(reverse), session);
            if (resampling.Read(parsed, options.ConfidenceLevel, session) is BootstrapOptions bootstrap)
            {
                result = parsed.GetValue(reverse) || isConditional
                    ? throw new CommandException(ExitCode.WrongCommand, session.Say("--bootstrap does not go with --reverse or --given", "--bootstrap ne va ni avec --reverse ni avec --given"))
                    : result with { Bootstrap = Resample(data, rows.Group, result, options, bootstrap) };
            }

            drawing?.Write(CommandFigures.KaplanMeier(drawing, result, rows, choices));
            Write(target, result, Summary.Of("km", choices, rows).With([.. EmptiedRiskSet.Warnings(result.Curves), .. WeightlessCurve.Warnings(result.Curves)]), session);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<KaplanMeier> Fit(SurvivalData data, Factor? group, KaplanMeierOptions options, bool isReverse) => (group, isReverse) switch
    {
        (null, false) => [KaplanMeier.Fit(data, options)],
        (null, true) => [MedianFollowUp.Fit(data, options)],
        (Factor groups, false) => KaplanMeier.FitBy(data, groups, options),
        (Factor groups, true) => MedianFollowUp.FitBy(data, groups, options),
    };

    private static ImmutableArray<KaplanMeierBootstrap> Resample(
        SurvivalData data, Factor? group, KaplanMeierResult result, KaplanMeierOptions options, BootstrapOptions bootstrap)
    {
        KaplanMeierReadings readings = new() { Times = [.. result.Times.Where(time => time > result.Curves[0].Time[0])], Tau = result.Horizon };
        return group is null
            ? [KaplanMeierBootstrap.Fit(data, readings, options, bootstrap, null, CancellationToken.None)]
            : KaplanMeierBootstrap.FitBy(data, group, readings, options, bootstrap, null, CancellationToken.None);
    }

    private static void Write(OutputTarget target, KaplanMeierResult result, Summary summary, Session session) => target.Write(
        () => ResultPage.Of(
            [.. KaplanMeierTables.Of(result, session), .. result.Bootstrap.Select(one => one.ToTable(session.Language))],
            summary.Notes(session, KaplanMeierTables.Choices(result.Curves[0].Options, session))),
        () => summary.ToJson(session.Language, result.WriteJson),
        () => KaplanMeierTables.Tidy(result, session.Language).ToCsv());
}
