using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv describe</c>: the table of characteristics.</summary>
internal static class DescribeCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        Option<string> by = WordOption.Text("--by", session.Say($"column: groups to compare; else all rows together; of a cohort {CohortDescriptionTables.GroupWords}", $"colonne : groupes à comparer ; sinon toutes les lignes ensemble ; d'une cohorte {CohortDescriptionTables.GroupWords}"), "COLUMN");
        Option<string[]> variables = WordOption.Texts("--vars", session.Say("columns to describe; columns of numbers are numeric, of text categorical; without it the file is a cohort, described by its definitions", "colonnes à décrire ; numériques si elles portent des nombres, catégorielles si du texte ; sans elles le fichier est une cohorte, décrite par ses définitions"), "COLUMNS", session);
        Option<string[]> categorical = WordOption.Texts("--categorical", session.Say("columns of --vars whose numbers are codes of categories", "colonnes de --vars dont les nombres sont des codes de catégories"), "COLUMNS", session);
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("describe", session.Say(
            "Table of characteristics by group: counts with percentages of the known, median (range); Mann-Whitney or Kruskal-Wallis test, chi-square or Fisher's exact test (an expected count below 5). "
                + "JSON: by, groups [group, n], variables [variable, type numeric|categorical, summaries [group (null: all rows), n, n_missing, then mean, sd, median, q1, q3, min, max "
                + "or levels [level, count, percent]], test {name mann-whitney|kruskal-wallis|chi-square|fisher, statistic, df, p} or null].",
            "Tableau des caractéristiques par groupe : effectifs avec pourcentages des valeurs connues, médiane (étendue) ; test de Mann-Whitney ou de Kruskal-Wallis, khi-deux ou test exact de Fisher (un effectif attendu inférieur à 5). "
                + "JSON : by, groups [group, n], variables [variable, type numeric|categorical, summaries [group (null : toutes les lignes), n, n_missing, puis mean, sd, median, q1, q3, min, max "
                + "ou levels [level, count, percent]], test {name mann-whitney|kruskal-wallis|chi-square|fisher, statistic, df, p} ou null]."));
        input.AddTo(command);
        command.Options.Add(by);
        command.Options.Add(variables);
        command.Options.Add(categorical);
        conventions.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv describe cohort.csv --by mdt --vars age,sex,stage",
            "oncosurv describe cohort.csv --by arm --vars age,ecog --categorical ecog --format json",
            "oncosurv describe cohort/ --by mdt");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            if (parsed.GetResult(variables) is null)
            {
                CohortDescriptionTables.Write(input.Read(parsed), parsed.GetResult(by) is null ? null : parsed.GetValue(by), choices, target, session);
                return (int)ExitCode.Done;
            }

            DataTable table = InputTable.Read(input.Read(parsed), session);
            string? grouping = parsed.GetResult(by) is null ? null : parsed.GetValue(by);
            DataTable rows = grouping is null ? table : table.Subset(table.CompleteRows(grouping).AsSpan());
            if (rows.RowCount == 0)
            {
                throw new CommandException(ExitCode.WrongData, session.Say($"{table.SourceName}: no row has a group in column {grouping}", $"{table.SourceName} : aucune ligne n'a de groupe dans la colonne {grouping}"));
            }

            string[] coded = parsed.GetResult(categorical) is null ? [] : parsed.GetValue(categorical)!;
            List<AnalysisWarning> warnings = [];
            CharacteristicsResult result = Describe(rows, grouping, parsed.GetValue(variables)!, coded, choices, warnings, session);
            int missing = table.RowCount - rows.RowCount;
            Summary summary = new("describe", choices, rows.RowCount, missing)
            {
                Missing = missing == 0 ? [] : [new MissingCells(grouping!, missing)],
                Warnings = [.. warnings],
            };
            target.Write(
                () => TextPage.Of([result.ToTable(session)], summary.Notes(session, session.Say("percentages of known values", "pourcentages des valeurs connues"))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static CharacteristicsResult Describe(
        DataTable rows, string? grouping, string[] variables, string[] coded, AnalysisConventions choices, List<AnalysisWarning> warnings, Session session)
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
                : Characteristic.OfCategories(rows.ToFactor(column), groups, warnings));
        }

        problems.ThrowIfAny();
        return new CharacteristicsResult(groups, rows.RowCount, described.ToImmutable());
    }

    // A column of numbers with a few cells of text is a mistake to be named, not a category per number.
    private static bool IsMistyped(ImmutableArray<string?> cells) =>
        cells.Count(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) * 2 > cells.Count(cell => cell is not null);
}
