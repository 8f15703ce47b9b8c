namespace Oncology.Survival;

/// <summary>
/// Incidences where every row counts once, is a subject of its own and comes in at the origin, with the standard errors of
/// <see cref="JackknifeVariance"/>, or where no two rows share a time of <see cref="AalenVariance"/>. One walk over the times for all causes.
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
/// <para>
/// Aalen's variance has the same three sums. Of events that share their time with no other, the last term of the first is r S(t−)/n, and 1/(n − d) takes
/// the place of 1/n in the other two.
/// </para>
/// </remarks>
internal static class PlainIncidences
{
    /// <summary>Incidences of every cause.</summary>
    /// <param name="table">Counts of a plain sample; for Aalen's variance, an untied one.</param>
    /// <param name="variance">Which standard errors.</param>
    public static IncidenceCurves Of(EventTable table, IncidenceVariance variance)
    {
        IncidenceCurves curves = new(table.Count, table.CauseCount);
        Cause[] causes = new Cause[table.CauseCount];
        Shared shared = new(CountBlocks.LengthFor(table));
        for (CountBlocks counts = new(table); counts.Next();)
        {
            shared.Walk(counts, variance == IncidenceVariance.Aalen, curves.EventFree.AsSpan(counts.First + 1, counts.Length));
            for (int k = 0; k < causes.Length; k++)
            {
                Span<double> incidences = curves.Incidence[k].AsSpan(counts.First + 1, counts.Length);
                causes[k].Walk(shared, counts.EventsOf(k + 1), incidences, curves.StandardError[k].AsSpan(counts.First + 1, counts.Length));
            }
        }

        return curves;
    }

    // What all causes have in common at some times: the survival of no event, Σ l², and at each time S(t−)/n and by what r is multiplied where it comes
    // into Σ f² twice and into Σ f l.
    private sealed class Shared(int times)
    {
        private double _survival = 1;
        private double _greenwood;

        public double[] Share { get; } = new double[times];

        public double[] Squared { get; } = new double[times];

        public double[] Crossed { get; } = new double[times];

        public void Walk(in CountBlocks counts, bool isAalen, Span<double> eventFree)
        {
            ReadOnlySpan<double> events = counts.Events;
            Span<double> share = Share.AsSpan(0, events.Length);
            Span<double> squared = Squared.AsSpan(0, events.Length);
            Span<double> crossed = Crossed.AsSpan(0, events.Length);
            RiskFactors.Of(counts.AtRisk, events, perAtRisk: share, perLeft: crossed, staying: eventFree);
            double survival = _survival;
            double greenwood = _greenwood;
            for (int j = 0; j < events.Length; j++)
            {
                double perLeft = crossed[j];
                double own = isAalen ? perLeft : share[j];
                share[j] *= survival;
                crossed[j] = greenwood - own;
                squared[j] = isAalen ? greenwood : crossed[j];
                greenwood += events[j] * perLeft * own;
                survival *= eventFree[j];
                eventFree[j] = survival;
            }

            _survival = survival;
            _greenwood = greenwood;
        }
    }

    // F, Σ f² and Σ f l. The errors of a cause that takes nearly everybody end far below their largest: rounding would show.
    private struct Cause
    {
        private double _incidence;
        private CompensatedSum _squares;
        private CompensatedSum _crossed;

        public void Walk(Shared shared, ReadOnlySpan<double> events, Span<double> incidences, Span<double> errors)
        {
            ReadOnlySpan<double> shares = shared.Share.AsSpan(0, events.Length);
            ReadOnlySpan<double> squaredBy = shared.Squared.AsSpan(0, events.Length);
            ReadOnlySpan<double> crossedBy = shared.Crossed.AsSpan(0, events.Length);
            double incidence = _incidence;
            CompensatedSum squares = _squares;
            CompensatedSum crossed = _crossed;
            for (int j = 0; j < events.Length; j++)
            {
                double share = shares[j];
                double rise = events[j] * share;
                incidence += rise;
                squares.Add(rise * (2 * crossed.Value + rise * squaredBy[j] + share));
                crossed.Add(rise * crossedBy[j]);
                incidences[j] = incidence;
                errors[j] = squares.Value;
            }

            _incidence = incidence;
            _squares = squares;
            _crossed = crossed;
            SquareRoots.InPlace(errors);
        }
    }
}
