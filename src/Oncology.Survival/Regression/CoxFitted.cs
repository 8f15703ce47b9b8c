namespace Oncology.Survival;

/// <summary>
/// A fitted Cox model with the sums of every event time at the estimate: what baseline hazards, predicted curves, residuals and the
/// test of proportional hazards are made from.
/// </summary>
/// <remarks>
/// Hazards are relative to exp(shift of the stratum) and columns are centred within strata and scaled, so that nothing overflows
/// or cancels. With exact ties the sums are Breslow's, as in R.
/// </remarks>
internal sealed class CoxFitted
{
    private readonly TiedEvents[] _tied;
    private readonly double[] _riskMoment;
    private readonly double[] _eventMoment;
    private readonly int _p;

    private CoxFitted(CoxModel model, ModelFrame frame, CoxCentre centre, CoxPrepared prepared)
    {
        int[] kept = [.. Enumerable.Range(0, model.Coefficients.Length).Where(j => !double.IsNaN(model.Coefficients[j].Estimate))];
        CoxTies ties = model.Options.Ties == CoxTies.Exact ? CoxTies.Breslow : model.Options.Ties;
        DesignMatrix design = kept.Length == frame.Design.ColumnCount ? frame.Design : frame.Design.SelectColumns(kept);
        CoxPartialLikelihood likelihood = new(prepared.Sets, prepared.Columns(design), frame.Offset.AsSpan(), ties, model.Options.Threads);
        Model = model;
        Frame = frame;
        Data = prepared.Data;
        Likelihood = likelihood;
        Kept = kept;
        _p = kept.Length;
        Centre = centre;
        Coefficients = [.. kept.Select((j, k) => model.Coefficients[j].Estimate * likelihood.Columns.Scale[k])];
        int times = likelihood.Sets.TimeCount;
        _tied = new TiedEvents[times];
        _riskMoment = new double[times * _p];
        _eventMoment = new double[times * _p];
        EventWeight = new double[times];
        likelihood.Evaluate(Coefficients);
        likelihood.HandOver(Keep);
        Expected = ExpectedEvents();
    }

    public CoxModel Model { get; }

    /// <summary>The rows that the sums were made from: those of the model, or in a Fine-Gray model those that were not written out.</summary>
    public ModelFrame Frame { get; }

    /// <summary>The follow-up, near ties merged.</summary>
    public SurvivalData Data { get; }

    /// <summary>The partial likelihood, evaluated at the estimate.</summary>
    public CoxPartialLikelihood Likelihood { get; }

    public CoxRiskSets Sets => Likelihood.Sets;

    /// <summary>Columns of the design that are in the model.</summary>
    public int[] Kept { get; }

    /// <summary>Coefficients of the scaled columns.</summary>
    public double[] Coefficients { get; }

    /// <summary>Where R centres.</summary>
    public CoxCentre Centre { get; }

    /// <summary>Weight of the events of each event time.</summary>
    public double[] EventWeight { get; }

    /// <summary>Cumulative hazard that each row of the frame has seen, times its relative hazard; NaN for a row of weight 0.</summary>
    public double[] Expected { get; }

    public static CoxFitted Of(CoxModel model) =>
        new(model, model.Frame, CoxCentre.Of(model.Frame), CoxPrepared.Of(model.Frame, model.Options.TimeTies));

    /// <summary>The sums of a Fine-Gray model, whose rows are not written out.</summary>
    /// <param name="model">The model of the weighted rows.</param>
    /// <param name="frame">The rows of <paramref name="followUp"/> as long as their weight is 1.</param>
    /// <param name="followUp">What weights them afterwards.</param>
    public static CoxFitted Of(CoxModel model, ModelFrame frame, CensoredFollowUp followUp) =>
        new(model, frame, CoxCentre.Of(frame, followUp), CoxPrepared.Of(frame, model.Options.TimeTies, followUp));

    /// <summary>The sums of an event time.</summary>
    public ref readonly TiedEvents Tied(int time) => ref _tied[time];

    /// <summary>Mean of the scaled columns over the risk set of an event time.</summary>
    public double Mean(int time, int column)
    {
        int at = time * _p + column;
        return (_tied[time].Hazard * _riskMoment[at] - _tied[time].EventShare * _eventMoment[at]) / EventWeight[time];
    }

    /// <summary>Step of ∫ x̄ dH of a scaled column at an event time.</summary>
    public double Drift(int time, int column)
    {
        int at = time * _p + column;
        return _tied[time].Square * (_riskMoment[at] - _tied[time].Centre * _eventMoment[at]);
    }

    /// <summary>Mean of a column of the model within a stratum of the risk sets, in the unit of the column.</summary>
    public double StratumMean(int stratum, int column)
    {
        int row = Sets.RowStart[Sets.Strata[stratum].Start];
        return Frame.Design[Kept[column]][Sets.SourceRow[row]]
            - Likelihood.Columns.Values[row * _p + column] * Likelihood.Columns.Scale[column];
    }

    /// <summary>η of the point at R's centring constants in the scaled, centred columns of a stratum, less the shift of the stratum.</summary>
    public double CentrePredictor(int stratum)
    {
        double eta = Centre.WeightedOffsetMean - Likelihood.Shift[stratum];
        for (int k = 0; k < _p; k++)
        {
            eta += Model.Coefficients[Kept[k]].Estimate * (Centre.Means[Kept[k]] - StratumMean(stratum, k));
        }

        return eta;
    }

    /// <summary>Linear predictor of each row of the frame, centred as in R.</summary>
    public double[] CentredPredictor()
    {
        ModelFrame frame = Frame;
        double[] eta = new double[frame.Data.Count];
        for (int i = 0; i < eta.Length; i++)
        {
            eta[i] = frame.Offset.IsEmpty ? 0 : frame.Offset[i] - Centre.OffsetMean;
        }

        foreach (int j in Kept)
        {
            ReadOnlySpan<double> x = frame.Design[j];
            for (int i = 0; i < eta.Length; i++)
            {
                eta[i] += Model.Coefficients[j].Estimate * (x[i] - Centre.Means[j]);
            }
        }

        return eta;
    }

    /// <summary>Covariance of the coefficients of the scaled columns; the sandwich in a robust fit.</summary>
    public double[] ScaledCovariance()
    {
        double[] covariance = new double[_p * _p];
        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b < _p; b++)
            {
                covariance[a * _p + b] = Model.Covariance(Kept[a], Kept[b]) * Likelihood.Columns.Scale[a] * Likelihood.Columns.Scale[b];
            }
        }

        return covariance;
    }

    /// <summary>Σ_t g(t) V(t) in the scaled columns, V(t) the information that an event time gives: p × p.</summary>
    /// <param name="g">Weight of each event time.</param>
    /// <remarks>As in <see cref="CoxPartialLikelihood"/>, the second-order sums of the risk sets are never formed.</remarks>
    public double[] Information(ReadOnlySpan<double> g)
    {
        double[] information = new double[_p * _p];
        double[] x = Likelihood.Columns.Values;
        double[] term = new double[_p];
        foreach ((_, int start, int end) in Sets.Strata)
        {
            CompensatedSum sum = default;
            (double Sum, double Lost)[] seen = new (double, double)[end - start + 1];
            for (int t = start; t < end; t++)
            {
                sum.Add(g[t] * _tied[t].Hazard);
                seen[t - start + 1] = sum.Parts;
                for (int j = 0; j < _p; j++)
                {
                    term[j] = _riskMoment[t * _p + j] - _tied[t].Centre * _eventMoment[t * _p + j];
                }

                CrossProduct.Add(information, _p, term, [-g[t] * _tied[t].Square]);
                CrossProduct.Add(information, _p, _eventMoment.AsSpan(t * _p, _p), [-g[t] * _tied[t].Spread]);
            }

            for (int i = Sets.RowStart[start]; i < Sets.RowStart[end]; i++)
            {
                (double upTo, double upToLost) = seen[Sets.LastTime[i] - start + 1];
                (double before, double beforeLost) = seen[Sets.FirstTime[i] - start];
                double own = Sets.IsEvent[i] ? g[Sets.LastTime[i]] * _tied[Sets.LastTime[i]].EventShare : 0;
                CrossProduct.Add(information, _p, x.AsSpan(i * _p, _p), [Likelihood.Risk[i] * (upTo - before + (upToLost - beforeLost) - own)]);
            }
        }

        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b < a; b++)
            {
                information[b * _p + a] = information[a * _p + b];
            }
        }

        return information;
    }

    private void Keep(int time, in TiedEvents tied, double eventWeight, ReadOnlySpan<double> riskMoment, ReadOnlySpan<double> eventMoment)
    {
        _tied[time] = tied;
        EventWeight[time] = eventWeight;
        riskMoment[.._p].CopyTo(_riskMoment.AsSpan(time * _p));
        eventMoment[.._p].CopyTo(_eventMoment.AsSpan(time * _p));
    }

    private double[] ExpectedEvents()
    {
        double[] expected = new double[Data.Count];
        for (int row = 0; row < expected.Length; row++)
        {
            expected[row] = Data.RowWeight(row) > 0 ? 0 : double.NaN;
        }

        foreach ((_, int start, int end) in Sets.Strata)
        {
            for (int i = Sets.RowStart[start]; i < Sets.RowStart[end]; i++)
            {
                expected[Sets.SourceRow[i]] = Likelihood.Risk[i] / Sets.Weight[i] * Likelihood.Hazard.Seen(i, start);
            }
        }

        return expected;
    }
}
