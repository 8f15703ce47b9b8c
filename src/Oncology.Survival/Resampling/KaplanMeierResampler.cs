namespace Oncology.Survival;

/// <summary>Median, S(t) and restricted mean of a Kaplan-Meier curve in resamples of its patients; times and their order are made once.</summary>
internal sealed class KaplanMeierResampler
{
    // Share of those at risk below which the survivors of a time are rounding.
    private const double RoundingShare = 1e-12;

    private readonly EventTable _table;
    private readonly double _origin;
    private readonly QuantileRule _rule;
    private readonly KaplanMeierReadings _readings;
    private readonly PatientResample _resample;
    private readonly double[] _time;
    private readonly int[] _exitAt;
    private readonly int[] _entryAt;
    private readonly double[] _weight;
    private readonly double[] _counts;
    private readonly double[] _events;
    private readonly double[] _leaving;
    private readonly double[] _survival;

    public KaplanMeierResampler(EventTable table, double origin, QuantileRule rule, KaplanMeierReadings readings, PatientResample resample)
    {
        _table = table;
        _origin = origin;
        _rule = rule;
        _readings = readings;
        _resample = resample;
        SurvivalData data = table.Data;
        _time = [origin, .. table.TimeColumn];
        _exitAt = new int[data.Count];
        _entryAt = new int[data.Count];
        _weight = new double[data.Count];
        for (int row = 0; row < data.Count; row++)
        {
            _exitAt[row] = Array.BinarySearch(_time, 1, _time.Length - 1, data.Exit[row]);
            int entered = data.HasEntry ? Array.BinarySearch(table.TimeColumn, data.Entry[row]) : -1;
            _entryAt[row] = data.HasEntry ? (entered >= 0 ? entered + 1 : ~entered) : 0;
            _weight[row] = data.Weights.IsEmpty ? 1 : data.Weights[row];
        }

        _counts = new double[resample.PatientCount];
        _events = new double[_time.Length + 1];
        _leaving = new double[_time.Length + 1];
        _survival = new double[_time.Length];
    }

    /// <summary>The quantities of the data themselves.</summary>
    public double[] Observed()
    {
        double[] values = new double[_readings.Count];
        _resample.LeaveOut(-1, _counts);
        Read(values);
        return values;
    }

    /// <summary>The quantities in resamples, or without each patient in turn: one array per quantity.</summary>
    public double[][] Run(int count, bool isDrawn, Action<double> report, CancellationToken cancellation)
    {
        double[][] result = [.. Enumerable.Range(0, _readings.Count).Select(_ => new double[count])];
        double[] values = new double[_readings.Count];
        for (int number = 0; number < count; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isDrawn)
            {
                _resample.Draw(number, _counts);
            }
            else
            {
                _resample.LeaveOut(number, _counts);
            }

            Read(values);
            for (int k = 0; k < values.Length; k++)
            {
                result[k][number] = values[k];
            }

            report((number + 1.0) / count);
        }

        return result;
    }

    private void Read(Span<double> values)
    {
        int last = Estimate();
        if (last < 0)
        {
            values.Fill(double.NaN);
            return;
        }

        values[0] = CurveCrossing.Find(_time.AsSpan(0, last + 1), _survival.AsSpan(0, last + 1), 0.5, _rule) ?? double.PositiveInfinity;
        for (int k = 0; k < _readings.Times.Length; k++)
        {
            int at = Array.BinarySearch(_time, 1, last, _readings.Times[k]);
            values[1 + k] = _survival[at >= 0 ? at : ~at - 1];
        }

        if (_readings.Tau is double tau)
        {
            values[^1] = Area(tau, last);
        }
    }

    // S at each time of the cohort; returns the last at which the resample has anybody, -1 when it has nobody.
    private int Estimate()
    {
        Array.Clear(_events);
        Array.Clear(_leaving);
        ReadOnlySpan<int> cause = _table.Data.Cause.AsSpan();
        for (int row = 0; row < cause.Length; row++)
        {
            double weight = _counts[_resample.PatientOf[row]] * _weight[row];
            if (weight > 0)
            {
                _events[_exitAt[row]] += cause[row] > 0 ? weight : 0;
                _leaving[_exitAt[row]] += weight;
                _leaving[_entryAt[row]] -= weight;
            }
        }

        int last = -1;
        CompensatedSum atRisk = default;
        for (int j = _time.Length - 1; j >= 1; j--)
        {
            atRisk.Add(_leaving[j]);
            _survival[j] = atRisk.Value;
            last = last < 0 && atRisk.Value > 0 ? j : last;
        }

        double survival = 1;
        _survival[0] = 1;
        for (int j = 1; j < _time.Length; j++)
        {
            double n = _survival[j];
            double d = _events[j];

            // Where everybody has the event, rounding must not leave a survivor.
            survival *= d > 0 && n - d > RoundingShare * n ? (n - d) / n : d > 0 ? 0 : 1;
            _survival[j] = survival;
        }

        return last;
    }

    private double Area(double tau, int last)
    {
        double area = 0;
        double from = _origin;
        double height = 1;
        for (int j = 1; j <= last && _time[j] < tau; j++)
        {
            area += height * (_time[j] - from);
            (from, height) = (_time[j], _survival[j]);
        }

        return area + height * (tau - from);
    }
}
