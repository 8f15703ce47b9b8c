using System.CommandLine;
using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary><c>oncosurv reproduce</c>: each published number of a study beside the recomputed one.</summary>
internal static class ReproduceCommand
{
    public static Command Create(Session session)
    {
        Argument<string> study = new("STUDY") { Description = session.Say("study file (JSON)", "fichier d'étude (JSON)") };
        Option<string> published = WordOption.Text(
            "--published", session.Say("published numbers [those the study names]", "nombres publiés [ceux que nomme l'étude]"), "FILE");
        Option<ReproductionVerdict[]> verdicts = WordOption.Choices(
            "--verdict",
            session.Say("verdicts to list [all]; the counts are always those of all, and the HTML page has filters of its own", "verdicts à lister [tous] ; les totaux restent ceux de tous, et la page HTML a ses filtres"),
            session,
            [.. Enum.GetValues<ReproductionVerdict>().Select(verdict => (verdict.ToString().ToLowerInvariant(), verdict))]);
        OutputOptions output = new(session);
        Command command = new("reproduce", session.Say(
            "Each published number beside the recomputed one, with a verdict.", "Chaque nombre publié à côté du nombre recalculé, avec un verdict."))
        {
            study,
            published,
            verdicts,
        };
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv reproduce samples/toulouse/study.json --published samples/toulouse/published.csv",
            "oncosurv reproduce samples/toulouse/study.json --verdict missed,inconsistent",
            "oncosurv reproduce samples/toulouse/study.json --format html --out verdicts.html");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            string file = parsed.GetRequiredValue(study);
            string? numbers = parsed.GetValue(published);
            Reproduction reproduction = StudyRequest.Run(session, file, numbers is null ? [] : [numbers], () => Reproduction.Run(file, numbers));
            ReproductionVerdict[] listed = parsed.GetValue(verdicts) is { Length: > 0 } some ? some : Enum.GetValues<ReproductionVerdict>();
            target.Write(
                () => ResultPage.Of([reproduction.ToTable(session.Language, listed.Contains)]),
                () => new ReproductionResult(reproduction, listed.Contains).ToJson(session.Language),
                () => reproduction.ToCsv(session.Language, listed.Contains),
                () => reproduction.ToHtml(session.Language),
                style => reproduction.ToText(session.Language, listed.Contains, style));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
