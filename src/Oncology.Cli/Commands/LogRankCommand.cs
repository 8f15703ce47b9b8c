using System.CommandLine;
using System.Globalization;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv logrank</c>: the log-rank test and its weighted relatives.</summary>
internal static class LogRankCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session, groupRequired: true);
        WeightingOptions weighting = new(session);
        Option<bool> trend = new("--trend") { Description = session.Say("also test for a trend over the groups in their order", "teste aussi une tendance sur les groupes dans leur ordre") };
        Option<bool> pairwise = new("--pairwise") { Description = session.Say("also test every pair of groups, p-values adjusted", "teste aussi chaque paire de groupes, p ajustés") };
        Option<LogRankVariance?> variance = WordOption.Choice<LogRankVariance?>(
            "--variance",
            session.Say(
                "with --weights: counts (a weight is a number of rows) or xie-liu (weights of patients, such as inverse probabilities of treatment) [counts]",
                "avec --weights : counts (un poids est un nombre de lignes) ou xie-liu (poids de patients, tels que l'inverse du score de propension) [counts]"),
            session,
            ("counts", LogRankVariance.Counts),
            ("xie-liu", LogRankVariance.XieLiu));
        RandomOptions permutation = new(
            "--permutations",
            session.Say("also a permutation p, from so many random arrangements, or from all where there are no more", "aussi un p par permutation, avec autant d'arrangements tirés au sort, ou tous s'il n'y en a pas plus"),
            session.Say("seed of the random arrangements", "graine des arrangements"),
            least: 1,
            most: int.MaxValue,
            session);
        ConventionOptions conventions = new(session);
        OutputOptions output = new(session);
        Command command = new("logrank", session.Say("Log-rank test and its weighted relatives, stratified, with trend.", "Test du log-rank et ses variantes pondérées, stratifié, avec tendance."));
        input.AddTo(command);
        followUp.AddTo(command, withStrata: true);
        weighting.AddTo(command);
        command.Options.Add(trend);
        command.Options.Add(pairwise);
        command.Options.Add(variance);
        permutation.AddTo(command);
        conventions.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv logrank cohort.csv --time os_months --event death --group mdt",
            "oncosurv logrank cohort.csv --time os_months --event death --group grade --strata centre --trend --format json",
            "oncosurv logrank cohort.csv --time os_months --event death --group arm --permutations 9999 --seed 1",
            "oncosurv logrank weighted.csv --time os_months --event death --group mdt --weights weight --variance xie-liu");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            AnalysisConventions choices = conventions.Read(parsed);
            LogRankOptions options = choices.LogRank with { Weights = weighting.Read(parsed, session), Variance = parsed.GetValue(variance) ?? choices.LogRank.Variance };
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, followUp.Read(parsed), choices.ZeroFollowUp, session);
            LogRankTest test = rows.Strata is Factor strata
                ? LogRankTest.Run(rows.Data, rows.Group!, strata, options)
                : LogRankTest.Run(rows.Data, rows.Group!, options);
            LogRankResult result = new(test, parsed.GetValue(trend) ? test.Trend() : null, rows.Strata?.Name)
            {
                Pairs = parsed.GetValue(pairwise) ? Pairs(rows, options) : null,
                Permutation = permutation.Read(parsed, session) is var (count, seed)
                    ? Permute(rows, new PermutationTestOptions { Arrangements = count, Seed = seed, LogRank = options }, session)
                    : null,
                HasCaseWeights = !rows.Data.Weights.IsEmpty,
            };
            Summary summary = Summary.Of("logrank", choices, rows);
            target.Write(
                () => ResultPage.Of([result.ToTable(session), .. result.Pairs is PairwiseTests pairs ? [pairs.ToTable(session.Language)] : Array.Empty<ResultTable>()], summary.Notes(session, result.Choices(session))),
                () => summary.ToJson(session.Language, result.WriteJson),
                () => result.Tidy(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static PermutationTest Permute(AnalysisRows rows, PermutationTestOptions options, Session session)
    {
        try
        {
            return rows.Strata is Factor strata
                ? PermutationTest.Run(rows.Data, rows.Group!, strata, options)
                : PermutationTest.Run(rows.Data, rows.Group!, options);
        }
        catch (RequestException refused)
        {
            throw new CommandException(ExitCode.WrongCommand, $"--permutations{session.Say(":", " :")} {refused.MessageIn(session.Language)}");
        }
    }

    private static PairwiseTests Pairs(AnalysisRows rows, LogRankOptions options) => rows.Strata is Factor strata
        ? PairwiseTests.Run(rows.Data, rows.Group!, strata, options)
        : PairwiseTests.Run(rows.Data, rows.Group!, options);

    /// <summary>Which weights the event times get: one word, or the exponents of Fleming and Harrington.</summary>
    private sealed class WeightingOptions(Session session)
    {
        private readonly Option<LogRankWeights?> _test = WordOption.Choice<LogRankWeights?>(
            "--test",
            session.Say("weights of the event times [logrank]", "poids des temps d'événement [logrank]"),
            session,
            ("logrank", LogRankWeights.LogRank),
            ("gehan", LogRankWeights.Gehan),
            ("tarone-ware", LogRankWeights.TaroneWare),
            ("peto-peto", LogRankWeights.PetoPeto),
            ("modified-peto-peto", LogRankWeights.ModifiedPetoPeto),
            ("fleming-harrington", LogRankWeights.FlemingHarrington(0, 0)));

        private readonly Option<double?> _rho = Exponent("--rho", "rho: S(t-)^rho, early differences count more", "rho : S(t-)^rho, les différences précoces comptent plus", session);

        private readonly Option<double?> _gamma = Exponent("--gamma", "gamma: (1 - S(t-))^gamma, late differences count more", "gamma : (1 - S(t-))^gamma, les différences tardives comptent plus", session);

        public void AddTo(Command command)
        {
            command.Options.Add(_test);
            command.Options.Add(_rho);
            command.Options.Add(_gamma);
        }

        /// <summary>The weights asked for.</summary>
        /// <exception cref="CommandException">Exponents are given with another test.</exception>
        public LogRankWeights Read(ParseResult parsed, Session session)
        {
            LogRankWeights? test = parsed.GetValue(_test);
            double? rho = parsed.GetValue(_rho);
            double? gamma = parsed.GetValue(_gamma);
            if (rho is null && gamma is null)
            {
                return test?.Code == "fleming-harrington"
                    ? throw new CommandException(ExitCode.WrongCommand, session.Say("--test fleming-harrington needs --rho or --gamma", "--test fleming-harrington exige --rho ou --gamma"))
                    : test ?? LogRankWeights.LogRank;
            }

            return test is null || test.Code == "fleming-harrington"
                ? LogRankWeights.FlemingHarrington(rho ?? 0, gamma ?? 0)
                : throw new CommandException(ExitCode.WrongCommand, session.Say(
                    $"--rho and --gamma belong to --test fleming-harrington, not to {test.Code}", $"--rho et --gamma vont avec --test fleming-harrington, pas avec {test.Code}"));
        }

        private static Option<double?> Exponent(string name, string english, string french, Session session) => WordOption.Number(
            name, session.Say(english, french), name[2..].ToUpper(CultureInfo.InvariantCulture), session, value => value >= 0, session.Say("expected a number of 0 or more", "un nombre d'au moins 0 est attendu"));
    }
}
