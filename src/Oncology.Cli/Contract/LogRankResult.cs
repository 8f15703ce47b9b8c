using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A log-rank test in the keys of the contract, and as tables.</summary>
/// <param name="Test">The test.</param>
/// <param name="Trend">The test for trend, null when not asked for.</param>
/// <param name="Strata">Names of the stratification columns, null for none.</param>
internal sealed record LogRankResult(LogRankTest Test, TestResult? Trend, string? Strata)
{
    /// <summary>Tests of every pair, null when not asked for.</summary>
    public PairwiseTests? Pairs { get; init; }

    /// <summary>The permutation test, null when not asked for.</summary>
    public PermutationTest? Permutation { get; init; }

    /// <summary>True where rows have case weights, which the variance takes in one way or another.</summary>
    public bool HasCaseWeights { get; init; }

    /// <summary>Writes <c>test</c>, <c>groups</c>, <c>covariance</c>, <c>statistic</c>, <c>df</c>, <c>p</c>, <c>trend</c>, <c>permutation</c> and <c>pairwise</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("test", Test.Options.Weights.Code);
        json.WriteFinite("rho", Test.Options.Weights.Rho);
        json.WriteFinite("gamma", Test.Options.Weights.Gamma);
        json.WriteString("variance", IsXieLiu ? "xie-liu" : "counts");
        json.WriteObjects("groups", Test.Groups, group =>
        {
            json.WriteString("group", group.Label);
            json.WriteNumber("n", group.Count);
            json.WriteFinite("observed", group.Observed);
            json.WriteFinite("expected", group.Expected);
            json.WriteFinite("weighted_observed", group.WeightedObserved);
            json.WriteFinite("weighted_expected", group.WeightedExpected);
        });
        json.WriteMatrix("covariance", Test.Covariance.Select(row => row.AsEnumerable()));
        WriteTest(json, Test.Test);
        if (Trend is TestResult trend)
        {
            json.WriteStartObject("trend");
            WriteTest(json, trend);
            json.WriteEndObject();
        }

        if (Permutation is PermutationTest permutation)
        {
            json.WriteStartObject("permutation");
            json.WriteFinite("p", permutation.PValue);
            json.WriteNumber("at_least", permutation.AtLeastCount);
            json.WriteNumber("arrangements", permutation.ArrangementCount);
            json.WriteBoolean("exact", permutation.IsExact);
            json.WriteNumber("seed", permutation.Options.Seed);
            json.WriteEndObject();
        }

        if (Pairs is PairwiseTests tests)
        {
            json.WriteObjects("pairwise", tests.Pairs, pair =>
            {
                json.WriteString("group1", pair.First);
                json.WriteString("group2", pair.Second);
                WriteTest(json, pair.Test);
                json.WriteFinite("p_holm", pair.Holm);
                json.WriteFinite("p_bh", pair.BenjaminiHochberg);
            });
        }
    }

    /// <summary>Writes <c>statistic</c>, <c>df</c> and <c>p</c> of a test.</summary>
    public static void WriteTest(Utf8JsonWriter json, TestResult test)
    {
        json.WriteFinite("statistic", test.Statistic);
        json.WriteNumber("df", test.DegreesOfFreedom);
        json.WriteFinite("p", test.PValue);
    }

    /// <summary>A chi-square test in one line.</summary>
    public static string Line(string name, TestResult test, Session session, NumberStyle style)
    {
        string df = test.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture);
        string freedom = session.Say($"{df} df", $"{df} ddl");
        return $"{name}{session.Say(": ", " : ")}χ² = {style.Format(test.Statistic, NumberKind.Statistic)}, {freedom}, {style.FormatP(test.PValue)}";
    }

    /// <summary>The table for reading.</summary>
    public ResultTable ToTable(Session session)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", session.Say(Words.Group), IsText: true),
            new("n", session.Say(Words.Number)),
            new("observed", session.Say(Words.Observed)),
            new("expected", session.Say(Words.Expected)),
        ];
        return new ResultTable(Name(session), columns,
        [
            .. Test.Groups.Select(group => new TableRow(
            [
                new Cell.Text(group.Label),
                new Cell.Number(group.Count, NumberKind.Count),
                new Cell.Number(group.Observed, NumberKind.Count),
                new Cell.Number(group.Expected, NumberKind.Statistic),
            ])),
        ],
        session.Language)
        {
            StyledFootnotes = style =>
            [
                Line(Name(session), Test.Test, session, style),
                .. Trend is TestResult trend ? [Line(session.Say("Trend", "Tendance"), trend, session, style)] : ImmutableArray<string>.Empty,
                .. Permutation is PermutationTest permutation ? permutation.ToTable(session.Language).FootnotesIn(style)[^1..] : ImmutableArray<string>.Empty,
            ],
        };
    }

    /// <summary>The tidy table: one row per group, the test repeated on each.</summary>
    public ResultTable Tidy(Language language)
    {
        ImmutableArray<string> keys = ["n", "observed", "expected", "weighted_observed", "weighted_expected", "statistic", "df", "p"];
        return new ResultTable(
            string.Empty,
            [new TableColumn("group", "group", IsText: true), .. keys.Select(key => new TableColumn(key, key))],
            [
                .. Test.Groups.Select(group => new TableRow(
                [
                    new Cell.Text(group.Label),
                    .. new[]
                    {
                        group.Count, group.Observed, group.Expected, group.WeightedObserved, group.WeightedExpected, Test.Test.Statistic, Test.Test.DegreesOfFreedom, Test.Test.PValue,
                    }.Select(value => new Cell.Number(value, NumberKind.General)),
                ])),
            ],
            language);
    }

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public string Choices(Session session)
    {
        string stratified = Strata is null ? string.Empty : session.Say($", stratified by {Strata}", $", stratifié par {Strata}");
        string weighted = IsXieLiu ? session.Say(", weights of patients: variance of Xie and Liu", ", poids de patients : variance de Xie et Liu")
            : HasCaseWeights ? session.Say(", case weights counted as rows", ", poids comptés comme des lignes") : string.Empty;
        return Name(session) + stratified + weighted;
    }

    private bool IsXieLiu => Test.Options.Variance == LogRankVariance.XieLiu;

    private string Name(Session session) => Test.Options.Weights.Code switch
    {
        "gehan" => session.Say("Gehan's (generalised Wilcoxon) test", "Test de Gehan (Wilcoxon généralisé)"),
        "tarone-ware" => session.Say("Tarone-Ware test", "Test de Tarone-Ware"),
        "peto-peto" => session.Say("Peto-Peto test", "Test de Peto-Peto"),
        "modified-peto-peto" => session.Say("Modified Peto-Peto test", "Test de Peto-Peto modifié"),
        "fleming-harrington" => session.Say("Fleming-Harrington test", "Test de Fleming-Harrington")
            + string.Create(CultureInfo.InvariantCulture, $" (ρ = {Test.Options.Weights.Rho}, γ = {Test.Options.Weights.Gamma})"),
        _ => session.Say("Log-rank test", "Test du log-rank"),
    };
}
