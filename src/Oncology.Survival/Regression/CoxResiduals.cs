using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The residuals of a Cox model.</summary>
/// <remarks>
/// <para>
/// With r_i = exp(β′x_i) and H the cumulative baseline hazard: Cox-Snell e_i = r_i (H(exit_i) − H(entry_i)); martingale m_i = δ_i − e_i;
/// deviance sign(m) √(−2 (m + δ log(δ − m))); score ∫ (x_i − x̄(t)) dm_i(t); dfbeta = w_i · score · V with V the model-based covariance,
/// dfbetas = dfbeta / standard error; Schoenfeld x_i − x̄(t_i) of each event; scaled Schoenfeld β + d · Schoenfeld · V with d the number
/// of events. Under Efron ties the tied events share the steps of their time.
/// </para>
/// <para>
/// One entry per row of the frame, in its order; Schoenfeld residuals one per event row, by stratum, time and row. Values belong to a
/// single one of the rows that a frequency stands for. As in R, dfbeta and dfbetas are multiplied by the case weight, the others are
/// not. A row of weight 0 has NaN; so have the columns that were left out of the model.
/// </para>
/// <para>
/// With exact ties the martingale, deviance and Cox-Snell residuals use Breslow's hazard, as R; the others are not defined.
/// </para>
/// <para>Source: Therneau, Grambsch, Modeling Survival Data, Springer 2000, chapters 4, 6 and 7; Schoenfeld, Biometrika 1982;69:239.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class CoxResiduals : ITabular
{
    private readonly CoxFitted _fitted;
    private readonly Lazy<double[]> _score;
    private readonly int[] _eventRow;

    private CoxResiduals(CoxFitted fitted)
    {
        _fitted = fitted;
        Model = fitted.Model;
        int n = fitted.Data.Count;
        double[] martingale = new double[n];
        double[] deviance = new double[n];
        for (int i = 0; i < n; i++)
        {
            double expected = fitted.Expected[i];
            double observed = fitted.Data.Cause[i] == 0 ? 0 : 1;
            martingale[i] = observed - expected;
            if (double.IsNaN(expected))
            {
                deviance[i] = double.NaN;
                continue;
            }

            double excess = observed == 0 ? -expected : martingale[i] + Math.Log(expected);
            deviance[i] = Math.Sign(martingale[i]) * Math.Sqrt(-2 * Math.Min(excess, 0));
        }

        CoxSnell = [.. fitted.Expected];
        Martingale = [.. martingale];
        Deviance = [.. deviance];
        _score = new Lazy<double[]>(() => CoxScoreResiduals.Of(fitted.Likelihood));
        CoxRiskSets sets = fitted.Sets;
        _eventRow = [.. Enumerable.Range(0, sets.RowCount).Where(i => sets.IsEvent[i])];
        SchoenfeldRows = [.. _eventRow.Select(i => sets.SourceRow[i])];
        SchoenfeldTimes = [.. _eventRow.Select(i => sets.Time[sets.LastTime[i]])];
    }

    /// <summary>The model.</summary>
    public CoxModel Model { get; }

    /// <summary>Martingale residuals, below 1.</summary>
    public ImmutableArray<double> Martingale { get; }

    /// <summary>Deviance residuals.</summary>
    public ImmutableArray<double> Deviance { get; }

    /// <summary>Cox-Snell residuals: the cumulative hazard each row has gone through.</summary>
    public ImmutableArray<double> CoxSnell { get; }

    /// <summary>Row of the frame behind each Schoenfeld residual.</summary>
    public ImmutableArray<int> SchoenfeldRows { get; }

    /// <summary>Event time of each Schoenfeld residual.</summary>
    public ImmutableArray<double> SchoenfeldTimes { get; }

    /// <summary>Computes the residuals.</summary>
    /// <param name="model">The fitted model.</param>
    public static CoxResiduals Of(CoxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new CoxResiduals(model.Fitted);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => new(
        Words.Residuals.In(language),
        [
            new TableColumn("row", Words.Row.In(language)),
            new TableColumn("martingale", Words.Martingale.In(language)),
            new TableColumn("deviance", Words.Deviance.In(language)),
            new TableColumn("cox_snell", Words.CoxSnell.In(language)),
        ],
        [
            .. Martingale.Select((residual, i) => new TableRow(
            [
                new Cell.Number(i + 1, NumberKind.Count),
                new Cell.Number(residual, NumberKind.Coefficient),
                new Cell.Number(Deviance[i], NumberKind.Coefficient),
                new Cell.Number(CoxSnell[i], NumberKind.Coefficient),
            ])),
        ],
        language);

    /// <summary>The residuals of each row as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    /// <summary>Score residuals of a coefficient.</summary>
    /// <param name="coefficient">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model has exact ties.</exception>
    public ImmutableArray<double> Score(int coefficient)
    {
        int k = ColumnOf(coefficient);
        return k < 0 ? Undefined(_fitted.Data.Count) : [.. ByRow((i, score) => score[k] * _fitted.Likelihood.Columns.Scale[k] / CaseWeight(i))];
    }

    /// <summary>Approximate change of a coefficient when the row is taken out.</summary>
    /// <param name="coefficient">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model has exact ties.</exception>
    public ImmutableArray<double> Dfbeta(int coefficient)
    {
        int k = ColumnOf(coefficient);
        return k < 0 ? Undefined(_fitted.Data.Count) : [.. ByRow((_, score) => TimesCovariance(score, k))];
    }

    /// <summary>Dfbeta in model-based standard errors of the coefficient.</summary>
    /// <param name="coefficient">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model has exact ties.</exception>
    public ImmutableArray<double> Dfbetas(int coefficient)
    {
        ImmutableArray<double> change = Dfbeta(coefficient);
        return [.. change.Select(value => value / Model.Coefficients[coefficient].StandardError)];
    }

    /// <summary>Schoenfeld residuals of a coefficient, one per entry of <see cref="SchoenfeldRows"/>.</summary>
    /// <param name="coefficient">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model has exact ties.</exception>
    public ImmutableArray<double> Schoenfeld(int coefficient)
    {
        int k = ColumnOf(coefficient);
        return k < 0 ? Undefined(_eventRow.Length) : [.. _eventRow.Select(i => ScaledDistance(i, k) * _fitted.Likelihood.Columns.Scale[k])];
    }

    /// <summary>
    /// Scaled Schoenfeld residuals of a coefficient, one per entry of <see cref="SchoenfeldRows"/>: against time they show β(t).
    /// </summary>
    /// <param name="coefficient">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model has exact ties.</exception>
    public ImmutableArray<double> ScaledSchoenfeld(int coefficient)
    {
        int k = ColumnOf(coefficient);
        if (k < 0)
        {
            return Undefined(_eventRow.Length);
        }

        int p = _fitted.Kept.Length;
        double[] distance = new double[p];
        var result = ImmutableArray.CreateBuilder<double>(_eventRow.Length);
        foreach (int i in _eventRow)
        {
            for (int j = 0; j < p; j++)
            {
                distance[j] = ScaledDistance(i, j);
            }

            result.Add(Model.Coefficients[coefficient].Estimate + TimesCovariance(distance, k) * Model.EventCount);
        }

        return result.MoveToImmutable();
    }

    private static ImmutableArray<double> Undefined(int count) => [.. Enumerable.Repeat(double.NaN, count)];

    private int ColumnOf(int coefficient)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(coefficient);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(coefficient, Model.Coefficients.Length);
        if (Model.Options.Ties == CoxTies.Exact)
        {
            throw new InvalidOperationException("Score, dfbeta and Schoenfeld residuals are not defined with exact ties; fit with Efron or Breslow ties.");
        }

        return Array.IndexOf(_fitted.Kept, coefficient);
    }

    private double CaseWeight(int i) => _fitted.Sets.Weight[i] / _fitted.Sets.Frequency[i];

    private double ScaledDistance(int i, int column) =>
        _fitted.Likelihood.Columns.Values[i * _fitted.Kept.Length + column] - _fitted.Mean(_fitted.Sets.LastTime[i], column);

    // (s · V) in the unit of the coefficient, from values of the scaled columns.
    private double TimesCovariance(ReadOnlySpan<double> scaled, int k)
    {
        double sum = 0;
        for (int j = 0; j < scaled.Length; j++)
        {
            sum += scaled[j] * _fitted.Likelihood.Columns.Scale[j] * Model.ModelCovariance(_fitted.Kept[j], _fitted.Kept[k]);
        }

        return sum;
    }

    private double[] ByRow(Func<int, double[], double> value)
    {
        int p = _fitted.Kept.Length;
        double[] result = new double[_fitted.Data.Count];
        for (int row = 0; row < result.Length; row++)
        {
            result[row] = double.IsNaN(_fitted.Expected[row]) ? double.NaN : 0;
        }

        double[] score = new double[p];
        for (int i = 0; i < _fitted.Sets.RowCount; i++)
        {
            _score.Value.AsSpan(i * p, p).CopyTo(score);
            result[_fitted.Sets.SourceRow[i]] = value(i, score);
        }

        return result;
    }
}
