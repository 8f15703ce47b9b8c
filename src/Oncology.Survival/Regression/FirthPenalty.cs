namespace Oncology.Survival;

/// <summary>The derivative of Firth's penalty ½ log det I(β): ½ tr(I⁻¹ ∂I/∂β).</summary>
/// <remarks>
/// ∂I/∂β_c is the sum over events of the third central moments of x in the risk set. With q = x′I⁻¹x and m the mean, their trace is
/// E[q x_c] − m_c E[q] − 2 Σ_a (I⁻¹m)_a Cov(x_a, x_c), so that sums up to second order are enough. O(n p²).
/// Source: Heinze, Schemper, Biometrics 2001;57:114.
/// </remarks>
internal sealed class FirthPenalty(CoxPartialLikelihood likelihood)
{
    private readonly int _p = likelihood.Count;
    private readonly CoxRiskSets _sets = likelihood.Sets;

    /// <summary>Adds the derivative at the coefficients of the last evaluation.</summary>
    /// <param name="inverse">Inverse of the information there.</param>
    /// <param name="gradient">What it is added to.</param>
    public void AddGradient(double[] inverse, double[] gradient)
    {
        Moments risk = new(_p);
        Moments events = new(_p);
        int leaving = 0;
        for (int s = _sets.Strata.Length - 1; s >= 0; s--)
        {
            (_, int start, int end) = _sets.Strata[s];
            risk.Clear();
            for (int t = end - 1; t >= start; t--)
            {
                events.Clear();
                double eventWeight = 0;
                long tied = 0;
                for (int i = _sets.RowStart[t]; i < _sets.RowStart[t + 1]; i++)
                {
                    risk.Add(likelihood.Risk[i], Row(i), inverse);
                    if (i < _sets.EventEnd[t])
                    {
                        events.Add(likelihood.Risk[i], Row(i), inverse);
                        eventWeight += _sets.Weight[i];
                        tied += _sets.Frequency[i];
                    }
                }

                for (; leaving < _sets.ByFirstTime.Length && _sets.FirstTime[_sets.ByFirstTime[leaving]] > t; leaving++)
                {
                    int i = _sets.ByFirstTime[leaving];
                    if (_sets.FirstTime[i] < end)
                    {
                        risk.Add(-likelihood.Risk[i], Row(i), inverse);
                    }
                }

                long steps = likelihood.Ties == CoxTies.Efron ? tied : 1;
                for (long k = 0; k < steps; k++)
                {
                    AddStep(risk, events, (double)k / steps, eventWeight / steps, inverse, gradient);
                }
            }
        }
    }

    private ReadOnlySpan<double> Row(int i) => likelihood.Columns.Values.AsSpan(i * _p, _p);

    private void AddStep(Moments risk, Moments events, double share, double weight, double[] inverse, double[] gradient)
    {
        double total = risk.Value(0) - share * events.Value(0);
        double Mean(int at) => (risk.Value(at) - share * events.Value(at)) / total;
        double form = Mean(1);
        for (int c = 0; c < _p; c++)
        {
            double centre = Mean(2 + c);
            double third = Mean(2 + _p + c) - centre * form;
            for (int a = 0; a < _p; a++)
            {
                double along = 0;
                for (int b = 0; b < _p; b++)
                {
                    along += inverse[a * _p + b] * Mean(2 + b);
                }

                third -= 2 * along * (Mean(2 + 2 * _p + a * _p + c) - Mean(2 + a) * centre);
            }

            gradient[c] += weight * third / 2;
        }
    }

    // Σ r, Σ r q, Σ r x, Σ r q x, Σ r x x′, compensated: risk that came and went must cancel.
    private sealed class Moments(int p)
    {
        private readonly CompensatedSum[] _sums = new CompensatedSum[2 + 2 * p + p * p];

        public double Value(int at) => _sums[at].Value;

        public void Clear() => Array.Clear(_sums);

        public void Add(double risk, ReadOnlySpan<double> x, double[] inverse)
        {
            double form = 0;
            for (int a = 0; a < p; a++)
            {
                for (int b = 0; b < p; b++)
                {
                    form += x[a] * inverse[a * p + b] * x[b];
                    _sums[2 + 2 * p + a * p + b].Add(risk * x[a] * x[b]);
                }
            }

            _sums[0].Add(risk);
            _sums[1].Add(risk * form);
            for (int a = 0; a < p; a++)
            {
                _sums[2 + a].Add(risk * x[a]);
                _sums[2 + p + a].Add(risk * form * x[a]);
            }
        }
    }
}
