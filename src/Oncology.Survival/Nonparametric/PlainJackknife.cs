namespace Oncology.Survival;

/// <summary>
/// The standard errors of <see cref="JackknifeVariance"/> where every row counts once, is a subject of its own and comes in at the origin: rows share
/// one path until they leave, and those that leave at one time in one way share all of it. One walk over the times.
/// </summary>
internal static class PlainJackknife
{
    /// <summary>Standard errors at each time of the table.</summary>
    /// <param name="table">Counts of the sample.</param>
    /// <param name="events">Events of the cause; the table's own column of all events for one minus Kaplan-Meier.</param>
    public static double[] StandardErrors(EventTable table, double[] events)
    {
        double[] error = new double[table.Count];
        double[] allEvents = table.EventsColumn;
        double[] atRisk = table.AtRiskColumn;
        double[] censored = table.CensoredColumn;
        bool isWhole = ReferenceEquals(events, allEvents);
        JackknifeLeft outside = default;
        double inside = table.Data.Count;
        double survival = 1;
        double last = 0;

        // Derivatives of S and F with respect to the weight of a row that is still at risk.
        double eventFreePath = 0;
        double path = 0;
        for (int j = 0; j < error.Length; j++)
        {
            double share = survival / atRisk[j];
            double own = events[j];
            double others = allEvents[j] - own;
            double jump = allEvents[j] / atRisk[j];
            path += own / atRisk[j] * (eventFreePath - share);
            eventFreePath = eventFreePath * (1 - jump) + share * jump;
            survival *= (atRisk[j] - allEvents[j]) / atRisk[j];
            outside.Advance(own * share);
            double perSurvival = survival > 0 ? 1 / survival : 0;
            double afterEvent = (eventFreePath - share) * perSurvival;
            outside.Add(path + share, afterEvent, own);
            outside.Add(path, afterEvent, others);
            outside.Add(path, eventFreePath * perSurvival, censored[j]);
            inside -= allEvents[j] + censored[j];

            // Where nothing happens the curve is flat, and rounding must not make steps in its bounds.
            last = own > 0 ? Math.Sqrt(Math.Max(0, path * path * inside + outside.Value)) : last;

            // Once nobody is left without the event, S is 0 whatever the weights: what stands there is rounding.
            error[j] = isWhole && survival == 0 ? 0 : last;
        }

        return error;
    }
}
