using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The test of proportional hazards: whether a coefficient changes with time, by the score test of β(t) = β + γ g(t).</summary>
/// <remarks>
/// <para>
/// With V(t) the information of an event time: γ has the score U = Σ_events w g(t) (x − x̄(t)), and U′ C⁻¹ U is χ², where
/// C = Σ g² V − (Σ g V)(Σ V)⁻¹(Σ g V). g is centred at its mean over the events, which changes nothing but the rounding.
/// </para>
/// <para>
/// Tests are given per term (as many degrees of freedom as the term has coefficients), per coefficient, and for all together. They use
/// the model-based variance, also in a robust fit. NaN where the events leave nothing to test: one event time, or fewer than needed.
/// </para>
/// <para>
/// Convention: R survival 3.x <c>cox.zph</c>; Stata's <c>estat phtest</c> and R before 3.0 use the correlation of scaled Schoenfeld
/// residuals with g, an approximation that takes V(t) for constant.
/// </para>
/// <para>Source: Grambsch, Therneau, Biometrika 1994;81:515; Therneau, survival package, vignette "methods" 3.1.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ProportionalHazardsTest : ITabular
{
    // Shares of the work that are done once the sums at the estimate, and then the function of time, are there.
    private const double ShareOfSums = 0.3;
    private const double ShareOfTimes = 0.5;

    private ProportionalHazardsTest(TimeTransform transform, ImmutableArray<TermTest> terms, ImmutableArray<TermTest> coefficients, TestResult global)
    {
        Transform = transform;
        Terms = terms;
        Coefficients = coefficients;
        Global = global;
    }

    /// <summary>The function of time.</summary>
    public TimeTransform Transform { get; }

    /// <summary>One test per term of the model.</summary>
    public ImmutableArray<TermTest> Terms { get; }

    /// <summary>One test per coefficient that was estimated.</summary>
    public ImmutableArray<TermTest> Coefficients { get; }

    /// <summary>The test of all coefficients together.</summary>
    public TestResult Global { get; }

    /// <summary>Runs the test.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="transform">The function of time.</param>
    /// <exception cref="ArgumentException">The model has exact ties or no coefficient, or an event at time 0 has no logarithm.</exception>
    public static ProportionalHazardsTest Run(CoxModel model, TimeTransform transform = TimeTransform.KaplanMeier) => Run(model, transform, null, default);

    /// <summary>The same for large samples: says how far it is, and can be stopped.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="transform">The function of time.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The model has exact ties or no coefficient, or an event at time 0 has no logarithm.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ProportionalHazardsTest Run(CoxModel model, TimeTransform transform, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        WorkWatch watch = new(progress, cancellation);
        watch.Report(0);
        if (model.Options.Ties == CoxTies.Exact)
        {
            throw new RequestException("The test of proportional hazards is not defined with exact ties; fit with Efron or Breslow ties.", "Le test des risques proportionnels n'est pas défini avec des ex aequo exacts ; ajustez avec ceux d'Efron ou de Breslow.", nameof(model));
        }

        if (model.DegreesOfFreedom == 0)
        {
            throw new RequestException("The model has no coefficient to test.", "Le modèle n'a pas de coefficient à tester.", nameof(model));
        }

        CoxFitted fitted = model.Fitted;
        watch.Report(ShareOfSums);
        double[] g = EventTimeValues.Of(fitted, transform);
        watch.Report(ShareOfTimes);
        TimeScore score = new(fitted, g);
        watch.Report(1);
        int[] all = [.. Enumerable.Range(0, fitted.Kept.Length)];
        CoefficientName[] names = [.. fitted.Kept.Select(j => model.Coefficients[j].Name)];
        return new ProportionalHazardsTest(
            transform,
            [.. all.GroupBy(k => names[k].Term, StringComparer.Ordinal).Select(term => new TermTest(term.Key, score.Test([.. term])))],
            [.. all.Select(k => new TermTest(names[k].ToString(), score.Test([k])))],
            score.Test(all));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("statistic", "χ²"),
            new("df", Words.DegreesOfFreedom.In(language)),
            new("p", "p"),
        ];
        IEnumerable<TermTest> rows = Terms.Append(new TermTest("GLOBAL", Global));
        string title = $"{Words.ProportionalHazards.In(language)} (g = {TransformName(Transform)})";
        return new ResultTable(title, columns, [.. rows.Select(Row)], language);
    }

    /// <summary>The tests as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static string TransformName(TimeTransform transform) =>
        transform == TimeTransform.KaplanMeier ? "km" : transform.ToString().ToLower(CultureInfo.InvariantCulture);

    private static TableRow Row(TermTest test) => new(
    [
        new Cell.Text(test.Term),
        new Cell.Number(test.Test.Statistic, NumberKind.Statistic),
        new Cell.Number(test.Test.DegreesOfFreedom, NumberKind.Count),
        new Cell.Number(test.Test.PValue, NumberKind.PValue),
    ]);
}
