using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>
/// The choices on which R, Stata and SAS differ, as one named set: one options record per estimator.
/// Passed explicitly, never global, and echoed in every output.
/// </summary>
/// <remarks>docs/conventions.md holds the table of choices with sources; a test compares it with these presets.</remarks>
public sealed record AnalysisConventions
{
    private AnalysisConventions(string name)
    {
        Name = name;
    }

    /// <summary>R, package survival.</summary>
    public static AnalysisConventions R { get; } = new("R");

    /// <summary>Stata, <c>st</c> commands.</summary>
    public static AnalysisConventions Stata { get; } = new("Stata")
    {
        KaplanMeier = new KaplanMeierOptions
        {
            Interval = IntervalTransform.LogLog,
            Quantile = QuantileRule.FirstTime,
            Ties = TieTolerance.None,
        },
        LogRank = new LogRankOptions { Ties = TieTolerance.None },
        Cox = new CoxOptions { Ties = CoxTies.Breslow, TimeTies = TieTolerance.None },
        CumulativeIncidence = new CumulativeIncidenceOptions { Interval = IntervalTransform.LogLog, Ties = TieTolerance.None },
        FineGray = new FineGrayOptions { Ties = CoxTies.Breslow, TimeTies = TieTolerance.None },
        MannWhitney = new MannWhitneyOptions { Method = MannWhitneyMethod.Normal },
        TTest = new TTestOptions { EqualVariances = true },
        NumericSummary = new NumericSummaryOptions { Quartiles = QuantileType.Type2 },
        ZeroFollowUp = ZeroFollowUp.Drop,
    };

    /// <summary>SAS, procedures LIFETEST and PHREG.</summary>
    public static AnalysisConventions Sas { get; } = new("SAS")
    {
        KaplanMeier = new KaplanMeierOptions { Interval = IntervalTransform.LogLog, Ties = TieTolerance.None },
        LogRank = new LogRankOptions { Ties = TieTolerance.None },
        Cox = new CoxOptions { Ties = CoxTies.Breslow, TimeTies = TieTolerance.None },
        CumulativeIncidence = new CumulativeIncidenceOptions { Interval = IntervalTransform.LogLog, Ties = TieTolerance.None },
        FineGray = new FineGrayOptions { Ties = CoxTies.Breslow, TimeTies = TieTolerance.None },
        MannWhitney = new MannWhitneyOptions { Method = MannWhitneyMethod.NormalCorrected },
        TTest = new TTestOptions { EqualVariances = true },
        NumericSummary = new NumericSummaryOptions { Quartiles = QuantileType.Type2 },
    };

    /// <summary>All presets.</summary>
    public static ImmutableArray<AnalysisConventions> Presets => [R, Stata, Sas];

    /// <summary>Name, as printed: R, Stata or SAS.</summary>
    public string Name { get; }

    /// <summary>Kaplan-Meier curves, quantiles, follow-up.</summary>
    public KaplanMeierOptions KaplanMeier { get; init; } = new();

    /// <summary>Log-rank test.</summary>
    public LogRankOptions LogRank { get; init; } = new();

    /// <summary>Cox model.</summary>
    public CoxOptions Cox { get; init; } = new();

    /// <summary>Cumulative incidence.</summary>
    public CumulativeIncidenceOptions CumulativeIncidence { get; init; } = new();

    /// <summary>Fine-Gray model.</summary>
    public FineGrayOptions FineGray { get; init; } = new();

    /// <summary>Mann-Whitney test.</summary>
    public MannWhitneyOptions MannWhitney { get; init; } = new();

    /// <summary>t test.</summary>
    public TTestOptions TTest { get; init; } = new();

    /// <summary>Means, medians and quartiles of numeric columns.</summary>
    public NumericSummaryOptions NumericSummary { get; init; } = new();

    /// <summary>Rows without follow-up in a file that is analysed as it is given.</summary>
    public ZeroFollowUp ZeroFollowUp { get; init; } = ZeroFollowUp.Keep;

    /// <summary>The preset of a name, ignoring case: <c>r</c>, <c>stata</c> or <c>sas</c>.</summary>
    /// <exception cref="ArgumentException">There is no such preset.</exception>
    public static AnalysisConventions Named(string name) =>
        Presets.FirstOrDefault(preset => string.Equals(preset.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There are no conventions named '{name}'; known are r, stata and sas.", nameof(name));

    /// <summary>The same choices with another level for all confidence intervals.</summary>
    /// <param name="level">Level, in (0, 1).</param>
    public AnalysisConventions WithConfidenceLevel(double level) => this with
    {
        KaplanMeier = KaplanMeier with { ConfidenceLevel = level },
        Cox = Cox with { ConfidenceLevel = level },
        CumulativeIncidence = CumulativeIncidence with { ConfidenceLevel = level },
        FineGray = FineGray with { ConfidenceLevel = level },
        TTest = TTest with { ConfidenceLevel = level },
    };

    /// <summary>The same choices with another rule for nearly equal times, for all estimators.</summary>
    /// <param name="ties">When two times count as one.</param>
    public AnalysisConventions WithTimeTies(TieTolerance ties) => this with
    {
        KaplanMeier = KaplanMeier with { Ties = ties },
        LogRank = LogRank with { Ties = ties },
        Cox = Cox with { TimeTies = ties },
        CumulativeIncidence = CumulativeIncidence with { Ties = ties },
        FineGray = FineGray with { TimeTies = ties },
    };
}
