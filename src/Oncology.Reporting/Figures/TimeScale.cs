using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Turns the times of a result into the unit of an axis, and back.</summary>
internal readonly record struct TimeScale(TimeUnit Data, TimeUnit Axis)
{
    private const double DaysPerYear = 365.25;

    internal double ToAxis(double dataTime) => Data == Axis ? dataTime : dataTime * Days(Data) / Days(Axis);

    internal double ToData(double axisTime) => Data == Axis ? axisTime : axisTime * Days(Axis) / Days(Data);

    private static double Days(TimeUnit unit) => unit switch
    {
        TimeUnit.Days => 1,
        TimeUnit.Months => DaysPerYear / 12,
        TimeUnit.Years => DaysPerYear,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit of time."),
    };
}
