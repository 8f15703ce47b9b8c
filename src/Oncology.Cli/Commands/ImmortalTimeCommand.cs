using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv immortal-time</c>: the immortal-time audit of an exposure.</summary>
internal static class ImmortalTimeCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        ExposureOptions exposure = new(session, landmarksRequired: false);
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("immortal-time", session.Say(
            "Immortal-time audit of ever against never exposed: time and events credited before the exposure began, the biased hazard ratio beside those at landmarks (--at) and with time-dependent exposure, one verdict line. JSON: verdict, verdict_line, exposed_group_time, immortal_time, exposed_group_events, events_before_exposure, ever_never, time_dependent {unadjusted, adjusted} and landmarks.",
            "Audit du temps immortel d'une comparaison exposés un jour contre jamais : temps et événements crédités avant le début de l'exposition, le hazard ratio biaisé à côté de ceux aux landmarks (--at) et avec exposition dépendante du temps, une ligne de verdict. JSON : verdict, verdict_line, exposed_group_time, immortal_time, exposed_group_events, events_before_exposure, ever_never, time_dependent {unadjusted, adjusted} et landmarks."));
        input.AddTo(command);
        followUp.AddTo(command, withStart: false, withGroup: false);
        exposure.AddTo(command);
        conventions.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv immortal-time cohort.csv --time os_months --event death --exposure-time mdt_month --at 3,6 --covariates age");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session, exposure.Needed(parsed));
            (var times, double[] landmarks, DesignMatrix? covariates, LandmarkSweepOptions options) = exposure.Read(parsed, rows, choices, session);
            ImmortalTimeAudit audit = covariates is null
                ? ImmortalTimeAudit.Run(rows.Data, times.AsSpan(), landmarks, options)
                : ImmortalTimeAudit.Run(rows.Data, times.AsSpan(), landmarks, covariates, options);
            Summary summary = Summary.Of("immortal-time", choices, rows);
            target.Write(
                () => ResultPage.Of([audit.ToTable(session.Language)], summary.Notes(session, ExposureOptions.Choices(options, session))),
                () => summary.ToJson(session.Language, json => AuditJson.Write(json, audit, session.Language)),
                () => audit.ToTable(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
