using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Cohort;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv screen</c>: who of a cohort fits a list of criteria, and why the others do not.</summary>
internal static class ScreenCommand
{
    private static readonly ImmutableArray<CriteriaList> Known = [CriteriaList.Toulouse, CriteriaList.Heroes, CriteriaList.AcSe];

    public static Command Create(Session session)
    {
        InputCohort input = new(session);
        Option<string> criteria = WordOption.Text(
            "--criteria", session.Say("toulouse, heroes, acse, or a criteria file (.json)", "toulouse, heroes, acse, ou un fichier de critères (.json)"), "LIST");
        criteria.Required = true;
        Option<UnknownPolicy> unknown = WordOption.Choice(
            "--unknown",
            session.Say("patients whose eligibility is unknown [separate]", "patients dont l'éligibilité est inconnue [separate]"),
            session,
            ("exclude", UnknownPolicy.Exclude),
            ("keep", UnknownPolicy.Keep),
            ("separate", UnknownPolicy.Separate));
        Option<string> day = WordOption.Text("--date", session.Say("day of the screening, yyyy-MM-dd [consent, else last follow-up]", "jour de la sélection, aaaa-MM-jj [consentement, sinon dernières nouvelles]"), "DATE");
        FigureOptions figure = new(session, FigureContent.Other);
        OutputOptions output = new(session);
        Command command = new("screen", session.Say(
            "Screens a cohort by a list of criteria: answers met, not met, unknown or not applicable; attrition in order, failures of each criterion alone and among others, unknowns and the fields to blame. "
                + "JSON: criteria [id, kind, label, met, not_met, unknown, not_applicable, failed, only_failure, missing [field, patients]], attrition [id, removed, remaining], "
                + "caps [id, group, counted, unknown, included, verdict], patients [patient_id, verdict eligible|not_eligible|indeterminate, reasons [id, verdict, reason, missing, evidence], answers], corrections [patient_id, field, file, row, column, old, new, reason, who, date].",
            "Sélectionne une cohorte selon une liste de critères : réponses rempli, non rempli, inconnu ou sans objet ; attrition dans l'ordre, échecs de chaque critère seul et parmi d'autres, inconnues et champs en cause. "
                + "JSON : criteria [id, kind, label, met, not_met, unknown, not_applicable, failed, only_failure, missing [field, patients]], attrition [id, removed, remaining], "
                + "caps [id, group, counted, unknown, included, verdict], patients [patient_id, verdict eligible|not_eligible|indeterminate, reasons [id, verdict, reason, missing, evidence], answers], corrections [patient_id, field, file, row, column, old, new, reason, who, date]."));
        input.AddTo(command);
        foreach (Option option in new Option[] { criteria, unknown, day })
        {
            command.Options.Add(option);
        }

        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv screen cohort.csv --criteria toulouse", "oncosurv screen cohort/ --criteria heroes --date 2025-01-31 --unknown exclude --format json", "oncosurv screen cohort.csv --criteria my-trial.json --figure profile.svg", "oncosurv screen cohort.csv --criteria toulouse --patch corrections.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            CriteriaList list = List(parsed.GetValue(criteria)!, session);
            FigureTarget? drawing = figure.Read(parsed, target);
            (ImportResult import, ImmutableArray<AnalysisWarning> warnings) = input.Read(parsed);
            PatientCohort cohort = import.Cohort;
            ScreeningOptions options = new()
            {
                Unknown = parsed.GetResult(unknown) is null ? UnknownPolicy.Separate : parsed.GetValue(unknown),
                Conventions = input.Conventions(parsed),
                Day = InputCohort.Date("--date", parsed.GetValue(day), session),
            };
            var screening = Screening.Run(cohort, list, options);
            Summary summary = new("screen", AnalysisConventions.R, cohort.Count, 0) { Warnings = warnings };
            ScreeningResult result = new(screening, import.Corrections, session);
            drawing?.Write(FlowFigure.Create(screening, new FlowFigureOptions { Language = session.Language, Title = drawing.Title, IsSynthetic = drawing.IsSynthetic }));
            target.Write(
                () => ResultPage.Of(result.Tables(), [.. result.Notes(), .. FindingText.Corrections(import.Corrections, session), .. warnings.Select(w => session.Say("Warning: ", "Attention : ") + w.In(session.Language))]),
                () => summary.ToJson(session.Language, json =>
                {
                    result.WriteJson(json);
                    FindingsJson.WriteCorrections(json, import.Corrections);
                }),
                result.ToCsv);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static CriteriaList List(string word, Session session)
    {
        if (Known.FirstOrDefault(list => list.Name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        if (!word.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say($"--criteria {word}: expected toulouse, heroes, acse or a .json file", $"--criteria {word} : toulouse, heroes, acse ou un fichier .json est attendu"));
        }

        try
        {
            session.FilesRead.Add(Path.GetFullPath(word));
            return CriteriaList.Read(word);
        }
        catch (CriteriaFileException wrong)
        {
            throw new CommandException(ExitCode.WrongCommand,
                [.. wrong.Problems.Select(p => session.Say($"{wrong.File}, {p.Path}: {p.Text.English}", $"{wrong.File}, {p.Path.Replace("line ", "ligne ", StringComparison.Ordinal)} : {p.Text.French}"))]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InputTable.Unreadable(word, unreadable, session);
        }
    }
}
