namespace Oncology.Survival;

/// <summary>
/// Standard errors of curves (incidences, survival, hazard) by the infinitesimal jackknife: the sum over subjects of the squared change of the
/// estimate per unit of the subject's weight.
/// </summary>
/// <remarks>
/// <para>
/// With S(t) the probability of no event and F_k(t) that of cause k, the derivative with respect to the weight of row i obeys, at each
/// time with d events (d_k of cause k) among n at risk, Y_i at risk and N_ik its event:
/// ΔF_ik = S_i(t−) d_k/n + S(t−) (ΔN_ik − Y_i d_k/n) / n, and ΔS_i = −Σ_k ΔF_ik, where F_ik and S_i are the derivatives.
/// </para>
/// <para>
/// While at risk all rows share one path (rows that enter late share it minus what it was at their entry); afterwards
/// F_ik moves in proportion to F_k. So rows that are subjects of their own need sums only: O(n + times). Rows of one cluster are added before they are
/// squared, which takes one pass over the rows per time.
/// </para>
/// <para>Source: Therneau, Grambsch, Modeling Survival Data, Springer 2000, section 7.2; R survival, vignette "methods".</para>
/// </remarks>
internal sealed class JackknifeVariance
{
    private readonly EventTable _table;
    private readonly SurvivalData _data;
    private readonly double[] _survival;
    private readonly double[] _eventFreePath;

    private JackknifeVariance(EventTable table)
    {
        _table = table;
        _data = table.Data;
        _survival = new double[table.Count + 1];
        _eventFreePath = new double[table.Count + 1];
        _survival[0] = 1;
        for (int j = 1; j <= table.Count; j++)
        {
            double n = table.AtRiskColumn[j - 1];
            double d = table.EventsColumn[j - 1];
            double jump = d > 0 ? d / n : 0;
            _survival[j] = _survival[j - 1] * (d > 0 ? (n - d) / n : 1);

            // Once S is 0 no weight moves it any more: rows that enter later must not carry on the path of those who all had the event.
            _eventFreePath[j] = _survival[j] > 0 ? _eventFreePath[j - 1] * (1 - jump) + (d > 0 ? _survival[j - 1] * jump / n : 0) : 0;
        }
    }

    /// <summary>Incidences of every cause with their standard errors.</summary>
    /// <param name="table">Counts of the sample.</param>
    /// <param name="clusters">Cluster of each row; empty when every row is its own.</param>
    public static IncidenceCurves Incidences(EventTable table, ReadOnlySpan<int> clusters)
    {
        if (IsPlain(table, clusters))
        {
            return OfPlain(table);
        }

        JackknifeVariance jackknife = new(table);
        IncidenceCurves curves = new(table.Count, table.EventColumns.Length);
        jackknife._survival.CopyTo(curves.EventFree, 0);
        for (int k = 0; k < table.EventColumns.Length; k++)
        {
            double[] incidence = jackknife.Incidence(table.EventColumns[k]);
            incidence.CopyTo(curves.Incidence[k], 0);
            jackknife.StandardErrors(k + 1, table.EventColumns[k], incidence, clusters).CopyTo(curves.StandardError[k], 1);
        }

        return curves;
    }

    /// <summary>Standard error of S(t), events of any cause, at each time of the table.</summary>
    /// <param name="table">Counts of the sample.</param>
    /// <param name="clusters">Cluster of each row; empty when every row is its own.</param>
    public static double[] SurvivalStandardErrors(EventTable table, ReadOnlySpan<int> clusters)
    {
        if (IsPlain(table, clusters))
        {
            return GreenwoodErrors(table);
        }

        JackknifeVariance jackknife = new(table);
        double[] events = table.EventsColumn;
        double[] errors = jackknife.StandardErrors(cause: 0, events, jackknife.Incidence(events), clusters);

        // Once nobody is left without the event, S is 0 whatever the weights: what stands there is rounding.
        for (int j = 0; j < errors.Length; j++)
        {
            errors[j] = jackknife._survival[j + 1] == 0 ? 0 : errors[j];
        }

        return errors;
    }

    /// <summary>Standard error of the Nelson-Aalen cumulative hazard at each time of the table.</summary>
    /// <param name="table">Counts of the sample.</param>
    /// <param name="clusters">Cluster of each row; empty when every row is its own.</param>
    /// <remarks>The derivative is Σ (ΔN_i − Y_i d/n) / n: it stays as it is once a row has left.</remarks>
    public static double[] HazardStandardErrors(EventTable table, ReadOnlySpan<int> clusters)
    {
        JackknifeVariance jackknife = new(table);
        double[] path = new double[table.Count + 1];
        for (int j = 1; j < path.Length; j++)
        {
            double n = table.AtRiskColumn[j - 1];
            path[j] = path[j - 1] - (table.EventsColumn[j - 1] > 0 ? table.EventsColumn[j - 1] / (n * n) : 0);
        }

        double[] flat = new double[path.Length];
        Stay[] stays = new Stay[table.Data.Count];
        for (int i = 0; i < stays.Length; i++)
        {
            int entered = table.Data.HasEntry ? jackknife.LastAtOrBefore(table.Data.Entry[i]) : 0;
            int left = jackknife.LastAtOrBefore(table.Data.Exit[i]);
            double own = table.Data.Cause[i] > 0 ? 1 / table.AtRiskColumn[left - 1] : 0;
            stays[i] = new Stay(entered, left, path[entered], 0, path[left] - path[entered] + own, 0);
        }

        return Errors(jackknife.Variance(stays, flat, path, clusters), table.EventsColumn);
    }

    private static bool IsPlain(EventTable table, ReadOnlySpan<int> clusters) => table.IsPlain && (clusters.IsEmpty || AllDistinct(clusters));

    private static bool AllDistinct(ReadOnlySpan<int> clusters)
    {
        HashSet<int> seen = [];
        foreach (int cluster in clusters)
        {
            if (!seen.Add(cluster))
            {
                return false;
            }
        }

        return true;
    }

    // Of one cause alone F is 1 − S, whose variance comes back to 0: the sums that led there would leave their rounding.
    private static IncidenceCurves OfPlain(EventTable table)
    {
        IncidenceCurves curves = PlainJackknife.Of(table);
        if (table.EventColumns.Length == 1)
        {
            GreenwoodErrors(table).CopyTo(curves.StandardError[0], 1);
        }

        return curves;
    }

    // The derivatives of log S are martingales of rows that share one path while at risk: their squares add up to Greenwood's sum.
    private static double[] GreenwoodErrors(EventTable table)
    {
        double[] errors = new double[table.Count];
        double survival = 1;
        double sum = 0;
        for (int j = 0; j < errors.Length; j++)
        {
            double n = table.AtRiskColumn[j];
            double d = table.EventsColumn[j];
            survival *= (n - d) / n;
            sum += d / (n * (n - d));
            errors[j] = survival > 0 ? survival * Math.Sqrt(sum) : 0;
        }

        return errors;
    }

    // Of one cause, or of any where the cause is 0.
    private double[] StandardErrors(int cause, double[] events, double[] incidence, ReadOnlySpan<int> clusters)
    {
        double[] path = IncidencePath(events);
        return Errors(Variance(Stays(cause, incidence, path), incidence, path, clusters), events);
    }

    private double[] Variance(Stay[] stays, double[] incidence, double[] path, ReadOnlySpan<int> clusters) =>
        clusters.IsEmpty || AllDistinct(clusters) ? OwnSubjects(stays, incidence, path) : Clustered(stays, incidence, path, clusters);

    // Where nothing happens the curve is flat, and rounding must not make steps in its bounds.
    private static double[] Errors(double[] variance, double[] events)
    {
        double[] error = new double[events.Length];
        for (int j = 1; j < variance.Length; j++)
        {
            variance[j] = events[j - 1] > 0 ? variance[j] : variance[j - 1];
            error[j - 1] = Math.Sqrt(variance[j]);
        }

        return error;
    }

    private double[] Incidence(double[] events)
    {
        double[] incidence = new double[_survival.Length];
        for (int j = 1; j < incidence.Length; j++)
        {
            double d = events[j - 1];
            incidence[j] = incidence[j - 1] + (d > 0 ? _survival[j - 1] * d / _table.AtRiskColumn[j - 1] : 0);
        }

        return incidence;
    }

    // The derivative shared by all rows that have been at risk from the beginning without an event.
    private double[] IncidencePath(double[] events)
    {
        double[] path = new double[_survival.Length];
        for (int j = 1; j < path.Length; j++)
        {
            double n = _table.AtRiskColumn[j - 1];
            double jump = events[j - 1] > 0 ? events[j - 1] / n : 0;
            path[j] = path[j - 1] + jump * (_eventFreePath[j - 1] - (jump > 0 ? _survival[j - 1] / n : 0));
        }

        return path;
    }

    private Stay[] Stays(int cause, double[] incidence, double[] path)
    {
        Stay[] stays = new Stay[_data.Count];
        for (int i = 0; i < stays.Length; i++)
        {
            int entered = _data.HasEntry ? LastAtOrBefore(_data.Entry[i]) : 0;
            int left = LastAtOrBefore(_data.Exit[i]);
            double slope = Ratio(_eventFreePath[entered], _survival[entered]);
            double offset = path[entered] - slope * incidence[entered];
            double derivative = path[left] - offset - slope * incidence[left];
            double eventFree = _eventFreePath[left] - slope * _survival[left];
            if (_data.Cause[i] > 0)
            {
                double share = _survival[left - 1] / _table.AtRiskColumn[left - 1];
                derivative += cause == 0 || _data.Cause[i] == cause ? share : 0;
                eventFree -= share;
            }

            stays[i] = new Stay(entered, left, offset, slope, derivative, Ratio(eventFree, _survival[left]));
        }

        return stays;
    }

    private double[] OwnSubjects(Stay[] stays, double[] incidence, double[] path)
    {
        int[] byEntry = SortedOrder.Ascending([.. stays.Select(s => (double)s.Entered)]);
        int[] byExit = SortedOrder.Ascending([.. stays.Select(s => (double)s.Left)]);
        double[] variance = new double[_survival.Length];
        AtRiskSums inside = default;
        JackknifeLeft outside = default;
        int entering = 0;
        int leaving = 0;
        for (int j = 1; j < variance.Length; j++)
        {
            outside.Advance(incidence[j] - incidence[j - 1]);
            for (; entering < stays.Length && stays[byEntry[entering]].Entered < j; entering++)
            {
                inside.Add(stays[byEntry[entering]], Square(byEntry[entering]));
            }

            for (; leaving < stays.Length && stays[byExit[leaving]].Left <= j; leaving++)
            {
                inside.Add(stays[byExit[leaving]], -Square(byExit[leaving]));
                outside.Add(stays[byExit[leaving]].AtExit, stays[byExit[leaving]].SlopeAfter, Square(byExit[leaving]));
            }

            variance[j] = Math.Max(0, inside.Value(path[j], incidence[j]) + outside.Value);
        }

        return variance;
    }

    private double[] Clustered(Stay[] stays, double[] incidence, double[] path, ReadOnlySpan<int> clusters)
    {
        Dictionary<int, int> indexOf = [];
        int[] cluster = new int[clusters.Length];
        for (int i = 0; i < cluster.Length; i++)
        {
            cluster[i] = indexOf.TryGetValue(clusters[i], out int index) ? index : indexOf[clusters[i]] = indexOf.Count;
        }

        double[] sums = new double[indexOf.Count];
        double[] variance = new double[_survival.Length];
        for (int j = 1; j < variance.Length; j++)
        {
            Array.Clear(sums);
            for (int i = 0; i < stays.Length; i++)
            {
                sums[cluster[i]] += _data.RowWeight(i) * stays[i].At(j, incidence, path);
            }

            variance[j] = sums.Sum(s => s * s);
        }

        return variance;
    }

    // A frequency stands for rows that are subjects of their own: their squares add.
    private double Square(int row)
    {
        double weight = _data.Weights.IsEmpty ? 1 : _data.Weights[row];
        return weight * weight * (_data.Frequencies.IsEmpty ? 1 : _data.Frequencies[row]);
    }

    // Index 0 is the origin, j ≥ 1 the j-th distinct time.
    private int LastAtOrBefore(double time)
    {
        int at = Array.BinarySearch(_table.TimeColumn, time);
        return at >= 0 ? at + 1 : ~at;
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;

    // Between entry and exit the derivative is path − offset − slope · F; from the exit on it is AtExit + SlopeAfter · (F − F(exit)).
    private readonly record struct Stay(int Entered, int Left, double Offset, double Slope, double AtExit, double SlopeAfter)
    {
        public double At(int j, double[] incidence, double[] path)
        {
            if (j <= Entered)
            {
                return 0;
            }

            return j < Left ? path[j] - Offset - Slope * incidence[j] : AtExit + SlopeAfter * (incidence[j] - incidence[Left]);
        }
    }

    private struct AtRiskSums
    {
        private CompensatedSum _one;
        private CompensatedSum _offset;
        private CompensatedSum _offset2;
        private CompensatedSum _slope;
        private CompensatedSum _slope2;
        private CompensatedSum _cross;

        public void Add(Stay stay, double weight)
        {
            _one.Add(weight);
            _offset.Add(weight * stay.Offset);
            _offset2.Add(weight * stay.Offset * stay.Offset);
            _slope.Add(weight * stay.Slope);
            _slope2.Add(weight * stay.Slope * stay.Slope);
            _cross.Add(weight * stay.Offset * stay.Slope);
        }

        public readonly double Value(double path, double incidence) =>
            path * path * _one.Value
            - 2 * path * (_offset.Value + incidence * _slope.Value)
            + _offset2.Value + 2 * incidence * _cross.Value + incidence * incidence * _slope2.Value;
    }
}
