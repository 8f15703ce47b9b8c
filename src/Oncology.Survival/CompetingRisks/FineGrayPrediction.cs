using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The cumulative incidence that a Fine-Gray model predicts for one patient.</summary>
/// <remarks>
/// <para>
/// F(t | x) = 1 − exp(−exp(β′x) H0(t)), H0 the baseline of <see cref="FineGrayBaseline"/>. Its standard error and interval are those of
/// 1 − F(t | x) in <see cref="CoxPrediction"/>, with the model's covariance of β; they take the censoring weights as known.
/// </para>
/// <para>
/// Columns have one entry per distinct time of the event of interest, ascending, in the unit of the data; before the first F is 0.
/// </para>
/// <para>Convention: equal to R <c>survfit</c> of <c>coxph</c> on <c>finegray</c> data; with Breslow ties and crr's censoring ties to <c>predict.crr</c>.</para>
/// <para>Source: Fine, Gray, JASA 1999;94:496, section 4.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class FineGrayPrediction : ITabular
{
    private readonly double[] _time;
    private readonly double[] _incidence;
    private readonly double[] _standardError;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly string _cause;

    private FineGrayPrediction(FineGray model, CoxPrediction curve)
    {
        Row = curve.Row;
        Stratum = curve.Stratum;
        Options = curve.Options;
        _cause = model.CauseLabel;
        ImmutableArray<double> hazard = curve.CumulativeHazard;
        int[] steps = [.. Enumerable.Range(0, hazard.Length).Where(i => hazard[i] > (i == 0 ? 0 : hazard[i - 1]))];
        _time = [.. steps.Select(i => curve.Time[i])];
        _incidence = [.. steps.Select(i => FromHazard(hazard[i]))];
        _standardError = [.. steps.Select(i => curve.StandardError[i])];
        _lower = [.. steps.Select(i => 1 - curve.Upper[i])];
        _upper = [.. steps.Select(i => 1 - curve.Lower[i])];
    }

    /// <summary>Row of the new data, from 0.</summary>
    public int Row { get; }

    /// <summary>Label of the stratum; null when the model has none.</summary>
    public string? Stratum { get; }

    /// <summary>The choices that made the curve; the scale of the interval is that of 1 − F(t).</summary>
    public CoxPredictionOptions Options { get; }

    /// <summary>Distinct times of the event of interest.</summary>
    public ImmutableArray<double> Time => ImmutableCollectionsMarshal.AsImmutableArray(_time);

    /// <summary>F(t).</summary>
    public ImmutableArray<double> Incidence => ImmutableCollectionsMarshal.AsImmutableArray(_incidence);

    /// <summary>Standard error of F(t).</summary>
    public ImmutableArray<double> StandardError => ImmutableCollectionsMarshal.AsImmutableArray(_standardError);

    /// <summary>Lower confidence bound of F(t); NaN where undefined.</summary>
    public ImmutableArray<double> Lower => ImmutableCollectionsMarshal.AsImmutableArray(_lower);

    /// <summary>Upper confidence bound of F(t); NaN where undefined.</summary>
    public ImmutableArray<double> Upper => ImmutableCollectionsMarshal.AsImmutableArray(_upper);

    /// <summary>Predicts a curve for each row of a table that has the columns of the model's formula.</summary>
    /// <param name="model">A model fitted to a frame from a formula.</param>
    /// <param name="rows">The covariates, strata and offsets of the new patients; follow-up is not needed.</param>
    /// <param name="options">Level and scale of the intervals; null is R's.</param>
    /// <returns>One curve per row, in order.</returns>
    /// <exception cref="ArgumentException">The model was not made from a formula.</exception>
    /// <exception cref="ColumnNotFoundException">A column of the formula is not there.</exception>
    /// <exception cref="CellException">A cell is empty, is no number, or is a level or stratum that the model does not know.</exception>
    public static ImmutableArray<FineGrayPrediction> Fit(FineGray model, DataTable rows, CoxPredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. CoxPrediction.Of(model.Model.CurveSums, rows, options).Select(curve => new FineGrayPrediction(model, curve))];
    }

    /// <summary>Predicts a curve for each row of a design with the columns of the model. An offset is taken as 0.</summary>
    /// <param name="model">A model without strata.</param>
    /// <param name="rows">Columns in the order of the model's design.</param>
    /// <param name="options">Level and scale of the intervals; null is R's.</param>
    /// <returns>One curve per row, in order.</returns>
    /// <exception cref="ArgumentException">The number of columns differs, or the model has strata.</exception>
    public static ImmutableArray<FineGrayPrediction> Fit(FineGray model, DesignMatrix rows, CoxPredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. CoxPrediction.Of(model.Model.CurveSums, rows, options).Select(curve => new FineGrayPrediction(model, curve))];
    }

    /// <summary>F at a given time, with its standard error and interval.</summary>
    /// <param name="time">Any time; before the first event F is 0, after the last the last value is carried on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not a number.</exception>
    public Estimate At(double time)
    {
        if (double.IsNaN(time))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be a number.");
        }

        int at = Array.BinarySearch(_time, time);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 ? new Estimate(_incidence[at], _standardError[at], new Interval(_lower[at], _upper[at])) : new Estimate(0, 0, new Interval(0, 0));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("time", Words.Time.In(language)),
            new("incidence", "F(t)") { IntervalLevel = level },
            new("std_error", Words.StandardError.In(language)),
        ];
        string row = (Row + 1).ToString(CultureInfo.InvariantCulture);
        string title = $"{Words.PredictedIncidence.In(language)}{Words.Colon.In(language)}{_cause}, {Words.Row.In(language).ToLowerInvariant()} {row}{(Stratum is null ? "" : $", {Stratum}")}";
        return new ResultTable(title, columns, [.. Enumerable.Range(0, _time.Length).Select(TableRow)], language);
    }

    /// <summary>The curve as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    // 1 − exp(−H) without losing the digits of a small H.
    private static double FromHazard(double hazard) => hazard < 0.5 ? -2 * Math.Exp(-hazard / 2) * Math.Sinh(-hazard / 2) : 1 - Math.Exp(-hazard);

    private TableRow TableRow(int i) => new(
    [
        new Cell.Number(_time[i], NumberKind.General),
        new Cell.WithInterval(_incidence[i], new Interval(_lower[i], _upper[i]), NumberKind.Percent),
        new Cell.Number(_standardError[i], NumberKind.Coefficient),
    ]);
}
