using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv check-table</c>: printed tables against themselves, without data.</summary>
internal static class CheckTableCommand
{
    public static Command Create(Session session)
    {
        Argument<string> numbers = new("FILE") { Description = session.Say("printed numbers (docs/published-numbers.md)", "nombres imprimés (docs/published-numbers.md)") };
        OutputOptions output = new(session);
        Command command = new("check-table", session.Say(
            "Checks printed tables without data: percentages, totals, intervals, p-values.",
            "Contrôle des tableaux imprimés sans données : pourcentages, totaux, intervalles, p."))
        {
            numbers,
        };
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv check-table samples/toulouse/published.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            string file = parsed.GetRequiredValue(numbers);
            TableCheck check = StudyRequest.Run(session, file, [], () => TableCheck.Run(file));
            target.Write(
                () => ResultPage.Of([check.ToRemarks(session.Language)]),
                () => new TableCheckResult(check).ToJson(session.Language),
                () => check.ToTable(Language.English).ToCsv(),
                text: _ => check.ToText(session.Language));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
