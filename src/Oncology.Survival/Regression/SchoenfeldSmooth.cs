using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// How the coefficient of a Cox model changes with time: its scaled Schoenfeld residuals, smoothed by a natural spline with a band.
/// </summary>
/// <remarks>
/// <para>
/// The residuals β + d · Schoenfeld · V are regressed on a natural cubic spline of g(t). Its knots are the quantiles of the grid and the
/// residuals' places together, its standard error √(d V_kk x′(X′X)⁻¹x), as in R's <c>plot.cox.zph</c>. A horizontal smooth means
/// proportional hazards.
/// </para>
/// <para>
/// Residuals are in the order of <see cref="CoxResiduals.SchoenfeldRows"/>; the grid ascends from the first to the last event. With fewer
/// distinct event times than degrees of freedom, the spline has as many as there are; with one, it is their mean.
/// </para>
/// <para>Time is in the caller's unit. The model-based variance is used, also in a robust fit.</para>
/// <para>Source: Grambsch, Therneau, Biometrika 1994;81:515.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class SchoenfeldSmooth : ITabular
{
    private SchoenfeldSmooth(CoxModel model, int coefficient, SchoenfeldSmoothOptions options)
    {
        Model = model;
        Coefficient = coefficient;
        Options = options;
        var residuals = CoxResiduals.Of(model);
        Time = residuals.SchoenfeldTimes;
        Residual = residuals.ScaledSchoenfeld(coefficient);
        CoxRiskSets sets = model.Fitted.Sets;
        double[] g = EventTimeValues.Unscaled(model.Fitted, options.Transform);
        double[] place = [.. Enumerable.Range(0, sets.RowCount).Where(i => sets.IsEvent[i]).Select(i => g[sets.LastTime[i]])];
        Place = [.. place];
        double from = place.Min(), to = place.Max();
        double[] grid = [.. Enumerable.Range(0, options.GridCount).Select(i => from + (to - from) * i / (options.GridCount - 1))];
        GridPlace = [.. grid];
        DegreesOfFreedom = Math.Min(options.DegreesOfFreedom, place.Distinct().Count());
        (Estimate, StandardError) = Smooth(place, grid);
        double z = Tails.NormalQuantile(options.ConfidenceLevel);
        Lower = [.. Estimate.Zip(StandardError, (value, error) => value - z * error)];
        Upper = [.. Estimate.Zip(StandardError, (value, error) => value + z * error)];
    }

    /// <summary>The model.</summary>
    public CoxModel Model { get; }

    /// <summary>The coefficient, from 0.</summary>
    public int Coefficient { get; }

    /// <summary>The choices that made the smooth.</summary>
    public SchoenfeldSmoothOptions Options { get; }

    /// <summary>Degrees of freedom the spline has.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Time of each event.</summary>
    public ImmutableArray<double> Time { get; }

    /// <summary>g(t) of each event.</summary>
    public ImmutableArray<double> Place { get; }

    /// <summary>Scaled Schoenfeld residual of each event.</summary>
    public ImmutableArray<double> Residual { get; }

    /// <summary>g(t) at which the smooth is given, ascending.</summary>
    public ImmutableArray<double> GridPlace { get; }

    /// <summary>The smooth.</summary>
    public ImmutableArray<double> Estimate { get; }

    /// <summary>Standard error of the smooth.</summary>
    public ImmutableArray<double> StandardError { get; }

    /// <summary>Lower edge of the band.</summary>
    public ImmutableArray<double> Lower { get; }

    /// <summary>Upper edge of the band.</summary>
    public ImmutableArray<double> Upper { get; }

    /// <summary>Smooths the residuals of one coefficient.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="coefficient">The coefficient, from 0.</param>
    /// <param name="options">Choices; null is R's.</param>
    /// <exception cref="ArgumentException">The coefficient was not estimated, or an event at time 0 has no logarithm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient, or an option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The model has exact ties.</exception>
    public static SchoenfeldSmooth Fit(CoxModel model, int coefficient, SchoenfeldSmoothOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(coefficient);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(coefficient, model.Coefficients.Length);
        options ??= new SchoenfeldSmoothOptions();
        options.Validate();
        return double.IsNaN(model.Coefficients[coefficient].Estimate)
            ? throw new ArgumentException($"Coefficient {coefficient} was left out of the model.", nameof(coefficient))
            : new SchoenfeldSmooth(model, coefficient, options);
    }

    /// <summary>The smooth with its band, a row per place of the grid.</summary>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("g_time", Words.TransformedTime.In(language)),
            new("estimate", Words.ScaledSchoenfeldSmooth.In(language)) { IntervalLevel = Options.ConfidenceLevel },
            new("std_error", Words.StandardError.In(language)),
        ];
        string title = $"{Words.ScaledSchoenfeldSmooth.In(language)}{Words.Colon.In(language)}{Model.Coefficients[Coefficient].Name}";
        return new ResultTable(title, columns, [.. GridPlace.Select((_, row) => Row(row))], language);
    }

    /// <summary>The smooth as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private TableRow Row(int row) => new(
    [
        new Cell.Number(GridPlace[row], NumberKind.General),
        new Cell.WithInterval(Estimate[row], new Interval(Lower[row], Upper[row]), NumberKind.Coefficient),
        new Cell.Number(StandardError[row], NumberKind.Coefficient),
    ]);

    private (ImmutableArray<double> Estimate, ImmutableArray<double> StandardError) Smooth(double[] place, double[] grid)
    {
        double[] knots = Knots(place, grid);
        Matrix<double> design = Basis(place, knots);
        Matrix<double> at = Basis(grid, knots);
        var decomposition = design.QR();
        Vector<double> smooth = at * decomposition.Solve(Vector<double>.Build.DenseOfEnumerable(Residual));
        // x′(X′X)⁻¹x is the squared length of R′⁻¹x.
        Matrix<double> scaled = decomposition.R.SubMatrix(0, DegreesOfFreedom, 0, DegreesOfFreedom).Transpose().Solve(at.Transpose());
        double variance = Model.ModelCovariance(Coefficient, Coefficient) * Model.EventCount;
        return ([.. smooth], [.. scaled.EnumerateColumns().Select(column => Math.Sqrt(variance * column.DotProduct(column)))]);
    }

    // Ends of the range and, between them, equally spaced quantiles.
    private double[] Knots(double[] place, double[] grid)
    {
        double[] sorted = [.. grid.Concat(place).Order()];
        int pieces = Math.Max(1, DegreesOfFreedom - 1);
        return [.. Enumerable.Range(0, pieces + 1).Select(k => SampleQuantile.OfSorted(sorted, (double)k / pieces, QuantileType.Type7))];
    }

    // Natural cubic splines: 1, x and the truncated cubes whose second derivatives vanish beyond the outer knots, on [0, 1].
    private Matrix<double> Basis(double[] places, double[] knots)
    {
        double from = knots[0], width = knots[^1] > knots[0] ? knots[^1] - knots[0] : 1;
        double[] knot = [.. knots.Select(k => (k - from) / width)];
        return Matrix<double>.Build.Dense(places.Length, DegreesOfFreedom, (row, column) =>
        {
            double x = (places[row] - from) / width;
            return column switch { 0 => 1, 1 => x, _ => Cube(x, knot, column - 2) - Cube(x, knot, knot.Length - 2) };
        });
    }

    private static double Cube(double x, double[] knot, int k) =>
        (Math.Pow(Math.Max(0, x - knot[k]), 3) - Math.Pow(Math.Max(0, x - knot[^1]), 3)) / (knot[^1] - knot[k]);
}
