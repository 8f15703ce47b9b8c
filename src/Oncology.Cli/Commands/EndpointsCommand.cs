using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Cohort;
using Oncology.Reporting;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv endpoints</c>: the endpoints of a cohort, one row per patient or lesion.</summary>
internal static class EndpointsCommand
{
    private static readonly string[] Names = [.. Endpoints.All.Select(EndpointRows.Word)];

    public static Command Create(Session session)
    {
        string names = string.Join(", ", Names);
        InputCohort input = new(session);
        Option<string[]> wanted = WordOption.Texts("--endpoint", session.Say($"endpoints, of {names} [os,pfs]", $"critères, parmi {names} [os,pfs]"), "NAMES", session);
        OutputOptions output = new(session);
        Command command = new("endpoints", session.Say(
            "Derives endpoints of a cohort: one row per patient, or per treated lesion (lc-lesion), with time, cause and what decided; the excluded with their reasons. The CSV is read by km, cuminc, cox and the others "
                + "(--time time_days --event cause; the column event holds words for the reader; of lc-lesion add --cluster patient_id to km, cuminc and cox); for endpoints from time zero also the exposure to focal treatment (mdt_days, salvage, exposure_start, exposure_end), read by split, mantel-byar and landmark (--exposure-time exposure_start). With --partial-dates bounds each row also has the shortest and longest follow-up that dates without day or month allow (shortest_days, shortest_cause, longest_days, longest_cause). JSON: endpoints [endpoint, label, n, events, causes [cause, label, n], rows [patient_id, lesion_id, origin, time_days, cause, event, decided_by, decided_by_label, flags, shortest_days, shortest_cause, longest_days, longest_cause, mdt_days, salvage, exposure_start, exposure_end, exposure_problem], excluded [patient_id, rule, reason]], corrections [patient_id, field, file, row, column, old, new, reason, who, date].",
            "Dérive les critères de jugement d'une cohorte : une ligne par patient, ou par lésion traitée (lc-lesion), avec le temps, la cause et ce qui a décidé ; les exclus avec leurs raisons. Le CSV se lit par km, cuminc, cox et les autres "
                + "(--time time_days --event cause ; la colonne event porte des mots pour le lecteur ; de lc-lesion ajoutez --cluster patient_id à km, cuminc et cox) ; pour les critères comptés du temps zéro aussi l'exposition au traitement focal (mdt_days, salvage, exposure_start, exposure_end), lue par split, mantel-byar et landmark (--exposure-time exposure_start). Avec --partial-dates bounds chaque ligne a aussi le suivi le plus court et le plus long que permettent les dates sans jour ou sans mois (shortest_days, shortest_cause, longest_days, longest_cause). JSON : endpoints [endpoint, label, n, events, causes [cause, label, n], rows [patient_id, lesion_id, origin, time_days, cause, event, decided_by, decided_by_label, flags, shortest_days, shortest_cause, longest_days, longest_cause, mdt_days, salvage, exposure_start, exposure_end, exposure_problem], excluded [patient_id, rule, reason]], corrections [patient_id, field, file, row, column, old, new, reason, who, date]."));
        input.AddTo(command);
        command.Options.Add(wanted);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv endpoints cohort.csv", "oncosurv endpoints cohort/ --endpoint lc-lesion --format csv --out local-control.csv", "oncosurv endpoints cohort.csv --endpoint os --salvage never --zero-time drop --format csv --out os.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            ImmutableArray<Endpoint> endpoints = [.. (parsed.GetResult(wanted) is null ? ["os", "pfs"] : parsed.GetValue(wanted)!).Distinct().Select(word => Find(word, session))];
            (ImportResult import, ImmutableArray<AnalysisWarning> warnings) = input.Read(parsed);
            PatientCohort cohort = import.Cohort;
            ClinicalConventions conventions = input.Conventions(parsed);
            EndpointRows result = new([.. endpoints.Select(endpoint => endpoint.Derive(cohort, conventions))], conventions, import.Corrections, session);
            Summary summary = new("endpoints", AnalysisConventions.R, cohort.Count, 0) { Warnings = warnings };
            target.Write(
                () => ResultPage.Of([result.ToTable()], [.. result.Notes(), .. warnings.Select(w => session.Say("Warning: ", "Attention : ") + w.In(session.Language))]),
                () => summary.ToJson(session.Language, result.WriteJson),
                result.ToCsv);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Endpoint Find(string word, Session session)
    {
        if (Endpoints.All.FirstOrDefault(endpoint => EndpointRows.Word(endpoint).Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        string? nearest = NearestName.Find(word, Names);
        string names = string.Join(", ", Names);
        throw new CommandException(ExitCode.WrongCommand, nearest is null
            ? session.Say($"--endpoint {word}: expected {names}", $"--endpoint {word} : attendu : {names}")
            : session.Say($"--endpoint {word}: did you mean '{nearest}'? ({names})", $"--endpoint {word} : vouliez-vous dire « {nearest} » ? ({names})"));
    }
}
