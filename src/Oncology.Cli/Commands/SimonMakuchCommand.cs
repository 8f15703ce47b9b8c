using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv simon-makuch</c>: curves of an exposure that begins during follow-up.</summary>
internal static class SimonMakuchCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        ExposureTimeOption exposure = new(session);
        Option<double?> landmark = WordOption.Number(
            "--landmark", session.Say("time at which the curves begin [the origin]", "temps auquel les courbes commencent [l'origine]"), "TIME", session, time => time >= 0, session.Say("expected a time of 0 or more", "un temps d'au moins 0 est attendu"));
        CurveOptions curve = new(session);
        ConventionOptions conventions = new(session);
        FigureOptions figure = new(session, FigureContent.Survival);
        OutputOptions output = new(session);
        Command command = new("simon-makuch", session.Say(
            "Simon-Makuch curves: survival of the unexposed (0) and the exposed (1), patients moving between the risk sets.",
            "Courbes de Simon-Makuch : survie des non-exposés (0) et des exposés (1), les patients passant d'un groupe à risque à l'autre."));
        input.AddTo(command);
        followUp.AddTo(command, withGroup: false);
        exposure.AddTo(command);
        command.Options.Add(landmark);
        curve.AddTo(command);
        conventions.AddTo(command);
        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv simon-makuch cohort.csv --time os_months --event death --exposure-time mdt_month --times 12,24",
            "oncosurv simon-makuch cohort.csv --time os_months --event death --exposure-time mdt_month --landmark 3 --format json");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FigureTarget? drawing = figure.Read(parsed, target);
            AnalysisConventions choices = curve.Apply(parsed, conventions.Read(parsed));
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session);
            ImmutableArray<double> times = exposure.Read(parsed, rows, session)[0];
            var curves = SimonMakuch.Fit(rows.Data, times.AsSpan(), choices.KaplanMeier with { StartTime = parsed.GetValue(landmark) });
            KaplanMeierResult result = curve.Result(parsed, curves.Curves, false, session);
            Summary summary = Summary.Of("simon-makuch", choices, rows).With([.. EmptiedRiskSet.Warnings(result.Curves), .. WeightlessCurve.Warnings(result.Curves)]);
            drawing?.Write(CommandFigures.SimonMakuch(drawing, curves, result, rows.Data, times, choices));
            target.Write(
                () => ResultPage.Of(
                    KaplanMeierTables.Of(result, session),
                    summary.Notes(session, KaplanMeierTables.Choices(choices.KaplanMeier, session), session.Say("n counts episodes", "n compte les épisodes"))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => KaplanMeierTables.Tidy(result, session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
