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
    // Times walked at once: what the causes share at them stays in the nearest cache while each cause goes over it.
    private const int Block = 256;

    /// <summary>Incidences of causes.</summary>
    /// <param name="table">Counts of a plain sample.</param>
    /// <param name="events">Events of each cause at each time, all causes together; the table's own column of all events gives one minus Kaplan-Meier.</param>
    public static IncidenceCurves Of(EventTable table, double[][] events)
    {
        IncidenceCurves curves = new(table.Count, events.Length);
        Cause[] causes = new Cause[events.Length];
        Step[] steps = new Step[Math.Min(Block, table.Count)];
        Shared shared = new() { Survival = 1 };
        for (int first = 0; first < table.Count; first += Block)
        {
            int times = Math.Min(Block, table.Count - first);
            CountEvents(events, first, steps.AsSpan(0, times));
            shared.Walk(table.AtRiskColumn.AsSpan(first), steps.AsSpan(0, times), curves.EventFree.AsSpan(first + 1, times));
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

    // What all causes have in common at one time.
    private struct Step
    {
        public double Events;
        public double Share;
        public double Fall;
        public double AfterEvent;
        public double Drift;
        public double Slopes;
        public double AtRisk;
        public double Inside;
    }

    // The survival of no event, φ of those inside, and Σ σ² of those that left.
    private struct Shared
    {
        public double Survival;
        private double _path;
        private double _slopes;

        public void Walk(ReadOnlySpan<double> atRisk, Span<Step> steps, Span<double> eventFree)
        {
            double survival = Survival;
            double path = _path;
            double slopes = _slopes;
            for (int j = 0; j < steps.Length; j++)
            {
                ref Step step = ref steps[j];
                double n = atRisk[j];
                double d = step.Events;
                double inside = j + 1 < atRisk.Length ? atRisk[j + 1] : 0;
                double one = 1 / n;
                double staying = (n - d) / n;
                double share = survival * one;
                step.AtRisk = n;
                step.Inside = inside;
                step.Share = share;
                step.Fall = (path - share) * one;
                path = path * staying + d * one * share;
                survival *= staying;
                double perSurvival = survival > 0 ? 1 / survival : 0;
                double afterEvent = (path - share) * perSurvival;
                double afterCensoring = path * perSurvival;
                double censored = n - d - inside;
                step.AfterEvent = afterEvent;
                step.Drift = d * afterEvent + censored * afterCensoring;
                step.Slopes = slopes;
                slopes += d * afterEvent * afterEvent + censored * afterCensoring * afterCensoring;
                eventFree[j] = survival;
            }

            Survival = survival;
            _path = path;
            _slopes = slopes;
        }
    }

    // π of those inside, and Σ of the squares of those that left and of σ times them.
    private struct Cause
    {
        private double _incidence;
        private double _error;
        private double _path;
        private double _squares;
        private double _crossed;

        public void Walk(ReadOnlySpan<Step> steps, ReadOnlySpan<double> events, Span<double> incidences, Span<double> errors)
        {
            double incidence = _incidence;
            double path = _path;
            double squares = _squares;
            double crossed = _crossed;
            long lastError = BitConverter.DoubleToInt64Bits(_error);
            for (int j = 0; j < steps.Length; j++)
            {
                ref readonly Step step = ref steps[j];
                double own = events[j];
                double rise = own * step.Share;
                incidence += rise;
                path += own * step.Fall;
                squares += rise * (2 * crossed + rise * step.Slopes) + path * path * (step.AtRisk - step.Inside) + rise * (2 * path + step.Share);
                crossed += rise * (step.Slopes + step.AfterEvent) + path * step.Drift;

                // Where nothing happens the curve is flat, and rounding must not make steps in its bounds. Chosen as bits: nobody can foretell who has an event.
                double error = Math.Sqrt(Math.Max(0, path * path * step.Inside + squares));
                lastError = own > 0 ? BitConverter.DoubleToInt64Bits(error) : lastError;
                incidences[j] = incidence;
                errors[j] = BitConverter.Int64BitsToDouble(lastError);
            }

            _incidence = incidence;
            _path = path;
            _squares = squares;
            _crossed = crossed;
            _error = BitConverter.Int64BitsToDouble(lastError);
        }
    }
}
