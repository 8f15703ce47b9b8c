using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Chooses the end and the ticks of a time axis.</summary>
internal static class TimeAxis
{
    /// <param name="longest">Longest follow-up, positive, in the unit of the axis.</param>
    /// <param name="end">End asked for; null fits the follow-up.</param>
    /// <param name="unit">Unit of the axis; months step by parts of a year.</param>
    /// <param name="left">Beginning of the axis on the page.</param>
    /// <param name="right">Its end.</param>
    /// <param name="room">Least distance of two ticks, for their labels and the numbers below.</param>
    internal static Axis Create(double longest, double? end, TimeUnit unit, double left, double right, double room)
    {
        int fitting = Math.Max(2, (int)((right - left) / room) + 1);
        double step = unit == TimeUnit.Months
            ? TickSteps.ForMonths(longest, Math.Min(fitting, 9))
            : TickSteps.Round(longest, Math.Min(fitting, 11));
        // The axis ends at half a step or a whole one, so that the last curve does not run into its end.
        return Axis.FromZero(end ?? Math.Ceiling(longest / (step / 2) * (1 - 1e-9)) * (step / 2), step, left, right);
    }
}
