using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Reporting;
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
        CoxDiagnosticOptions diagnostics = new(session);
        ResamplingOptions resampling = new(session);
        ConventionOptions conventions = new(session);
        FigureOptions figure = new(session, FigureContent.Other);
        OutputOptions output = new(session);
        Command command = new("cox", session.Say(
            "Cox proportional hazards model. Terms: x, factor(x, ref=level), a:b, a*b, log(x), I(x^2), strata(x), cluster(x), offset(x).",
            "Modèle de Cox à risques proportionnels. Termes : x, factor(x, ref=modalité), a:b, a*b, log(x), I(x^2), strata(x), cluster(x), offset(x)."));
        input.AddTo(command);
        command.Options.Add(formula);
        columns.AddTo(command);
        command.Options.Add(ties);
        command.Options.Add(robust);
        diagnostics.AddTo(command);
        resampling.AddTo(command);
        conventions.AddTo(command);
        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv cox cohort.csv --formula \"Surv(os_months, death) ~ age + factor(subtype, ref=HR+)\"",
            "oncosurv cox episodes.csv --formula \"Surv(start, stop, event) ~ exposed + age\" --ties breslow --format json",
            "oncosurv cox cohort.csv --formula \"Surv(os_months, death) ~ age + arm\" --ph-test km --predict patients.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FigureTarget? drawing = figure.Read(parsed, target);
            AnalysisConventions choices = conventions.Read(parsed);
            CoxOptions options = choices.Cox with { Ties = parsed.GetValue(ties) ?? choices.Cox.Ties, Robust = parsed.GetValue(robust) };
            BootstrapOptions? bootstrap = resampling.Read(parsed, options.ConfidenceLevel, session);
            CoxRequest request = diagnostics.Read(parsed, choices, target.Format == OutputFormat.Csv, session);
            Formula model = Formula.Parse(parsed.GetRequiredValue(formula) + columns.StrataTerm(parsed));
            InputSource source = input.Read(parsed);
            DataTable table = InputTable.Read(source, session);
            ModelFrameOptions roles = columns.Read(parsed, choices.ZeroFollowUp);
            if (bootstrap is not null && (request.Firth || options.Ties == CoxTies.Exact))
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say(
                    "--bootstrap is made for Efron and Breslow ties, without --firth", "--bootstrap est fait pour les ex aequo d'Efron et de Breslow, sans --firth"));
            }

            if (request.Firth)
            {
                return WriteFirth(new FirthResult(CoxFit.FitFirth(table, model, roles, options, session)), target, drawing, choices, session);
            }

            DataTable? patients = request.Predict is string file ? InputTable.Read(source with { File = file }, session) : null;
            CoxModel fit = CoxFit.Fit(table, model, roles, options, session);
            CoxResult result = new(fit) { Profile = request.Profile ? ProfileLikelihood.Fit(fit) : null };
            CoxDiagnostics more = new(fit, request, patients, choices.KaplanMeier.Interval, session);
            CoxBootstrap? resampled = bootstrap is null ? null : CoxBootstrap.Fit(fit, bootstrap);
            Summary summary = CoxFit.Summarise("cox", choices, fit.Frame, fit.Count, [.. session.InputWarnings, .. fit.Warnings, .. result.Profile?.Warnings ?? []]);
            drawing?.Write(CommandFigures.Cox(drawing, fit));
            target.Write(
                () => ResultPage.Of([result.ToTable(session), .. more.ToTables(session), .. resampled is null ? Array.Empty<ResultTable>() : [resampled.ToTable(session.Language)]], summary.Notes(session, result.Choices(session))),
                () => summary.ToJson(session.Language, json =>
                {
                    result.WriteJson(json);
                    more.WriteJson(json);
                    if (resampled is not null)
                    {
                        BootstrapJson.Write(json, resampled);
                    }
                }),
                () => (more.Tidy(session) ?? result.Tidy(session.Language)).ToCsv());
            return End(fit.Warnings, session);
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

    private static int WriteFirth(FirthResult result, OutputTarget target, FigureTarget? drawing, AnalysisConventions choices, Session session)
    {
        Summary summary = CoxFit.Summarise("cox", choices, result.Model.Frame, result.Model.Frame.Data.RowCount, [.. session.InputWarnings, .. result.Model.Warnings]);
        string ties = CoxResult.Word(result.Model.Options.Ties);
        string choice = session.Say(
            $"ties: {ties}; Firth's penalty, tests and intervals of the penalised likelihood", $"ex aequo : {ties} ; pénalité de Firth, tests et intervalles de la vraisemblance pénalisée");
        drawing?.Write(CommandFigures.Cox(drawing, result.Model));
        target.Write(
            () => ResultPage.Of([result.Model.ToTable(session.Language)], summary.Notes(session, choice)),
            () => summary.ToJson(session.Language, result.WriteJson),
            () => result.Tidy(session.Language).ToCsv());
        return End(result.Model.Warnings, session);
    }

    /// <summary>The end of a model that has been printed: the results stand, with their warnings; that a coefficient has no finite estimate is also told by the exit code.</summary>
    public static int End(ImmutableArray<AnalysisWarning> warnings, Session session)
    {
        ImmutableArray<AnalysisWarning> fatal = [.. warnings.Where(warning => warning.Code is "separation" or "not-converged")];
        return fatal.IsEmpty
            ? (int)ExitCode.Done
            : throw new CommandException(ExitCode.NoFit, [.. fatal.Select(warning => warning.In(session.Language))]);
    }
}
