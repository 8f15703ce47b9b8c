using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Cohort;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv explain</c>: what is known and derived of one patient, with the rules and the cells behind it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Session session)
    {
        InputCohort input = new(session);
        Argument<string> patient = new("PATIENT") { Description = session.Say("code of the patient", "code du patient") };
        OutputOptions output = new(session, hasTables: false);
        Command command = new("explain", session.Say(
            "Explains one patient: chronology, every derived value and endpoint, each with its rule and the cells (file, line, column, value) behind it. "
                + "JSON: patient_id, chronology [date, what, evidence], values [name, label, value, rule, flags [code, message], evidence], "
                + "endpoints [endpoint, lesion_id, origin, time_days, cause, event, decided_by, decided_by_label, rule, reason, flags, evidence], corrections [patient_id, field, file, row, column, old, new, reason, who, date].",
            "Explique un patient : chronologie, chaque valeur dérivée et chaque critère, avec sa règle et les cellules (fichier, ligne, colonne, valeur) qui la fondent. "
                + "JSON : patient_id, chronology [date, what, evidence], values [name, label, value, rule, flags [code, message], evidence], "
                + "endpoints [endpoint, lesion_id, origin, time_days, cause, event, decided_by, decided_by_label, rule, reason, flags, evidence], corrections [patient_id, field, file, row, column, old, new, reason, who, date]."));
        input.AddTo(command);
        command.Arguments.Add(patient);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv explain cohort.csv P017", "oncosurv explain cohort/ P017 --lang fr --format json");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            (ImportResult import, ImmutableArray<AnalysisWarning> warnings) = input.Read(parsed);
            PatientCohort cohort = import.Cohort;
            PatientHistory history = Find(cohort, parsed.GetValue(patient)!, session);
            var explanation = PatientExplanation.Derive(history, input.Conventions(parsed), cohort.CutOffDate);
            ExplanationResult result = new(explanation, [.. import.Corrections.Where(c => c.Correction.PatientId == history.PatientId)], session);
            Summary summary = new("explain", AnalysisConventions.R, 1, 0) { Warnings = warnings };
            target.Write(
                () => result.ToText() + string.Concat(warnings.Select(w => "\n" + session.Say("Warning: ", "Attention : ") + w.In(session.Language) + "\n")),
                () => summary.ToJson(session.Language, result.WriteJson), result.ToCsv);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static PatientHistory Find(PatientCohort cohort, string id, Session session)
    {
        if (cohort.Histories.FirstOrDefault(h => h.PatientId == id) is { } found)
        {
            return found;
        }

        // A spreadsheet makes 1 of 001.
        string? nearest = cohort.Histories.FirstOrDefault(h => h.PatientId.TrimStart('0') == id.TrimStart('0'))?.PatientId ?? NearestName.Find(id, cohort.Histories.Select(h => h.PatientId));
        throw new CommandException(
            ExitCode.WrongCommand,
            session.Say($"there is no patient '{id}' in the cohort", $"il n'y a pas de patient « {id} » dans la cohorte")
                + (nearest is null ? string.Empty : session.Say($"; did you mean '{nearest}'?", $" ; vouliez-vous dire « {nearest} » ?")));
    }
}
