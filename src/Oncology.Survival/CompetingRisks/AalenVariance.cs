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
    /// <summary>Incidences of every cause.</summary>
    /// <param name="table">Times, numbers at risk and events, without case weights.</param>
    public static IncidenceCurves Of(EventTable table)
    {
        if (table.IsUntied)
        {
            return PlainIncidences.Of(table, IncidenceVariance.Aalen);
        }

        IncidenceCurves curves = new(table.Count, table.CauseCount);
        Cause[] causes = new Cause[table.CauseCount];
        double[] shares = new double[CountBlocks.LengthFor(table)];
        double[] perLefts = new double[shares.Length];
        double survival = 1;
        for (CountBlocks counts = new(table); counts.Next();)
        {
            Span<double> share = shares.AsSpan(0, counts.Length);
            Span<double> perLeft = perLefts.AsSpan(0, counts.Length);
            Span<double> eventFree = curves.EventFree.AsSpan(counts.First + 1, counts.Length);
            RiskFactors.Of(counts.AtRisk, counts.Events, share, perLeft, eventFree);
            for (int j = 0; j < share.Length; j++)
            {
                share[j] *= survival;
                survival *= eventFree[j];
                eventFree[j] = survival;
            }

            for (int k = 0; k < causes.Length; k++)
            {
                Span<double> incidences = curves.Incidence[k].AsSpan(counts.First + 1, counts.Length);
                causes[k].Walk(counts, counts.EventsOf(k + 1), share, perLeft, incidences, curves.StandardError[k].AsSpan(counts.First + 1, counts.Length));
            }
        }

        return curves;
    }

    // F and the three running sums. A time without events adds 0 to each of them.
    private struct Cause
    {
        private double _incidence;
        private double _squares;
        private double _crossed;
        private double _slopes;

        // With S(t−)/n and 1/(n − d), which all causes share.
        public void Walk(
            in CountBlocks counts, ReadOnlySpan<double> events, ReadOnlySpan<double> share, ReadOnlySpan<double> perLeft, Span<double> incidences, Span<double> errors)
        {
            ReadOnlySpan<double> atRisk = counts.AtRisk;
            ReadOnlySpan<double> all = counts.Events;
            double incidence = _incidence;
            double squares = _squares;
            double crossed = _crossed;
            double slopes = _slopes;
            for (int j = 0; j < events.Length; j++)
            {
                double own = events[j];
                double others = all[j] - own;
                double ownWeight = own * Correction(own, atRisk[j]);
                double weight = ownWeight + others * Correction(others, atRisk[j]);
                double rise = own * share[j];
                double weighted = ownWeight * share[j];
                double moved = rise * slopes;
                incidence += rise;
                squares += rise * (moved - 2 * crossed) + weighted * share[j];
                crossed += weighted * perLeft[j] - moved;
                slopes += weight * perLeft[j] * perLeft[j];
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
