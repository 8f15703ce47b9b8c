using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Propensity score: each row's probability of the treatment given covariates, by logistic regression, and the weights made from it.</summary>
/// <remarks>
/// <para>
/// e = P(treated | x). Weights by <see cref="PropensityOptions.Estimand"/>; truncation moves weights beyond a quantile of all weights
/// (type 7) to that quantile. Weights are case weights: <see cref="SurvivalData.WithWeights"/>. They are estimated and not
/// independent of the rows, so standard errors must be robust: <see cref="CurveVariance.Robust"/>, <see cref="CoxOptions.Robust"/>;
/// these take the weights as fixed, which for the average effect errs on the wide side.
/// </para>
/// <para>Columns are in the order of the rows of the design.</para>
/// <para>
/// Source: Rosenbaum, Rubin, Biometrika 1983;70:41, doi 10.1093/biomet/70.1.41; stabilised weights: Robins, Hernán, Brumback,
/// Epidemiology 2000;11:550; survival: Cole, Hernán, Comput Methods Programs Biomed 2004;75:45; overlap: Li, Morgan, Zaslavsky, JASA
/// 2018;113:390.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class PropensityScore : ITabular
{
    private PropensityScore(Factor treatment, PropensityOptions options, LogisticModel model)
    {
        Treatment = treatment;
        Options = options;
        Model = model;
        Probability = model.Probability;
        double[] weights = Weights(treatment, model.Probability, options.Estimand);
        Truncate(weights, options);
        Weight = [.. weights];
        Groups = [.. Enumerable.Range(0, 2).Select(group => Describe(group, treatment, weights))];
        Warnings = model.Warnings;
    }

    /// <summary>Treatment of each row: the reference level, then the treated level.</summary>
    public Factor Treatment { get; }

    /// <summary>The choices that made the weights.</summary>
    public PropensityOptions Options { get; }

    /// <summary>The logistic model of the treatment.</summary>
    public LogisticModel Model { get; }

    /// <summary>The propensity score of each row: probability of the second level of <see cref="Treatment"/>.</summary>
    public ImmutableArray<double> Probability { get; }

    /// <summary>Weight of each row.</summary>
    public ImmutableArray<double> Weight { get; }

    /// <summary>The weights of the untreated and of the treated.</summary>
    public ImmutableArray<PropensityGroup> Groups { get; }

    /// <summary>What a reader must know, from the logistic model; separation means that some patients had no choice of treatment.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; }

    /// <summary>Fits the model of the treatment and makes the weights.</summary>
    /// <param name="design">Covariates without the intercept.</param>
    /// <param name="treatment">Treatment of each row, none missing; two levels, the first is the reference, the second the treated.</param>
    /// <param name="options">Choices; null weights for the average effect without truncation.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are not two levels, or a row has no treatment.</exception>
    /// <exception cref="ModelException">
    /// One level has no row (<c>one-outcome</c>), columns are collinear (<c>collinear</c>), or covariates decide the treatment of a row
    /// (<c>separation</c>), so that its weight does not exist.
    /// </exception>
    public static PropensityScore Fit(DesignMatrix design, Factor treatment, PropensityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(treatment);
        options ??= new PropensityOptions();
        options.Validate();
        TwoLevels(treatment);
        bool[] isTreated = [.. treatment.Codes.Select(code => code == 1)];
        var model = LogisticModel.Fit(design, isTreated, options.Model);
        return model.Converged
            ? new PropensityScore(treatment, options, model)
            : throw new ModelException(
                "separation",
                "The propensity score does not exist. " + string.Join(" ", model.Warnings.Select(w => w.English)),
                "Le score de propension n'existe pas. " + string.Join(" ", model.Warnings.Select(w => w.French)));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", Words.Group.In(language), IsText: true),
            new("n", "N"),
            new("sum_of_weights", Words.SumOfWeights.In(language)),
            new("effective_size", Words.EffectiveSize.In(language)),
            new("smallest_weight", Words.SmallestWeight.In(language)),
            new("largest_weight", Words.LargestWeight.In(language)),
        ];
        return new ResultTable(Words.PropensityWeights.In(language), columns, [.. Groups.Select(Row)], language)
        {
            StyledFootnotes = style => [Words.NameOf(Options.Estimand).In(language), $"c = {style.Format(Model.Concordance, NumberKind.Coefficient)}.", .. Warnings.Select(w => w.In(language))],
        };
    }

    /// <summary>The weights by group as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    internal static void TwoLevels(Factor treatment)
    {
        if (treatment.Levels.Length != 2)
        {
            throw new ArgumentException($"'{treatment.Name}' has {treatment.Levels.Length} levels; a treatment has two, the reference first.", nameof(treatment));
        }

        int missing = treatment.Codes.IndexOf(-1);
        if (missing >= 0)
        {
            throw new ArgumentException($"Row {missing} of '{treatment.Name}' is missing.", nameof(treatment));
        }
    }

    private static double[] Weights(Factor treatment, ImmutableArray<double> score, TreatmentEstimand estimand)
    {
        double treated = treatment.Codes.Count(code => code == 1) / (double)treatment.Count;
        double[] weights = new double[score.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            bool isTreated = treatment.Codes[i] == 1;
            double e = score[i];
            weights[i] = estimand switch
            {
                TreatmentEstimand.Average => isTreated ? 1 / e : 1 / (1 - e),
                TreatmentEstimand.AverageStabilized => isTreated ? treated / e : (1 - treated) / (1 - e),
                TreatmentEstimand.Treated => isTreated ? 1 : e / (1 - e),
                TreatmentEstimand.Overlap => isTreated ? 1 - e : e,
                _ => throw new ArgumentOutOfRangeException(nameof(estimand), estimand, "Unknown estimand."),
            };
        }

        return weights;
    }

    private static void Truncate(double[] weights, PropensityOptions options)
    {
        double[] sorted = [.. weights.Order()];
        double low = SampleQuantile.OfSorted(sorted, options.LowerTruncation, QuantileType.Type7);
        double high = SampleQuantile.OfSorted(sorted, options.UpperTruncation, QuantileType.Type7);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Clamp(weights[i], low, high);
        }
    }

    private static PropensityGroup Describe(int group, Factor treatment, double[] weights)
    {
        double[] own = [.. weights.Where((_, row) => treatment.Codes[row] == group)];
        CompensatedSum sum = default;
        CompensatedSum squares = default;
        foreach (double weight in own)
        {
            sum.Add(weight);
            squares.Add(weight * weight);
        }

        return new PropensityGroup(treatment.Levels[group], own.Length, sum.Value, sum.Value * sum.Value / squares.Value, own.Min(), own.Max());
    }

    private static TableRow Row(PropensityGroup group) => new(
    [
        new Cell.Text(group.Label),
        new Cell.Number(group.Count, NumberKind.Count),
        new Cell.Number(group.SumOfWeights, NumberKind.Measure),
        new Cell.Number(group.EffectiveSize, NumberKind.Measure),
        new Cell.Number(group.Smallest, NumberKind.Ratio),
        new Cell.Number(group.Largest, NumberKind.Ratio),
    ]);
}
