namespace Oncology.Survival;

/// <summary>
/// Incidences with the standard errors of <see cref="JackknifeVariance"/> where every row counts once, is a subject of its own and comes in at the
/// origin: rows share one path until they leave, and those that leave at one time in one way share all of it. One walk over the times for all causes.
/// </summary>
/// <remarks>
/// With φ = ∂S/∂w and π_k = ∂F_k/∂w the derivatives of a row still at risk, a row that leaves at t keeps π_k (its event of cause k adds S(t−)/n)
/// and moves on by σ for each unit that F_k rises, σ = (φ − S(t−)/n)/S after an event of any cause and φ/S after a censoring. Σ over the rows that
/// left of σ², of σ times the derivative and of its square are kept at their present values, so that nothing cancels.
/// </remarks>
internal static class PlainJackknife
{
    /// <summary>Incidences of causes.</summary>
    /// <param name="table">Counts of a plain sample.</param>
    /// <param name="events">Events of each cause at each time; the table's own column of all events gives one minus Kaplan-Meier.</param>
    public static IncidenceCurves Of(EventTable table, double[][] events)
    {
        IncidenceCurves curves = new(table.Count, events.Length);
        Cause[] causes = new Cause[events.Length];
        double[] allEvents = table.EventsColumn;
        double[] atRisk = table.AtRiskColumn;
        double survival = 1;
        double survivalPath = 0;
        double slopes = 0;
        for (int j = 0; j < allEvents.Length; j++)
        {
            double n = atRisk[j];
            double d = allEvents[j];
            double inside = j + 1 < atRisk.Length ? atRisk[j + 1] : 0;
            double share = survival / n;
            double fall = (survivalPath - share) / n;
            survivalPath -= d * fall;
            survival *= (n - d) / n;
            double perSurvival = survival > 0 ? 1 / survival : 0;
            double afterEvent = (survivalPath - share) * perSurvival;
            double afterCensoring = survivalPath * perSurvival;
            double drift = d * afterEvent + (n - d - inside) * afterCensoring;
            for (int k = 0; k < causes.Length; k++)
            {
                ref Cause cause = ref causes[k];
                double own = events[k][j];
                double rise = own * share;
                cause.Incidence += rise;
                cause.Path += own * fall;
                cause.Squares += rise * (2 * cause.Crossed + rise * slopes) + cause.Path * cause.Path * (n - inside) + rise * (2 * cause.Path + share);
                cause.Crossed += rise * (slopes + afterEvent) + cause.Path * drift;

                // Where nothing happens the curve is flat, and rounding must not make steps in its bounds.
                if (own > 0)
                {
                    cause.Error = Math.Sqrt(Math.Max(0, cause.Path * cause.Path * inside + cause.Squares));
                }

                curves.Incidence[k][j + 1] = cause.Incidence;
                curves.StandardError[k][j + 1] = cause.Error;
            }

            slopes += d * afterEvent * afterEvent + (n - d - inside) * afterCensoring * afterCensoring;
            curves.EventFree[j + 1] = survival;
        }

        return curves;
    }

    private struct Cause
    {
        public double Incidence;
        public double Error;
        public double Path;
        public double Squares;
        public double Crossed;
    }
}
