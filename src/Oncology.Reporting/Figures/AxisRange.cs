namespace Oncology.Reporting;

/// <summary>A linear range that holds its values and ends at ticks.</summary>
internal static class AxisRange
{
    internal static (double From, double To, double Step) Around(double lowest, double highest, int maxTicks)
    {
        // A single value has half a unit on either side.
        if (!(highest > lowest)) (lowest, highest) = (lowest - 0.5, lowest + 0.5);
        double step = TickSteps.Round(highest - lowest, maxTicks - 1);
        return (Math.Floor((lowest / step) + 1e-9) * step, Math.Ceiling((highest / step) - 1e-9) * step, step);
    }
}
