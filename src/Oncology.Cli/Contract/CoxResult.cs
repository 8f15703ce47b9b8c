using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A Cox model in the keys of the contract, and as tables.</summary>
internal sealed record CoxResult(CoxModel Model)
{
    /// <summary>Profile-likelihood intervals, when they are asked for.</summary>
    public ProfileLikelihood? Profile { get; init; }

    /// <summary>The word for a handling of ties.</summary>
    public static string Word(CoxTies ties) => ties switch
    {
        CoxTies.Breslow => "breslow",
        CoxTies.Efron => "efron",
        _ => "exact",
    };

    /// <summary>Writes the model.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("events", Model.EventCount);
        json.WriteString("ties", Word(Model.Options.Ties));
        json.WriteBoolean("robust", Model.IsRobust);
        json.WriteStartObject("log_likelihood");
        json.WriteFinite("null", Model.LogLikelihoodNull);
        json.WriteFinite("model", Model.LogLikelihood);
        json.WriteEndObject();
        json.WriteStartObject("tests");
        WriteTest(json, "likelihood_ratio", Model.LikelihoodRatioTest);
        WriteTest(json, "wald", Model.WaldTest);
        WriteTest(json, "score", Model.ScoreTest);
        if (Model.RobustScoreTest is TestResult robust)
        {
            WriteTest(json, "robust_score", robust);
        }

        json.WriteEndObject();
        json.WriteObjects("coefficients", Enumerable.Range(0, Model.Coefficients.Length), j => WriteCoefficient(json, j));
        int count = Model.Coefficients.Length;
        json.WriteMatrix("covariance", Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(j => Model.Covariance(i, j))));
        json.WriteStartObject("concordance");
        json.WriteFinite("estimate", Model.Concordance.Estimate);
        json.WriteFinite("std_error", Model.Concordance.StandardError);
        json.WriteEndObject();
        json.WriteNumber("iterations", Model.Iterations);
        json.WriteBoolean("converged", Model.Converged);
    }

    /// <summary>The table for reading.</summary>
    public ResultTable ToTable(Session session)
    {
        double level = Model.Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", session.Say("Term", "Terme"), IsText: true),
            new("level", session.Say("Level", "Modalité"), IsText: true),
            new("estimate", "coef"),
            new("std_error", session.Say("SE of coef", "ET de coef") + (Model.IsRobust ? session.Say(" (robust)", " (robuste)") : string.Empty)),
            new("hazard_ratio", "HR") { IntervalLevel = level },
            new("statistic", "z"),
            new("p", "p"),
        ];
        return new ResultTable(session.Say("Cox model", "Modèle de Cox"), columns, [.. Model.Coefficients.Select(Row)], session.Language)
        {
            StyledFootnotes = style =>
            [
                session.Say("Events: ", "Événements : ") + style.Format(Model.EventCount, NumberKind.Count),
                LogRankResult.Line(session.Say("Likelihood-ratio test", "Test du rapport de vraisemblance"), Model.LikelihoodRatioTest, session, style),
                LogRankResult.Line(session.Say("Wald test", "Test de Wald"), Model.WaldTest, session, style),
                LogRankResult.Line(session.Say("Score test", "Test du score"), Model.ScoreTest, session, style),
                session.Say("Concordance: ", "Concordance : ") + style.Format(Model.Concordance.Estimate, NumberKind.Coefficient)
                    + session.Say(" (SE ", " (ET ") + style.Format(Model.Concordance.StandardError, NumberKind.Coefficient) + ")",
            ],
        };
    }

    /// <summary>The tidy table: one row per coefficient.</summary>
    public ResultTable Tidy(Language language)
    {
        ImmutableArray<string> keys = ["estimate", "hazard_ratio", "std_error", "robust_std_error", "statistic", "p", "lower", "upper"];
        return new ResultTable(
            string.Empty,
            [new TableColumn("term", "term", IsText: true), new TableColumn("level", "level", IsText: true), .. keys.Select(key => new TableColumn(key, key))],
            [
                .. Model.Coefficients.Select((c, j) => new TableRow(
                [
                    new Cell.Text(c.Name.Term),
                    new Cell.Text(c.Name.Level ?? string.Empty),
                    .. new[]
                    {
                        c.Estimate, c.HazardRatio, c.StandardError, c.RobustStandardError ?? double.NaN, c.Statistic, c.PValue, IntervalOf(j).Lower, IntervalOf(j).Upper,
                    }.Select(value => new Cell.Number(value, NumberKind.General)),
                ])),
            ],
            language);
    }

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public string Choices(Session session)
    {
        string ties = Model.Options.Ties switch { CoxTies.Breslow => "Breslow", CoxTies.Efron => "Efron", _ => session.Say("exact partial likelihood", "vraisemblance partielle exacte") };
        string robust = Model.IsRobust ? session.Say("; robust (sandwich) variance", " ; variance robuste (sandwich)") : string.Empty;
        string intervals = Profile is null
            ? session.Say("Wald intervals", "intervalles de Wald")
            : session.Say("profile-likelihood intervals", "intervalles par vraisemblance profilée");
        return session.Say($"ties: {ties}; {intervals}", $"ex aequo : {ties} ; {intervals}") + robust;
    }

    private Interval IntervalOf(int j) => Profile?.Coefficients[j].HazardRatioInterval ?? Model.Coefficients[j].HazardRatioInterval;

    private TableRow Row(CoxCoefficient c, int j) => new(
    [
        new Cell.Text(c.Name.Term),
        new Cell.Text(c.Name.Level ?? string.Empty),
        new Cell.Number(c.Estimate, NumberKind.Coefficient),
        new Cell.Number(c.RobustStandardError ?? c.StandardError, NumberKind.Coefficient),
        new Cell.WithInterval(c.HazardRatio, IntervalOf(j), NumberKind.Ratio),
        new Cell.Number(c.Statistic, NumberKind.Statistic),
        new Cell.Number(c.PValue, NumberKind.PValue),
    ]);

    /// <summary>Writes a test as an object.</summary>
    public static void WriteTest(Utf8JsonWriter json, string key, TestResult test)
    {
        json.WriteStartObject(key);
        LogRankResult.WriteTest(json, test);
        json.WriteEndObject();
    }

    /// <summary>Writes what a coefficient belongs to.</summary>
    public static void WriteName(Utf8JsonWriter json, CoefficientName name)
    {
        json.WriteString("term", name.Term);
        json.WriteString("level", name.Level);
        json.WriteObjects("variables", name.Variables, variable =>
        {
            json.WriteString("name", variable.Name);
            json.WriteString("level", variable.Level);
        });
    }

    private void WriteCoefficient(Utf8JsonWriter json, int j)
    {
        CoxCoefficient coefficient = Model.Coefficients[j];
        WriteName(json, coefficient.Name);
        json.WriteFinite("estimate", coefficient.Estimate);
        json.WriteFinite("hazard_ratio", coefficient.HazardRatio);
        json.WriteFinite("std_error", coefficient.StandardError);
        json.WriteFinite("robust_std_error", coefficient.RobustStandardError);
        json.WriteFinite("statistic", coefficient.Statistic);
        json.WriteFinite("p", coefficient.PValue);
        json.WriteFinite("lower", IntervalOf(j).Lower);
        json.WriteFinite("upper", IntervalOf(j).Upper);
        if (Profile is not null)
        {
            json.WriteFinite("wald_lower", coefficient.HazardRatioInterval.Lower);
            json.WriteFinite("wald_upper", coefficient.HazardRatioInterval.Upper);
            WriteTest(json, "likelihood_ratio", Profile.Coefficients[j].LikelihoodRatioTest);
        }
    }
}
