using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv landmark-sweep</c>: the hazard ratio of an exposure against the landmark.</summary>
internal static class LandmarkSweepCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        ExposureOptions exposure = new(session, landmarksRequired: true);
        ConventionOptions conventions = new(session);
        FigureOptions figure = new(session, FigureContent.Times);
        OutputOptions output = new(session);
        Command command = new("landmark-sweep", session.Say(
            "Hazard ratio of an exposure at each of many landmarks: does the answer hang on the choice of the landmark? JSON: landmarks [landmark, unadjusted, adjusted {n, exposed, events, hazard_ratio, lower, upper, p, problem}].",
            "Hazard ratio d'une exposition à chacun de plusieurs landmarks : la réponse dépend-elle du choix du landmark ? JSON : landmarks [landmark, unadjusted, adjusted {n, exposed, events, hazard_ratio, lower, upper, p, problem}]."));
        input.AddTo(command);
        followUp.AddTo(command, withStart: false, withGroup: false);
        exposure.AddTo(command);
        conventions.AddTo(command);
        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv landmark-sweep cohort.csv --time os_months --event death --exposure-time mdt_month --at 1,2,3,4,5,6,9,12 --figure sweep.svg --time-unit months");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FigureTarget? drawing = figure.Read(parsed, target);
            AnalysisConventions choices = conventions.Read(parsed);
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session, exposure.Needed(parsed));
            (var times, double[] landmarks, DesignMatrix? covariates, LandmarkSweepOptions options) = exposure.Read(parsed, rows, choices, session);
            LandmarkSweep sweep = covariates is null
                ? LandmarkSweep.Run(rows.Data, times.AsSpan(), landmarks, options)
                : LandmarkSweep.Run(rows.Data, times.AsSpan(), landmarks, covariates, options);
            Summary summary = Summary.Of("landmark-sweep", choices, rows);
            drawing?.Write(CommandFigures.Sweep(drawing, sweep));
            target.Write(
                () => ResultPage.Of([sweep.ToTable(session.Language)], summary.Notes(session, ExposureOptions.Choices(options, session))),
                () => summary.ToJson(session.Language, json => ExposureJson.Write(json, sweep, session.Language)),
                () => sweep.ToTable(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
