namespace Oncology.Survival;

/// <summary>Collects the weighted rows of <see cref="FineGrayWeights"/>.</summary>
internal sealed class FineGrayRows(CensoredFollowUp followUp)
{
    private readonly SurvivalData _source = followUp.Rows;
    private readonly List<double> _start = [];
    private readonly List<double> _stop = [];
    private readonly List<double> _weight = [];
    private readonly List<int> _event = [];

    // Right-censored rows begin at 0; where an event happens at 0, just before it, as in R.
    private readonly double _origin = followUp.Rows.HasEntry || followUp.Rows.Exit.Min() > 0 ? 0 : 2 * followUp.Rows.Exit.Min() - 1;

    /// <summary>Source row of each row made.</summary>
    public List<int> Row { get; } = [];

    /// <summary>Adds the rows of one source row.</summary>
    public void Add(int row)
    {
        double start = _source.HasEntry ? _source.Entry[row] : _origin;
        if (!followUp.Competes(row))
        {
            Add(row, start, _source.Exit[row], 1);
            return;
        }

        CensoringCurve curve = followUp.CurveOf(row);
        int step = curve.StepOf(_source.Exit[row]);
        Add(row, start, curve.Time[step], 1);
        for (int later = step + 1; later < curve.Time.Length; later++)
        {
            if (curve.IsKept[later])
            {
                Add(row, curve.Time[later - 1], curve.Time[later], curve.Before[later] / curve.Before[step]);
            }
        }
    }

    /// <summary>The rows as follow-up with weights.</summary>
    public SurvivalData ToData() =>
        SurvivalData.CountingProcess([.. _start], [.. _stop], (int[])[.. _event]).WithWeights([.. _weight]);

    private void Add(int row, double start, double stop, double weight)
    {
        Row.Add(row);
        _start.Add(start);
        _stop.Add(stop);
        _weight.Add(weight * (_source.Weights.IsEmpty ? 1 : _source.Weights[row]));
        _event.Add(_source.Cause[row] == followUp.Cause ? 1 : 0);
    }
}
