namespace Oncology.Survival;

/// <summary>
/// The sums over the Efron steps of one event time: step k of m sees the risk sum S0 − (k/m)·D0, where S0 is over the risk set and
/// D0 over the tied events. Breslow is the single step that carries all the weight.
/// </summary>
/// <remarks>Efron, JASA 1977;72:557. With w the mean weight of the tied events, u = k/m and s = S0 − u·D0.</remarks>
internal readonly struct TiedEvents
{
    private TiedEvents(double hazard, double eventShare, double square, double centre, double spread)
    {
        Hazard = hazard;
        EventShare = eventShare;
        Square = square;
        Centre = centre;
        Spread = spread;
    }

    /// <summary>Σ w / s: the step of the cumulative hazard.</summary>
    public double Hazard { get; }

    /// <summary>Σ w u / s: by how much less an event sees of the hazard at its own time.</summary>
    public double EventShare { get; }

    /// <summary>A = Σ w / s².</summary>
    public double Square { get; }

    /// <summary>B / A, with B = Σ w u / s².</summary>
    public double Centre { get; }

    /// <summary>Σ w (u − B/A)² / s², at least 0 by construction, which C − B²/A would not be.</summary>
    public double Spread { get; }

    /// <summary>C = Σ w u² / s².</summary>
    public double ShareSquare => Spread + Square * Centre * Centre;

    /// <summary>The sums of one event time.</summary>
    /// <param name="riskSum">S0.</param>
    /// <param name="eventSum">D0.</param>
    /// <param name="weight">Total weight of the events.</param>
    /// <param name="steps">m, the number of tied events; 1 for Breslow.</param>
    public static TiedEvents Of(double riskSum, double eventSum, double weight, long steps)
    {
        if (steps == 1)
        {
            double whole = weight / riskSum;
            return new TiedEvents(whole, 0, whole / riskSum, 0, 0);
        }

        double mean = weight / steps;
        double hazard = 0, eventShare = 0, square = 0, squareShare = 0;
        for (long k = 0; k < steps; k++)
        {
            double u = (double)k / steps;
            double inverse = 1 / (riskSum - u * eventSum);
            hazard += inverse;
            eventShare += u * inverse;
            square += inverse * inverse;
            squareShare += u * inverse * inverse;
        }

        double centre = squareShare / square;
        double spread = 0;
        for (long k = 0; k < steps; k++)
        {
            double u = (double)k / steps;
            double distance = (u - centre) / (riskSum - u * eventSum);
            spread += distance * distance;
        }

        return new TiedEvents(mean * hazard, mean * eventShare, mean * square, centre, mean * spread);
    }
}
