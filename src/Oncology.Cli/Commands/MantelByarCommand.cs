using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv mantel-byar</c>: the log-rank test of an exposure that begins during follow-up.</summary>
internal static class MantelByarCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        ExposureTimeOption exposure = new(session);
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("mantel-byar", session.Say(
            "Mantel-Byar test: patients move from the unexposed (0) to the exposed (1) risk set when their exposure begins.",
            "Test de Mantel-Byar : les patients passent du groupe à risque non exposé (0) au groupe exposé (1) quand leur exposition commence."));
        input.AddTo(command);
        followUp.AddTo(command, withGroup: false);
        exposure.AddTo(command);
        conventions.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv mantel-byar cohort.csv --time os_months --event death --exposure-time mdt_month");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session);
            ImmutableArray<double> times = exposure.Read(parsed, rows, session)[0];
            LogRankResult result = new(MantelByarTest.Run(rows.Data, times.AsSpan(), choices.LogRank), null, null);
            Summary summary = Summary.Of("mantel-byar", choices, rows);
            string choice = session.Say(
                "Mantel-Byar test; n counts episodes; exposed after the exposure time",
                "test de Mantel-Byar ; n compte les épisodes ; exposé après le temps d'exposition");
            target.Write(
                () => ResultPage.Of([result.ToTable(session)], summary.Notes(session, choice)),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
