using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv cuminc</c>: cumulative incidence of competing causes, and Gray's test.</summary>
internal static class IncidenceCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session, isCompeting: true);
        Option<IntervalTransform?> interval = CurveOptions.Interval(session, session.Say(
            "scale of the interval [r: log; stata, sas: log-log]", "échelle de l'intervalle [r : log ; stata, sas : log-log]"));
        Option<double[]> times = WordOption.Numbers(
            "--times", session.Say("times at which the incidences are read", "temps auxquels les incidences sont lues"), "TIMES", session, time => time >= 0, session.Say("expected times of 0 or more", "des temps d'au moins 0 sont attendus"));
        Option<double?> rho = WordOption.Number(
            "--rho", session.Say("Gray's test: weight (1 - F)^rho [0]", "test de Gray : poids (1 - F)^rho [0]"), "RHO", session);
        Option<IncidenceVariance?> variance = WordOption.Choice<IncidenceVariance?>(
            "--variance",
            session.Say("standard errors: jackknife (R survfit, Stata) or aalen (R cmprsk) [jackknife]", "erreurs types : jackknife (R survfit, Stata) ou aalen (R cmprsk) [jackknife]"),
            session,
            ("jackknife", IncidenceVariance.InfinitesimalJackknife),
            ("aalen", IncidenceVariance.Aalen));
        Option<string> cluster = WordOption.Text(
            "--cluster", session.Say("column: cluster of the standard errors, as the patient of several lesions", "colonne : grappe des erreurs types, comme la patiente de plusieurs lésions"), "COLUMN");
        ConventionOptions conventions = new(session);
        FigureOptions figure = new(session, FigureContent.Incidence);
        OutputOptions output = new(session);
        Command command = new("cuminc", session.Say(
            "Cumulative incidence of each of several competing causes (Aalen-Johansen), and Gray's test between groups.",
            "Incidence cumulée de chacune de plusieurs causes concurrentes (Aalen-Johansen), et test de Gray entre groupes."));
        input.AddTo(command);
        followUp.AddTo(command, withStrata: true);
        command.Options.Add(interval);
        command.Options.Add(times);
        command.Options.Add(rho);
        command.Options.Add(variance);
        command.Options.Add(cluster);
        conventions.AddTo(command);
        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv cuminc cohort.csv --time months --event cause --group arm --times 24,60",
            "oncosurv cuminc cohort.csv --time months --event status --censor-code alive --format json");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FigureTarget? drawing = figure.Read(parsed, target);
            AnalysisConventions choices = conventions.Read(parsed);
            FollowUpColumns columns = followUp.Read(parsed);
            CumulativeIncidenceOptions options = choices.CumulativeIncidence with
            {
                Interval = parsed.GetValue(interval) ?? choices.CumulativeIncidence.Interval,
                Variance = parsed.GetValue(variance) ?? choices.CumulativeIncidence.Variance,
            };
            if (options.Variance == IncidenceVariance.Aalen && columns.Weights is not null)
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say(
                    "--variance aalen: this variance counts patients and knows no --weights; use --variance jackknife",
                    "--variance aalen : cette variance compte des patients et ignore --weights ; utilisez --variance jackknife"));
            }

            string? clusters = parsed.GetValue(cluster);
            if (options.Variance == IncidenceVariance.Aalen && clusters is not null)
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say(
                    "--variance aalen: this variance counts patients and knows no --cluster; use --variance jackknife",
                    "--variance aalen : cette variance compte des patients et ignore --cluster ; utilisez --variance jackknife"));
            }

            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, columns, choices.ZeroFollowUp, session, clusters is null ? [] : [clusters]);
            ImmutableArray<int> causes = Causes(rows.Data, columns, session);
            SurvivalData data = clusters is null ? rows.Data : rows.Data.WithSubjects(rows.Table.ToFactor(clusters).Codes.AsSpan());
            ImmutableArray<AalenJohansen> curves =
                rows.Group is Factor groups ? AalenJohansen.FitBy(data, groups, options) : [AalenJohansen.Fit(data, options)];
            GrayTestOptions gray = new() { Rho = parsed.GetValue(rho) ?? 0, Strata = rows.Strata };
            Summary summary = Summary.Of("cuminc", choices, rows).With([.. EmptiedRiskSet.Warnings(curves), .. WeightlessCurve.Warnings(curves)]);
            ImmutableArray<GrayTest> tests = Tests(rows, causes, gray, curves.Length, ref summary);
            if (clusters is not null && !tests.IsEmpty)
            {
                summary = summary.With([new AnalysisWarning(
                    "gray-test-by-row",
                    "Gray's test knows no clusters: it takes every row as a patient of its own.",
                    "Le test de Gray ignore les grappes : il prend chaque ligne pour une patiente à part.")]);
            }

            IncidenceResult result = new(curves, causes, tests, parsed.GetResult(times) is null ? [] : [.. parsed.GetValue(times)!]);
            drawing?.Write(CommandFigures.Incidence(drawing, result));
            target.Write(
                () => ResultPage.Of([result.ToTable(session)], summary.Notes(session, result.Choices(session))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<int> Causes(SurvivalData data, FollowUpColumns columns, Session session)
    {
        // A kind of event that only rows left out have is none of the sample.
        int[] occurring = [.. Enumerable.Range(1, data.CauseLabels.Length).Where(cause => data.Cause.Contains(cause))];
        ImmutableArray<string> labels = [.. occurring.Select(cause => data.CauseLabels[cause - 1])];
        if (labels.IsEmpty)
        {
            throw new CommandException(ExitCode.NoFit, session.Say(
                $"no event: every row of the column {columns.Event} is censored ({columns.CensorCode})",
                $"aucun événement : toutes les lignes de la colonne {columns.Event} sont censurées ({columns.CensorCode})"));
        }

        foreach (string code in columns.EventCodes.Where(code => !labels.Contains(EventColumn.Normal(code))))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--event-code {code}: the column {columns.Event} holds {string.Join(", ", labels)}",
                $"--event-code {code} : la colonne {columns.Event} contient {string.Join(", ", labels)}"));
        }

        return columns.EventCodes.IsEmpty
            ? [.. occurring]
            : [.. columns.EventCodes.Select(code => data.CauseLabels.IndexOf(EventColumn.Normal(code)) + 1)];
    }

    // Gray's test is defined for right-censored rows that count whole; the curves stand without it otherwise.
    private static ImmutableArray<GrayTest> Tests(AnalysisRows rows, ImmutableArray<int> causes, GrayTestOptions options, int groups, ref Summary summary)
    {
        if (rows.Group is null || groups < 2)
        {
            return [];
        }

        if (!rows.Data.HasEntry && rows.Data.Weights.IsEmpty)
        {
            return [.. causes.Select(cause => GrayTest.Run(rows.Data, rows.Group, cause, options))];
        }

        summary = summary.With([new AnalysisWarning(
            "no-gray-test",
            "Gray's test is not defined for late entry or case weights.",
            "Le test de Gray n'est pas défini pour des entrées tardives ou des poids.")]);
        return [];
    }
}
