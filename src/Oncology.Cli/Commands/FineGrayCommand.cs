using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv finegray</c>: the subdistribution hazard model of a formula.</summary>
internal static class FineGrayCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        Option<string> formula = WordOption.Text(
            "--formula",
            session.Say("model: \"Surv(time, event) ~ age + factor(stage, ref=I)\"", "modèle : \"Surv(temps, evenement) ~ age + factor(stade, ref=I)\""),
            "FORMULA");
        formula.Required = true;
        CoxColumnOptions columns = new(session);
        Option<string> censorCode = FollowUpOptions.CensorCode(session);
        Option<string> censorGroup = WordOption.Text(
            "--censor-group", session.Say("column: groups with a censoring distribution each", "colonne : groupes ayant chacun leur distribution de censure"), "COLUMN");
        Option<CoxTies?> ties = WordOption.Choice<CoxTies?>(
            "--ties",
            session.Say("tied events [r: efron; stata, sas: breslow]", "événements ex aequo [r : efron ; stata, sas : breslow]"),
            session,
            ("efron", CoxTies.Efron),
            ("breslow", CoxTies.Breslow));
        Option<FineGrayVariance?> variance = WordOption.Choice<FineGrayVariance?>(
            "--variance",
            session.Say(
                "censoring distribution in the robust variance: known (R finegray with coxph) or estimated (R crr, Stata, SAS) [known]",
                "distribution de censure dans la variance robuste : known (connue ; R finegray avec coxph) ou estimated (estimée ; R crr, Stata, SAS) [known]"),
            session,
            ("known", FineGrayVariance.KnownCensoring),
            ("estimated", FineGrayVariance.EstimatedCensoring));
        Option<FollowUpTies?> censorTies = WordOption.Choice<FollowUpTies?>(
            "--censor-ties",
            session.Say(
                "event and censoring at one time: events-first (R finegray) or censorings-first (R crr) in the censoring distribution [events-first]",
                "événement et censure au même temps : events-first (R finegray) ou censorings-first (R crr) dans la distribution de censure [events-first]"),
            session,
            ("events-first", FollowUpTies.EventsFirst),
            ("censorings-first", FollowUpTies.CensoringsFirst));
        Option<bool> baseline = new("--baseline") { Description = session.Say("cumulative baseline subdistribution hazard", "risque de base cumulé de sous-distribution") };
        Option<string> predict = WordOption.Text(
            "--predict", session.Say("file of patients: their predicted cumulative incidences", "fichier de patients : leurs incidences cumulées prédites"), "NEW.csv");
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("finegray", session.Say(
            "Fine-Gray model of the subdistribution hazard; --event-code is the event of interest [1], every other value but --censor-code competes.",
            "Modèle de Fine et Gray (risque de sous-distribution) ; --event-code est l'événement d'intérêt [1], toute autre valeur que --censor-code est concurrente."));
        input.AddTo(command);
        command.Options.Add(formula);
        columns.AddTo(command);
        command.Options.Add(censorCode);
        command.Options.Add(censorGroup);
        command.Options.Add(ties);
        command.Options.Add(censorTies);
        command.Options.Add(variance);
        command.Options.Add(baseline);
        command.Options.Add(predict);
        conventions.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv finegray cohort.csv --formula \"Surv(months, cause) ~ age + factor(arm, ref=A)\" --event-code 2",
            "oncosurv finegray cohort.csv --formula \"Surv(months, status) ~ age\" --event-code relapse --censor-code alive --format json",
            "oncosurv finegray cohort.csv --formula \"Surv(months, cause) ~ age + arm\" --ties breslow --variance estimated --predict patients.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            var model = Formula.Parse(parsed.GetRequiredValue(formula) + columns.StrataTerm(parsed));
            InputSource source = input.Read(parsed);
            DataTable table = InputTable.Read(source, session);
            ModelFrameOptions reading = columns.Read(parsed, choices.ZeroFollowUp) with { CensorCode = parsed.GetValue(censorCode) ?? "0" };
            ModelFrame frame = CoxFit.Frame(table, model, reading, session);
            FineGrayOptions options = choices.FineGray with
            {
                Ties = parsed.GetValue(ties) ?? choices.FineGray.Ties,
                CensoringTies = parsed.GetValue(censorTies) ?? choices.FineGray.CensoringTies,
                Variance = parsed.GetValue(variance) ?? choices.FineGray.Variance,
                CensoringGroups = parsed.GetValue(censorGroup) is string column ? Groups(table, frame, column, session) : null,
            };
            DataTable? patients = parsed.GetValue(predict) is string file ? InputTable.Read(source with { File = file }, session) : null;
            FineGrayResult result = new(FineGray.Fit(frame, 1, options));
            FineGrayExtras more = new(
                parsed.GetValue(baseline) ? FineGrayBaseline.Fit(result.Model) : null,
                patients is null ? [] : FineGrayPrediction.Fit(result.Model, patients, new CoxPredictionOptions { Interval = choices.KaplanMeier.Interval }));
            Summary summary = CoxFit.Summarise("finegray", choices, frame, result.Model.Count, [.. session.InputWarnings, .. result.Model.Warnings]);
            target.Write(
                () => ResultPage.Of([result.Model.ToTable(session.Language), .. more.ToTables(session.Language)], summary.Notes(session, result.Choices(session))),
                () => summary.ToJson(session.Language, json =>
                {
                    result.WriteJson(json);
                    more.WriteJson(json);
                }),
                () => (more.Tidy(session.Language) ?? new CoxResult(result.Model.Model).Tidy(session.Language)).ToCsv());
            return CoxCommand.End(result.Model.Model.Warnings, session);
        });
        return command;
    }

    private static Factor Groups(DataTable table, ModelFrame frame, string column, Session session)
    {
        Factor groups = table.ToFactor(column).Subset(frame.Rows.AsSpan());
        return groups.Codes.Contains(-1)
            ? throw new CommandException(ExitCode.WrongData, session.Say(
                $"{table.SourceName}: the column {column} of --censor-group has missing cells in rows of the model",
                $"{table.SourceName} : la colonne {column} de --censor-group a des cellules manquantes dans des lignes du modèle"))
            : groups.WithoutEmptyLevels();
    }
}
