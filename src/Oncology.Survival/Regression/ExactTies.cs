using System.Numerics;

namespace Oncology.Survival;

/// <summary>
/// The contribution of an event time with d tied events to the exact partial likelihood: log of the sum, over all choices of d rows
/// from the risk set, of the product of their risks, with its derivatives.
/// </summary>
/// <remarks>
/// The sum is the elementary symmetric polynomial of degree d. It and its derivatives follow by adding one row after the other:
/// e_k ← e_k + r e_{k−1} (Gail, Lubin, Rubinstein, Biometrika 1981;68:703). O(n d p²) per event time.
/// </remarks>
internal sealed class ExactTies
{
    // About half an hour of one core.
    private const double MostAdditions = 1e12;

    private readonly CoxRiskSets _sets;
    private readonly double[] _x;
    private readonly int _p;
    private readonly double[] _value;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double _additions;

    public ExactTies(CoxRiskSets sets, CoxColumns columns)
    {
        _sets = sets;
        _x = columns.Values;
        _p = columns.Count;
        long most = 1;
        for (int t = 0; t < sets.TimeCount; t++)
        {
            long tied = 0;
            for (int i = sets.RowStart[t]; i < sets.EventEnd[t]; i++)
            {
                tied += sets.Frequency[i];
            }

            most = Math.Max(most, tied);
            if (tied > 1)
            {
                _additions += (double)tied * RowsAtRisk(t) * (_p + 1) * (_p + 2) / 2;
            }
        }

        _value = new double[most + 1];
        _first = new double[(most + 1) * _p];
        _second = new double[(most + 1) * _p * _p];
    }

    /// <summary>Refuses work that would take too long.</summary>
    /// <param name="evaluations">About how often the likelihood will be evaluated.</param>
    /// <exception cref="ModelException">That would take more than half an hour (<c>too-large</c>).</exception>
    public void Allow(int evaluations)
    {
        if (_additions * evaluations > MostAdditions)
        {
            throw new ModelException(
                "too-large",
                "The exact partial likelihood is out of reach here: so many rows are tied that its sums over all choices among them would take more than half an hour. Use Efron's rule (CoxTies.Efron), or Wald intervals where only profile intervals are refused.",
                "La vraisemblance partielle exacte est hors de portée ici : tant de lignes sont ex aequo que ses sommes sur tous les choix parmi elles prendraient plus d'une demi-heure. Prenez la règle d'Efron (CoxTies.Efron), ou des intervalles de Wald là où seuls les intervalles de profil sont refusés.");
        }
    }

    /// <summary>Takes the first derivative off the score, adds minus the second to the information, and returns the logarithm.</summary>
    /// <param name="t">Event time.</param>
    /// <param name="count">Number of tied events d.</param>
    /// <param name="risk">r of each prepared row.</param>
    /// <param name="total">Σ r over the risk set.</param>
    /// <param name="score">Score, p.</param>
    /// <param name="information">Information, p × p, lower triangle.</param>
    public double Add(int t, long count, double[] risk, double total, double[] score, double[] information)
    {
        int d = (int)count;
        Array.Clear(_value);
        Array.Clear(_first);
        Array.Clear(_second);
        _value[0] = 1;

        // Scaled so that no polynomial overflows: e_d(r) ≤ total^d / d!, and with this scale the bound is near 1.
        double scale = d / (Math.E * total);
        int added = 0;
        int end = Array.Find(_sets.Strata, stratum => t < stratum.End).End;
        for (int i = _sets.RowStart[t]; i < _sets.RowStart[end]; i++)
        {
            for (int copy = 0; _sets.FirstTime[i] <= t && copy < _sets.Frequency[i]; copy++)
            {
                added = Math.Min(added + 1, d);
                Include(risk[i] / _sets.Weight[i] * scale, _x.AsSpan(i * _p, _p), added);
            }
        }

        double value = _value[d];
        for (int a = 0; a < _p; a++)
        {
            double mean = _first[d * _p + a] / value;
            score[a] -= mean;
            for (int b = 0; b <= a; b++)
            {
                information[a * _p + b] += _second[(d * _p + a) * _p + b] / value - mean * (_first[d * _p + b] / value);
            }
        }

        return Math.Log(value) - d * Math.Log(scale);
    }

    private double RowsAtRisk(int t)
    {
        double rows = 0;
        int end = Array.Find(_sets.Strata, stratum => t < stratum.End).End;
        for (int i = _sets.RowStart[t]; i < _sets.RowStart[end]; i++)
        {
            rows += _sets.FirstTime[i] <= t ? _sets.Frequency[i] : 0;
        }

        return rows;
    }

    private void Include(double risk, ReadOnlySpan<double> x, int degree)
    {
        for (int k = degree; k >= 1; k--)
        {
            double below = _value[k - 1];
            ReadOnlySpan<double> first = _first.AsSpan((k - 1) * _p, _p);
            for (int a = 0; a < _p; a++)
            {
                AddCurvature(
                    _second.AsSpan((k * _p + a) * _p, a + 1), _second.AsSpan(((k - 1) * _p + a) * _p, a + 1), first, x, risk, x[a], first[a] + x[a] * below);
            }

            for (int a = 0; a < _p; a++)
            {
                _first[k * _p + a] += risk * (_first[(k - 1) * _p + a] + x[a] * below);
            }

            _value[k] += risk * below;
        }
    }

    // into += r (second + x_a first + (first_a + x_a below) x), for the columns up to a.
    private static void AddCurvature(
        Span<double> into, ReadOnlySpan<double> second, ReadOnlySpan<double> first, ReadOnlySpan<double> x, double risk, double value, double slope)
    {
        int b = 0;
        for (int lanes = Vector<double>.Count; b <= into.Length - lanes; b += lanes)
        {
            Vector<double> curvature = new Vector<double>(second[b..]) + value * new Vector<double>(first[b..]) + slope * new Vector<double>(x[b..]);
            (new Vector<double>(into[b..]) + risk * curvature).CopyTo(into[b..]);
        }

        for (; b < into.Length; b++)
        {
            into[b] += risk * (second[b] + value * first[b] + slope * x[b]);
        }
    }
}
