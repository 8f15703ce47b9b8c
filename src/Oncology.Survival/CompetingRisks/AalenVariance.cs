namespace Oncology.Survival;

/// <summary>Aalen's variance of a cumulative incidence, as cmprsk's <c>cuminc</c> gives it.</summary>
/// <remarks>
/// <para>
/// Var F_k(t) = Σ_{t_j ≤ t} S(t_j−)² [ v_kj e_j(t)² + v_oj (1 − e_j(t))² ], e_j(t) = 1 − (F_k(t) − F_k(t_j))/S(t_j), with
/// v = d (n − d)/(n − 1)/n² of the d events of cause k, and of the other causes, among n at risk. Where S(t_j) = 0, e_j = 1.
/// </para>
/// <para>Source: Aalen, Ann Stat 1978;6:534; Gray, R package cmprsk.</para>
/// </remarks>
internal static class AalenVariance
{
    /// <summary>Standard errors of F_k at each time of the table.</summary>
    /// <param name="table">Times, numbers at risk and events, without case weights.</param>
    /// <param name="cause">Cause k, from 1.</param>
    public static double[] StandardErrors(EventTable table, int cause)
    {
        double[] error = new double[table.Count];
        double eventFree = 1;

        // Each term is w (e − Δ g)² once F_k has risen by Δ, g = 1/S(t_j): three running sums of w e², w e g and w g² hold them all.
        double squares = 0;
        double crossed = 0;
        double slopes = 0;
        for (int i = 0; i < error.Length; i++)
        {
            double n = table.AtRiskColumn[i];
            double own = table.EventColumns[cause - 1][i];
            double others = table.EventsColumn[i] - own;
            if (own > 0)
            {
                double rise = eventFree * own / n;
                squares += rise * (rise * slopes - 2 * crossed);
                crossed -= rise * slopes;
            }

            double after = table.EventsColumn[i] > 0 ? eventFree * (n - table.EventsColumn[i]) / n : eventFree;
            double slope = after > 0 ? 1 / after : 0;
            double ownWeight = eventFree * eventFree * Variance(own, n);
            double otherWeight = eventFree * eventFree * Variance(others, n);
            squares += ownWeight;
            crossed += ownWeight * slope;
            slopes += (ownWeight + otherWeight) * slope * slope;
            eventFree = after;
            error[i] = Math.Sqrt(Math.Max(squares, 0));
        }

        return error;
    }

    private static double Variance(double events, double atRisk) =>
        events > 0 ? events / (atRisk * atRisk) * (events > 1 ? (atRisk - events) / (atRisk - 1) : 1) : 0;
}
