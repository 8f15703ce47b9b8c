using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv describe</c>: the table of characteristics.</summary>
internal static class DescribeCommand
{
    public static Command Create(Session session)
    {
        InputOptions file = new(session);
        InputCohort input = new(session, new CohortOptions(session, file));
        Option<string> by = WordOption.Text("--by", session.Say($"column: groups to compare; else all rows together; of a cohort {CohortDescriptionTables.GroupWords}", $"colonne : groupes à comparer ; sinon toutes les lignes ensemble ; d'une cohorte {CohortDescriptionTables.GroupWords}"), "COLUMN");
        Option<string[]> variables = WordOption.Texts("--vars", session.Say("columns to describe; columns of numbers are numeric, of text categorical; without it the file is a cohort, described by its definitions", "colonnes à décrire ; numériques si elles portent des nombres, catégorielles si du texte ; sans elles le fichier est une cohorte, décrite par ses définitions"), "COLUMNS", session);
        Option<string[]> categorical = WordOption.Texts("--categorical", session.Say("columns of --vars whose numbers are codes of categories", "colonnes de --vars dont les nombres sont des codes de catégories"), "COLUMNS", session);
        Option<string> frequency = Frequencies.Option(session);
        Option<bool> allTests = new("--all-tests")
        {
            Description = session.Say(
                "with --vars: also every test that applies, standardised differences, odds ratios, intervals of percentages",
                "avec --vars : aussi tous les tests applicables, différences standardisées, odds ratios, intervalles des pourcentages"),
        };
        RandomOptions simulation = new(
            "--simulate",
            session.Say("where Fisher's exact test is out of reach, its p-value from so many random tables", "là où le test exact de Fisher est hors de portée, son p par autant de tableaux tirés au sort"),
            session.Say("seed of the random tables", "graine des tableaux"),
            least: 1,
            most: int.MaxValue,
            session);
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("describe", session.Say(
            "Table of characteristics by group: counts with percentages of the known, median (range); Mann-Whitney or Kruskal-Wallis test, chi-square or Fisher's exact test (an expected count below 5). "
                + "JSON: by, groups [group, n], variables [variable, type numeric|categorical, summaries [group (null: all rows), n, n_missing, then mean, sd, median, q1, q3, min, max "
                + "or levels [level, count, percent]], test {name mann-whitney|kruskal-wallis|chi-square|fisher|fisher-simulated, statistic, df, p, p_std_error (simulated)} or null; with --all-tests also "
                + "tests [name, statistic, df, df_denominator, p, estimate, lower, upper, problem], standardized_difference, and per level wilson_lower, wilson_upper, exact_lower, exact_upper]. JSON of a cohort (without --vars): by, tables [title, columns, rows], corrections.",
            "Tableau des caractéristiques par groupe : effectifs avec pourcentages des valeurs connues, médiane (étendue) ; test de Mann-Whitney ou de Kruskal-Wallis, khi-deux ou test exact de Fisher (un effectif attendu inférieur à 5). "
                + "JSON : by, groups [group, n], variables [variable, type numeric|categorical, summaries [group (null : toutes les lignes), n, n_missing, puis mean, sd, median, q1, q3, min, max "
                + "ou levels [level, count, percent]], test {name mann-whitney|kruskal-wallis|chi-square|fisher|fisher-simulated, statistic, df, p, p_std_error (simulated)} ou null ; avec --all-tests aussi "
                + "tests [name, statistic, df, df_denominator, p, estimate, lower, upper, problem], standardized_difference, et par niveau wilson_lower, wilson_upper, exact_lower, exact_upper]. JSON d'une cohorte (sans --vars) : by, tables [title, columns, rows], corrections."));
        input.AddTo(command);
        command.Options.Add(by);
        command.Options.Add(variables);
        command.Options.Add(categorical);
        command.Options.Add(frequency);
        command.Options.Add(allTests);
        simulation.AddTo(command);
        conventions.AddTo(command, withTimes: false);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv describe cohort.csv --by mdt --vars age,sex,stage",
            "oncosurv describe cohort.csv --by arm --vars age,ecog --categorical ecog --format json",
            "oncosurv describe cohort/ --by mdt --clinical asco-cap");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            if (parsed.GetResult(variables) is null)
            {
                CohortDescriptionTables.Write(input, parsed, parsed.GetResult(by) is null ? null : parsed.GetValue(by), choices, target, session);
                return (int)ExitCode.Done;
            }

            DataTable table = InputTable.Read(file.Read(parsed), session);
            string? grouping = parsed.GetResult(by) is null ? null : parsed.GetValue(by);
            string? repeated = parsed.GetValue(frequency);
            string[] needed = [.. new[] { grouping, repeated }.OfType<string>().Distinct()];
            DataTable rows = needed.Length == 0 ? table : table.Subset(table.CompleteRows(needed).AsSpan());
            int missing = table.RowCount - rows.RowCount;
            string[] coded = parsed.GetResult(categorical) is null ? [] : parsed.GetValue(categorical)!;
            rows = repeated is null ? rows : rows.Repeat(Frequencies.Read(rows, repeated, [.. parsed.GetValue(variables)!.Except(coded).Where(column => !rows.IsNumeric(column) && IsMistyped(rows.Text(column)))], session));
            if (rows.RowCount == 0)
            {
                throw new CommandException(ExitCode.WrongData, session.Say(
                    $"{table.SourceName}: no row is complete in the columns {string.Join(", ", needed)}", $"{table.SourceName} : aucune ligne n'est complète dans les colonnes {string.Join(", ", needed)}"));
            }

            List<AnalysisWarning> warnings = [.. session.InputWarnings];
            ContingencyTestOptions? simulated = simulation.Read(parsed, session) is var (count, seed)
                ? new ContingencyTestOptions { Method = ContingencyMethod.FisherSimulated, Simulations = count, Seed = seed }
                : null;
            CharacteristicsResult result = Describe(rows, grouping, parsed.GetValue(variables)!, coded, choices, simulated, warnings, session);
            result = parsed.GetValue(allTests) ? Detailed(result, rows, choices.TTest.ConfidenceLevel) : result;
            Summary summary = new("describe", choices, rows.RowCount, missing)
            {
                Missing = [.. needed.Select(name => new MissingCells(name, table.Text(name).Count(cell => cell is null))).Where(cells => cells.Count > 0)],
                Warnings = [.. warnings],
            };
            target.Write(
                () => ResultPage.Of(
                    [result.ToTable(session), .. result.DetailLevel is double level && result.Groups is not null ? [CharacteristicDetailsTable.Of(result.Characteristics, level, session)] : Array.Empty<ResultTable>()],
                    summary.Notes(session, session.Say("percentages of known values", "pourcentages des valeurs connues"))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static CharacteristicsResult Detailed(CharacteristicsResult result, DataTable rows, double level) => result with
    {
        DetailLevel = level,
        Characteristics = result.Groups is not Factor groups ? result.Characteristics :
        [
            .. result.Characteristics.Select(one => one with
            {
                Details = one.IsNumber
                    ? CharacteristicDetails.OfNumbers(rows.Numbers(one.Name), groups, level)
                    : CharacteristicDetails.OfCategories(rows.ToFactor(one.Name), groups, level, one.Test),
            }),
        ],
    };

    private static CharacteristicsResult Describe(
        DataTable rows, string? grouping, string[] variables, string[] coded, AnalysisConventions choices, ContingencyTestOptions? simulation, List<AnalysisWarning> warnings, Session session)
    {
        string? foreign = Array.Find(coded, column => !variables.Contains(column));
        if (foreign is not null)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say($"--categorical {foreign}: this column is not in --vars", $"--categorical {foreign} : cette colonne n'est pas dans --vars"));
        }

        Factor? groups = grouping is null ? null : rows.ToFactor(grouping);
        DataProblems problems = new(rows, session);
        var described = ImmutableArray.CreateBuilder<Characteristic>();
        foreach (string column in variables.Distinct())
        {
            bool isNumber = !coded.Contains(column) && (rows.IsNumeric(column) || IsMistyped(rows.Text(column)));
            described.Add(isNumber
                ? Characteristic.OfNumbers(column, problems.Numbers(column), groups, choices)
                : Characteristic.OfCategories(rows.ToFactor(column), groups, simulation, warnings));
        }

        problems.ThrowIfAny();
        return new CharacteristicsResult(groups, rows.RowCount, described.ToImmutable());
    }

    // A column of numbers with a few cells of text is a mistake to be named, not a category per number.
    private static bool IsMistyped(ImmutableArray<string?> cells) =>
        cells.Count(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) * 2 > cells.Count(cell => cell is not null);
}
