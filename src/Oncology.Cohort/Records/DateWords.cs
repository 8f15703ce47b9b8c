using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Days as each language writes them: <c>2016-05-12</c>, <c>12/05/2016</c>.</summary>
internal static class DateWords
{
    /// <summary>A day.</summary>
    public static Wording Of(DateOnly day) =>
        new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
}
