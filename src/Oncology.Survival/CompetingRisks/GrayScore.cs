namespace Oncology.Survival;

/// <summary>
/// Score and variance of Gray's test in one stratum, in two passes over the distinct times: the first finds the final value of the
/// matrix C, on which every term of the variance depends.
/// </summary>
/// <remarks>
/// Per time A_ik = K h_i (δ_ik − h_k / h) and C_ik = Σ A_ik d_1 / (h (1 − F−)). A term of group k with an event of the cause adds
/// σ u_i u_j with u_i = A_ik + α (C_ik(∞) − C_ik), α = 1 − (1 − F) / S_k; one with another event adds σ' β² w_i w_j with
/// w_i = C_ik(∞) − C_ik, β = (1 − F) / S_k. Source: Gray 1988, section 2, and cmprsk for the factors of tied events.
/// </remarks>
internal sealed class GrayScore
{
    private readonly int _groups;
    private readonly double _rho;
    private readonly double[] _atRisk;
    private readonly double[] _survival;
    private readonly double[] _incidence;
    private readonly double[,] _a;
    private readonly double[,] _c;
    private double _pooled;

    private GrayScore(int groups, double rho, double[] size)
    {
        _groups = groups;
        _rho = rho;
        _atRisk = [.. size];
        _survival = [.. Enumerable.Repeat(1.0, groups)];
        _incidence = new double[groups];
        _a = new double[groups, groups];
        _c = new double[groups, groups];
    }

    public static void Add(SurvivalData data, Factor groups, int cause, double rho, double[] score, double[,] variance)
    {
        int k = groups.Levels.Length;
        double[] size = new double[k];
        for (int i = 0; i < data.Count; i++)
        {
            size[groups.Codes[i]] += groups.Codes[i] >= 0 ? data.RowWeight(i) : 0;
        }

        List<Step> steps = Steps(data, groups, cause, k);
        GrayScore first = new(k, rho, size);
        steps.ForEach(step => first.Advance(step, null, null, null));
        GrayScore second = new(k, rho, size);
        steps.ForEach(step => second.Advance(step, first._c, score, variance));
    }

    private static List<Step> Steps(SurvivalData data, Factor groups, int cause, int k)
    {
        List<Step> steps = [];
        double last = double.NaN;
        foreach (int row in data.ExitOrder)
        {
            int group = groups.Codes[row];
            if (group < 0)
            {
                continue;
            }

            if (data.Exit[row] != last)
            {
                last = data.Exit[row];
                steps.Add(new Step(new double[k], new double[k], new double[k]));
            }

            double weight = data.RowWeight(row);
            double[] column = data.Cause[row] == cause ? steps[^1].OfCause : data.Cause[row] > 0 ? steps[^1].Other : steps[^1].Censored;
            column[group] += weight;
        }

        return steps;
    }

    private void Advance(Step step, double[,]? final, double[]? score, double[,]? variance)
    {
        double ofCause = step.OfCause.Sum();
        double other = step.Other.Sum();
        double[] survivalAfter = [.. _survival];
        double[] incidenceAfter = [.. _incidence];
        double pooledAfter = _pooled;
        if (ofCause + other > 0)
        {
            double h = 0;
            double q = 0;
            for (int i = 0; i < _groups; i++)
            {
                if (_atRisk[i] > 0)
                {
                    survivalAfter[i] = _survival[i] * (_atRisk[i] - step.OfCause[i] - step.Other[i]) / _atRisk[i];
                    incidenceAfter[i] = _incidence[i] + _survival[i] * step.OfCause[i] / _atRisk[i];
                    h += _atRisk[i] / _survival[i];
                    q += _atRisk[i] * (1 - _incidence[i]) / _survival[i];
                }
            }

            pooledAfter = _pooled + ofCause / h;
            double weight = Math.Pow(1 - _pooled, _rho);
            UpdateMatrices(weight, h, ofCause);
            if (final is not null)
            {
                AddScore(step, weight, ofCause, q, score!);
                AddVariance(step, final, h, ofCause, pooledAfter, survivalAfter, variance!);
            }
        }

        _pooled = pooledAfter;
        for (int i = 0; i < _groups; i++)
        {
            _survival[i] = survivalAfter[i];
            _incidence[i] = incidenceAfter[i];
            _atRisk[i] -= step.OfCause[i] + step.Other[i] + step.Censored[i];
        }
    }

    private void UpdateMatrices(double weight, double h, double ofCause)
    {
        Array.Clear(_a);
        for (int i = 0; i < _groups; i++)
        {
            for (int k = 0; k < _groups && _atRisk[i] > 0; k++)
            {
                if (_atRisk[k] > 0)
                {
                    double hi = _atRisk[i] / _survival[i];
                    double hk = _atRisk[k] / _survival[k];
                    _a[i, k] = weight * hi * ((i == k ? 1 : 0) - hk / h);
                    _c[i, k] += _a[i, k] == 0 ? 0 : _a[i, k] * ofCause / (h * (1 - _pooled));
                }
            }
        }
    }

    private void AddScore(Step step, double weight, double ofCause, double q, double[] score)
    {
        for (int i = 0; i < _groups; i++)
        {
            if (_atRisk[i] > 0)
            {
                double expected = ofCause * _atRisk[i] * (1 - _incidence[i]) / (_survival[i] * q);
                score[i] += weight * (step.OfCause[i] - expected);
            }
        }
    }

    private void AddVariance(Step step, double[,] final, double h, double ofCause, double pooledAfter, double[] survivalAfter, double[,] variance)
    {
        double[] u = new double[_groups];
        for (int k = 0; k < _groups; k++)
        {
            double n = _atRisk[k];
            double s = _survival[k];
            if (ofCause > 0 && n > 0)
            {
                double alpha = survivalAfter[k] > 0 ? 1 - (1 - pooledAfter) / survivalAfter[k] : 1;
                double ties = ofCause > 1 ? 1 - (ofCause - 1) / (h * s - 1) : 1;
                Fill(u, k, final, alpha, withA: true);
                AddOuter(variance, u, ties * s * ofCause / (h * n));
            }

            if (step.Other[k] > 0 && survivalAfter[k] > 0)
            {
                double beta = (1 - pooledAfter) / survivalAfter[k];
                double ties = step.Other[k] > 1 ? 1 - (step.Other[k] - 1) / (n - 1) : 1;
                Fill(u, k, final, beta, withA: false);
                AddOuter(variance, u, ties * s * s * step.Other[k] / (n * n));
            }
        }
    }

    private void Fill(double[] u, int k, double[,] final, double factor, bool withA)
    {
        for (int i = 0; i < _groups; i++)
        {
            u[i] = (withA ? _a[i, k] : 0) + factor * (final[i, k] - _c[i, k]);
        }
    }

    private void AddOuter(double[,] variance, double[] u, double weight)
    {
        for (int i = 0; i < _groups; i++)
        {
            for (int j = 0; j < _groups; j++)
            {
                variance[i, j] += weight * u[i] * u[j];
            }
        }
    }

    private sealed record Step(double[] OfCause, double[] Other, double[] Censored);
}
