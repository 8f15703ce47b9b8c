namespace Oncology.Survival;

/// <summary>Incidences with Aalen's variance, as cmprsk's <c>cuminc</c> gives it. One walk over the times for all causes.</summary>
/// <remarks>
/// <para>
/// Var F_k(t) = Σ_{t_j ≤ t} S(t_j−)² [ v_kj e_j(t)² + v_oj (1 − e_j(t))² ], e_j(t) = 1 − (F_k(t) − F_k(t_j))/S(t_j), with
/// v = d (n − d)/(n − 1)/n² of the d events of cause k, and of the other causes, among n at risk. Where S(t_j) = 0, e_j = 1.
/// </para>
/// <para>
/// Each term is w (e − Δ g)² once F_k has risen by Δ, g = 1/S(t_j): three running sums of w e², w e g and w g² hold them all.
/// </para>
/// <para>Source: Aalen, Ann Stat 1978;6:534; Gray, R package cmprsk.</para>
/// </remarks>
internal static class AalenVariance
{
    /// <summary>Incidences of every cause.</summary>
    /// <param name="table">Times, numbers at risk and events, without case weights.</param>
    public static IncidenceCurves Of(EventTable table)
    {
        double[][] events = table.EventColumns;
        IncidenceCurves curves = new(table.Count, events.Length);
        Cause[] causes = new Cause[events.Length];
        double survival = 1;
        for (int j = 0; j < table.Count; j++)
        {
            double n = table.AtRiskColumn[j];
            double d = table.EventsColumn[j];
            double before = survival;
            survival *= d > 0 ? (n - d) / n : 1;
            double slope = survival > 0 ? 1 / survival : 0;
            for (int k = 0; k < causes.Length; k++)
            {
                ref Cause cause = ref causes[k];
                double own = events[k][j];
                if (d > 0)
                {
                    double rise = before * own / n;
                    double ownWeight = before * before * Variance(own, n);
                    double weights = ownWeight + before * before * Variance(d - own, n);
                    cause.Incidence += rise;
                    cause.Squares += rise * (rise * cause.Slopes - 2 * cause.Crossed) + ownWeight;
                    cause.Crossed += ownWeight * slope - rise * cause.Slopes;
                    cause.Slopes += weights * slope * slope;
                    cause.Error = Math.Sqrt(Math.Max(cause.Squares, 0));
                }

                curves.Incidence[k][j + 1] = cause.Incidence;
                curves.StandardError[k][j + 1] = cause.Error;
            }

            curves.EventFree[j + 1] = survival;
        }

        return curves;
    }

    private static double Variance(double events, double atRisk) =>
        events > 0 ? events / (atRisk * atRisk) * (events > 1 ? (atRisk - events) / (atRisk - 1) : 1) : 0;

    private struct Cause
    {
        public double Incidence;
        public double Error;
        public double Squares;
        public double Crossed;
        public double Slopes;
    }
}
