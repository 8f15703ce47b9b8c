using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv weight</c>: propensity score weights and the balance they make.</summary>
internal static class WeightCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        Option<string> treatment = WordOption.Text("--treatment", session.Say("column: treatment, two levels", "colonne : traitement, deux modalités"), "COLUMN");
        treatment.Required = true;
        Option<string> reference = WordOption.Text("--reference", session.Say("level of the untreated [the first level]", "modalité des non-traités [la première]"), "LEVEL");
        Option<string> formula = WordOption.Text("--formula", session.Say("covariates of the propensity score: \"age + factor(stage)\"", "covariables du score de propension : \"age + factor(stade)\""), "TERMS");
        formula.Required = true;
        Option<string> frequency = Frequencies.Option(session);
        Option<string?> estimand = WordOption.Choice<string?>(
            "--estimand",
            session.Say("effect in all patients (ate), in the treated (att), or in those who could have had either (overlap) [ate]", "effet chez tous (ate), chez les traités (att), ou chez ceux qui auraient pu avoir l'un ou l'autre (overlap) [ate]"),
            session,
            ("ate", "ate"),
            ("att", "att"),
            ("overlap", "overlap"));
        Option<bool> stabilised = new("--stabilised") { Description = session.Say("stabilised weights; with --estimand ate", "poids stabilisés ; avec --estimand ate") };
        Option<double[]> truncate = WordOption.Numbers(
            "--truncate", session.Say("quantiles to which extreme weights are moved, such as 0.01,0.99", "quantiles auxquels les poids extrêmes sont ramenés, par exemple 0.01,0.99"), "LOWER,UPPER", session, q => q is >= 0 and <= 1, session.Say("expected two numbers between 0 and 1", "deux nombres entre 0 et 1 sont attendus"));
        OutputOptions output = new(session);
        Command command = new("weight", session.Say(
            "Propensity score weights by logistic regression, with a balance table. --format csv writes the rows of the file with the columns propensity and weight, for km, logrank or cox with --weights. "
                + "JSON: estimand, groups [group, n, sum_of_weights, effective_size, smallest, largest], balance [variable, before, after], coefficients [term, estimate, std_error, odds_ratio, lower, upper, p], concordance, rows [row, propensity, weight].",
            "Poids du score de propension par régression logistique, avec un tableau d'équilibre. --format csv écrit les lignes du fichier avec les colonnes propensity et weight, pour km, logrank ou cox avec --weights. "
                + "JSON : estimand, groups [group, n, sum_of_weights, effective_size, smallest, largest], balance [variable, before, after], coefficients [term, estimate, std_error, odds_ratio, lower, upper, p], concordance, rows [row, propensity, weight]."));
        input.AddTo(command);
        foreach (Option option in new Option[] { treatment, reference, formula, frequency, estimand, stabilised, truncate })
        {
            command.Options.Add(option);
        }

        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv weight cohort.csv --treatment mdt --formula \"age + factor(stage)\" --estimand ate --stabilised",
            "oncosurv weight cohort.csv --treatment mdt --formula \"age\" --estimand overlap --format csv --out weighted.csv",
            "oncosurv weight counts.csv --treatment mdt --formula \"factor(stage)\" --frequency n");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            PropensityOptions options = Options(parsed.GetValue(estimand), parsed.GetValue(stabilised), parsed.GetResult(truncate) is null ? null : parsed.GetValue(truncate), session);
            Formula terms = Formula.ParseTerms(parsed.GetRequiredValue(formula));
            DataTable table = InputTable.Read(input.Read(parsed), session);
            string column = parsed.GetRequiredValue(treatment);
            string? repeated = parsed.GetValue(frequency);
            ImmutableArray<string> needed = [.. terms.Columns.Append(column).Concat(repeated is null ? [] : [repeated]).Distinct()];
            ImmutableArray<int> complete = table.CompleteRows(needed);
            DataTable rows = table.Subset(complete.AsSpan());
            int[] counts = repeated is null ? [.. Enumerable.Repeat(1, rows.RowCount)] : Frequencies.Read(rows, repeated, [], session);
            DataTable used = rows.Repeat(counts);
            Factor groups = Treatment(used, column, parsed.GetValue(reference), session);
            var score = PropensityScore.Fit(DesignMatrix.From(used, terms), groups, options);
            var result = WeightResult.Of(score, BalanceTable.Create(used, terms, score), rows, complete, counts);
            Summary summary = new("weight", AnalysisConventions.R, used.RowCount, table.RowCount - rows.RowCount)
            {
                Missing = [.. needed.Select(name => new MissingCells(name, table.Text(name).Count(cell => cell is null))).Where(cells => cells.Count > 0)],
                Warnings = [.. session.InputWarnings, .. score.Warnings],
            };
            target.Write(
                () => ResultPage.Of([score.ToTable(session.Language), result.Balance.ToTable(session.Language)], summary.Notes(session, session.Say("use the weights with --robust", "employer les poids avec --robust"))),
                () => summary.ToJson(session.Language, result.WriteJson),
                result.ToCsv);
            if (target.Format == OutputFormat.Csv && summary.MissingCount > 0)
            {
                string left = summary.MissingCount.ToString(CultureInfo.InvariantCulture);
                session.Error.WriteLine(session.Say($"oncosurv: rows left out for missing cells: {left}", $"oncosurv: lignes écartées pour cellules manquantes : {left}"));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static PropensityOptions Options(string? estimand, bool isStabilised, double[]? truncation, Session session)
    {
        if (isStabilised && estimand is not (null or "ate"))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say("--stabilised belongs to --estimand ate", "--stabilised va avec --estimand ate"));
        }

        if (truncation is not null && !(truncation.Length == 2 && truncation[0] < truncation[1]))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say("--truncate: expected two ascending quantiles, LOWER,UPPER", "--truncate : deux quantiles croissants sont attendus, BAS,HAUT"));
        }

        return new PropensityOptions
        {
            Estimand = estimand switch
            {
                "att" => TreatmentEstimand.Treated,
                "overlap" => TreatmentEstimand.Overlap,
                _ => isStabilised ? TreatmentEstimand.AverageStabilized : TreatmentEstimand.Average,
            },
            LowerTruncation = truncation?[0] ?? 0,
            UpperTruncation = truncation?[1] ?? 1,
        };
    }

    private static Factor Treatment(DataTable used, string column, string? reference, Session session)
    {
        Factor groups = used.ToFactor(column);
        if (groups.Levels.Length != 2)
        {
            throw new CommandException(ExitCode.WrongData, session.Say(
                $"{used.SourceName}: the treatment {column} has {groups.Levels.Length} levels in complete rows; two are expected",
                $"{used.SourceName} : le traitement {column} a {groups.Levels.Length} modalités dans les lignes complètes ; deux sont attendues"));
        }

        if (reference is null)
        {
            return groups;
        }

        return groups.Levels.Contains(reference)
            ? groups.WithReference(reference)
            : throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--reference {reference}: the column {column} holds {string.Join(", ", groups.Levels)}", $"--reference {reference} : la colonne {column} contient {string.Join(", ", groups.Levels)}"));
    }
}
