using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv rate</c>: events per person-time.</summary>
internal static class RateCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        Option<double?> per = WordOption.Number(
            "--per", session.Say("rates are given per this much person-time [1]", "taux donnés pour cette quantité de temps-personne [1]"), "TIME", session, value => value > 0, session.Say("expected a number above 0", "un nombre supérieur à 0 est attendu"));
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("rate", session.Say(
            "Events per person-time with exact intervals; the rate ratio of each group to the first, exact. JSON: per, rates [group, events, person_time, rate, lower, upper], ratios [group, reference, ratio, lower, upper, p].",
            "Événements par temps-personne avec intervalles exacts ; rapport du taux de chaque groupe au premier, exact. JSON : per, rates [group, events, person_time, rate, lower, upper], ratios [group, reference, ratio, lower, upper, p]."));
        input.AddTo(command);
        followUp.AddTo(command);
        command.Options.Add(per);
        conventions.AddTo(command, withTimes: false);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv rate cohort.csv --time os_months --event death --group mdt --per 1200",
            "oncosurv rate episodes.csv --start start --time stop --event event --group exposed --format json");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session);
            double level = choices.KaplanMeier.ConfidenceLevel;
            ImmutableArray<IncidenceRate> rates = rows.Group is Factor group ? IncidenceRate.FitBy(rows.Data, group, level) : [IncidenceRate.Fit(rows.Data, level)];
            Summary summary = new("rate", choices, rows.Data.RowCount, rows.MissingCount) { Missing = rows.Missing, Warnings = rows.Warnings };
            RateResult result = new(rates, parsed.GetValue(per) ?? 1);
            summary = summary.With(result.Warnings);
            target.Write(
                () => ResultPage.Of(result.ToTables(session), summary.Notes(session, session.Say("exact Poisson intervals", "intervalles exacts de Poisson"))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
