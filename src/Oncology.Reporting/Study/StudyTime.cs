using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Time inside a study is days; the study's unit is for reading. Months are 30.4375 days, years 365.25.</summary>
internal static class StudyTime
{
    public static double DaysPerUnit(SpecNode node) =>
        DaysIn(node.Choice("unit", TimeUnit.Days, ("days", TimeUnit.Days), ("months", TimeUnit.Months), ("years", TimeUnit.Years)));

    /// <summary>A time of the study file: at least 0.</summary>
    public static double ReadTime(SpecNode node)
    {
        double time = node.Number();
        if (time < 0)
        {
            node.Problem("a time is at least 0", "un temps est supérieur ou égal à 0");
        }

        return time;
    }

    public static double DaysIn(TimeUnit unit) => unit switch
    {
        TimeUnit.Months => 30.4375,
        TimeUnit.Years => 365.25,
        _ => 1,
    };

    public static LocalText Name(TimeUnit unit) => unit switch
    {
        TimeUnit.Months => new LocalText("months", "mois"),
        TimeUnit.Years => new LocalText("years", "ans"),
        _ => new LocalText("days", "jours"),
    };

    /// <summary>A time of the study file as it is printed: <c>6</c>, <c>2.5</c>.</summary>
    public static string Text(double time, Language language) =>
        time.ToString("0.####", CultureInfo.InvariantCulture).Replace(".", NumberStyle.For(language).DecimalSeparator, StringComparison.Ordinal);
}
