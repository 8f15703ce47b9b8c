namespace Oncology.Survival;

/// <summary>Incidences with Aalen's variance, as cmprsk's <c>cuminc</c> gives it. One walk over the times for all causes.</summary>
/// <remarks>
/// <para>
/// Var F_k(t) = Σ_{t_j ≤ t} S(t_j−)² [ v_kj e_j(t)² + v_oj (1 − e_j(t))² ], e_j(t) = 1 − (F_k(t) − F_k(t_j))/S(t_j), with
/// v = d (n − d)/(n − 1)/n² of the d events of cause k, and of the other causes, among n at risk. Where S(t_j) = 0, e_j = 1.
/// </para>
/// <para>
/// Each term is w (e − Δ g)² once F_k has risen by Δ, g = 1/S(t_j): three running sums of w e², w e g and w g² hold them all. In w g² and w e g
/// S(t_j−)/S(t_j) = n/(n − d) is put in, so that nothing is divided by S.
/// </para>
/// <para>Source: Aalen, Ann Stat 1978;6:534; Gray, R package cmprsk.</para>
/// </remarks>
internal static class AalenVariance
{
    // Times walked at once: what the causes share at them stays in the nearest cache while each cause goes over it.
    private const int Block = 256;

    /// <summary>Incidences of every cause.</summary>
    /// <param name="table">Times, numbers at risk and events, without case weights.</param>
    public static IncidenceCurves Of(EventTable table)
    {
        double[][] events = table.EventColumns;
        IncidenceCurves curves = new(table.Count, events.Length);
        Cause[] causes = new Cause[events.Length];
        Step[] steps = new Step[Math.Min(Block, table.Count)];
        double survival = 1;
        for (int first = 0; first < table.Count; first += Block)
        {
            int times = Math.Min(Block, table.Count - first);
            survival = Share(table, first, survival, steps.AsSpan(0, times), curves.EventFree.AsSpan(first + 1, times));
            for (int k = 0; k < causes.Length; k++)
            {
                causes[k].Walk(
                    steps.AsSpan(0, times), events[k].AsSpan(first, times), curves.Incidence[k].AsSpan(first + 1, times), curves.StandardError[k].AsSpan(first + 1, times));
            }
        }

        return curves;
    }

    // What all causes have in common at some times; returns the probability of no event after the last of them.
    private static double Share(EventTable table, int first, double survival, Span<Step> steps, Span<double> eventFree)
    {
        for (int j = 0; j < steps.Length; j++)
        {
            ref Step step = ref steps[j];
            double n = table.AtRiskColumn[first + j];
            double d = 0;
            foreach (double[] own in table.EventColumns)
            {
                d += own[first + j];
            }

            step.AtRisk = n;
            step.Events = d;
            step.Share = n > 0 ? survival / n : 0;
            step.Slope = d < n ? 1 / (n - d) : 0;
            survival *= d > 0 ? (n - d) / n : 1;
            eventFree[j] = survival;
        }

        return survival;
    }

    private struct Step
    {
        public double AtRisk;
        public double Events;
        public double Share;
        public double Slope;
    }

    // F and the three running sums. A time without events adds 0 to each of them.
    private struct Cause
    {
        private double _incidence;
        private double _squares;
        private double _crossed;
        private double _slopes;

        public void Walk(ReadOnlySpan<Step> steps, ReadOnlySpan<double> events, Span<double> incidences, Span<double> errors)
        {
            double incidence = _incidence;
            double squares = _squares;
            double crossed = _crossed;
            double slopes = _slopes;
            for (int j = 0; j < steps.Length; j++)
            {
                ref readonly Step step = ref steps[j];
                double own = events[j];
                double others = step.Events - own;
                double rise = own * step.Share;
                double ownWeight = own * Correction(own, step.AtRisk);
                double otherWeight = others * Correction(others, step.AtRisk);
                double ownShare = ownWeight * step.Share;
                double moved = rise * slopes;
                incidence += rise;
                squares += rise * (moved - 2 * crossed) + ownShare * step.Share;
                crossed += ownShare * step.Slope - moved;
                slopes += (ownWeight + otherWeight) * step.Slope * step.Slope;
                incidences[j] = incidence;
                errors[j] = squares;
            }

            _incidence = incidence;
            _squares = squares;
            _crossed = crossed;
            _slopes = slopes;
            SquareRoots.InPlace(errors);
        }

        // Of tied events, as if drawn without putting back.
        private static double Correction(double events, double atRisk) => events > 1 ? (atRisk - events) / (atRisk - 1) : 1;
    }
}
