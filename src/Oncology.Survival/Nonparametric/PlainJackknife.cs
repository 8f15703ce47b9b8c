namespace Oncology.Survival;

/// <summary>
/// Incidences with the standard errors of <see cref="JackknifeVariance"/> where every row counts once, is a subject of its own and comes in at the
/// origin. One walk over the times for all causes.
/// </summary>
/// <remarks>
/// <para>
/// Let f and l be the derivatives of F_k and of log S with respect to the weight of a row. At a time with d events, d_k of them of cause k, among n at
/// risk, F_k rises by r = d_k S(t−)/n, f by r l + S(t−)/n (ΔN_k − Y d_k/n), and l falls by (ΔN − Y d/n)/(n − d).
/// </para>
/// <para>
/// Over the rows at risk each of the two terms in parentheses sums to 0, and until then these rows have shared one path: what comes in is uncorrelated
/// with what was there. So Σ f² grows by r (2 Σ f l + r Σ l²) + (S(t−)/n)² d_k (n − d_k)/n, Σ f l by r (Σ l² − 1/n), and Σ l² by d/(n (n − d)), which makes
/// it Greenwood's sum. Where no event of the cause happens nothing of it moves: its curve and its errors are flat.
/// </para>
/// </remarks>
internal static class PlainJackknife
{
    // Times walked at once: what the causes share at them stays in the nearest cache while each cause goes over it.
    private const int Block = 256;

    /// <summary>Incidences of every cause.</summary>
    /// <param name="table">Counts of a plain sample.</param>
    public static IncidenceCurves Of(EventTable table)
    {
        double[][] events = table.EventColumns;
        IncidenceCurves curves = new(table.Count, events.Length);
        Cause[] causes = new Cause[events.Length];
        Step[] steps = new Step[Math.Min(Block, table.Count)];
        Shared shared = new() { Survival = 1 };
        for (int first = 0; first < table.Count; first += Block)
        {
            int times = Math.Min(Block, table.Count - first);
            CountEvents(events, first, steps.AsSpan(0, times));
            shared.Walk(table.AtRiskColumn.AsSpan(first, times), steps.AsSpan(0, times), curves.EventFree.AsSpan(first + 1, times));
            for (int k = 0; k < causes.Length; k++)
            {
                causes[k].Walk(
                    steps.AsSpan(0, times), events[k].AsSpan(first, times), curves.Incidence[k].AsSpan(first + 1, times), curves.StandardError[k].AsSpan(first + 1, times));
            }
        }

        return curves;
    }

    private static void CountEvents(double[][] events, int first, Span<Step> steps)
    {
        for (int j = 0; j < steps.Length; j++)
        {
            steps[j].Events = events[0][first + j];
        }

        for (int k = 1; k < events.Length; k++)
        {
            ReadOnlySpan<double> own = events[k].AsSpan(first, steps.Length);
            for (int j = 0; j < steps.Length; j++)
            {
                steps[j].Events += own[j];
            }
        }
    }

    // What all causes have in common at one time: S(t−)/n, and Σ l² − 1/n.
    private struct Step
    {
        public double Events;
        public double Share;
        public double Slope;
    }

    // The survival of no event, and Σ l².
    private struct Shared
    {
        public double Survival;
        private double _greenwood;

        public void Walk(ReadOnlySpan<double> atRisk, Span<Step> steps, Span<double> eventFree)
        {
            double survival = Survival;
            double greenwood = _greenwood;
            for (int j = 0; j < steps.Length; j++)
            {
                ref Step step = ref steps[j];
                double n = atRisk[j];
                double d = step.Events;
                double one = 1 / n;
                step.Share = survival * one;
                step.Slope = greenwood - one;
                survival *= (n - d) / n;
                greenwood += d < n ? d * one / (n - d) : 0;
                eventFree[j] = survival;
            }

            Survival = survival;
            _greenwood = greenwood;
        }
    }

    // F, Σ f² and Σ f l.
    private struct Cause
    {
        private double _incidence;
        private double _squares;
        private double _crossed;

        public void Walk(ReadOnlySpan<Step> steps, ReadOnlySpan<double> events, Span<double> incidences, Span<double> errors)
        {
            double incidence = _incidence;
            double squares = _squares;
            double crossed = _crossed;
            for (int j = 0; j < steps.Length; j++)
            {
                ref readonly Step step = ref steps[j];
                double rise = events[j] * step.Share;
                double change = rise * step.Slope;
                incidence += rise;
                squares += rise * (2 * crossed + change + step.Share);
                crossed += change;
                incidences[j] = incidence;
                errors[j] = squares;
            }

            _incidence = incidence;
            _squares = squares;
            _crossed = crossed;
            SquareRoots.InPlace(errors);
        }
    }
}
