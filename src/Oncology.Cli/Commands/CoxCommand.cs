using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv cox</c>: the Cox model of a formula.</summary>
internal static class CoxCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        Option<string> formula = WordOption.Text(
            "--formula",
            session.Say("model: \"Surv(time, event) ~ age + factor(stage, ref=I) + strata(centre)\", or Surv(start, stop, event)", "modèle : \"Surv(temps, evenement) ~ age + factor(stade, ref=I) + strata(centre)\", ou Surv(debut, fin, evenement)"),
            "FORMULA");
        formula.Required = true;
        CoxColumnOptions columns = new(session);
        Option<CoxTies?> ties = Ties(session);
        Option<bool> robust = new("--robust") { Description = session.Say("robust (sandwich) variance", "variance robuste (sandwich)") };
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("cox", session.Say(
            "Cox proportional hazards model. Terms: x, factor(x, ref=level), a:b, a*b, log(x), I(x^2), strata(x), cluster(x), offset(x).",
            "Modèle de Cox à risques proportionnels. Termes : x, factor(x, ref=modalité), a:b, a*b, log(x), I(x^2), strata(x), cluster(x), offset(x)."));
        input.AddTo(command);
        command.Options.Add(formula);
        columns.AddTo(command);
        command.Options.Add(ties);
        command.Options.Add(robust);
        conventions.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv cox cohort.csv --formula \"Surv(os_months, death) ~ age + factor(subtype, ref=HR+)\"",
            "oncosurv cox episodes.csv --formula \"Surv(start, stop, event) ~ exposed + age\" --ties breslow --format json");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            CoxOptions options = choices.Cox with { Ties = parsed.GetValue(ties) ?? choices.Cox.Ties, Robust = parsed.GetValue(robust) };
            Formula model = Formula.Parse(parsed.GetRequiredValue(formula) + columns.StrataTerm(parsed));
            DataTable table = InputTable.Read(input.Read(parsed), session);
            CoxResult result = new(CoxFit.Fit(table, model, columns.Read(parsed, choices.ZeroFollowUp), options, session));
            Summary summary = CoxFit.Summarise("cox", choices, result.Model.Frame, result.Model.Count, result.Model.Warnings);
            target.Write(
                () => TextPage.Of([result.ToTable(session)], summary.Notes(session, result.Choices(session))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return End(result.Model, session);
        });
        return command;
    }

    /// <summary>The option for the handling of tied events.</summary>
    public static Option<CoxTies?> Ties(Session session) => WordOption.Choice<CoxTies?>(
        "--ties",
        session.Say("tied events [r: efron; stata, sas: breslow]", "événements ex aequo [r : efron ; stata, sas : breslow]"),
        session,
        ("efron", CoxTies.Efron),
        ("breslow", CoxTies.Breslow),
        ("exact", CoxTies.Exact));

    /// <summary>The end of a model that has been printed: the results stand, with their warnings; that a coefficient has no finite estimate is also told by the exit code.</summary>
    public static int End(CoxModel model, Session session)
    {
        ImmutableArray<AnalysisWarning> fatal = [.. model.Warnings.Where(warning => warning.Code is "separation" or "not-converged")];
        return fatal.IsEmpty
            ? (int)ExitCode.Done
            : throw new CommandException(ExitCode.NoFit, [.. fatal.Select(warning => warning.In(session.Language))]);
    }
}
