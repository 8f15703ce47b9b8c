using System.Collections.Immutable;
using System.Text;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The alternative text of a Kaplan-Meier figure: what it shows, in words and numbers.</summary>
internal static class KaplanMeierDescription
{
    internal static string Of(Word kind, ImmutableArray<KaplanMeierGroup> groups, KaplanMeierFigureOptions options)
    {
        var text = new StringBuilder();
        if (options.IsSynthetic) text.Append(FigureWords.SyntheticData.In(options.Language)).Append(". ");
        text.Append(kind.In(options.Language));
        string colon = FigureWords.Colon(options.Language);
        if (options.OutcomeLabel is { } outcome) text.Append(colon).Append(outcome);
        text.Append('.');
        if (options.LandmarkTime is { } landmark)
            text.Append(' ').Append(FigureWords.LandmarkAt(landmark, options.AxisUnit, options.Language, options.NumberStyle)).Append('.');
        foreach (var group in groups) AppendGroup(text, group, options);
        if (options.PValue is { } p)
        {
            text.Append(' ');
            if (options.TestName is { } test) text.Append(test).Append(colon);
            text.Append(options.NumberStyle.FormatP(p)).Append('.');
        }

        return text.ToString();
    }

    private static void AppendGroup(StringBuilder text, KaplanMeierGroup group, KaplanMeierFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        string unit = FigureWords.Unit(options.AxisUnit, language);
        string semicolon = language == Language.French ? "\u00A0; " : "; ";
        text.Append(' ').Append(group.Key.Label).Append(FigureWords.Colon(language));
        text.Append(FigureWords.Counted(group.Curve.Count, FigureWords.Patient, FigureWords.Patients, language, numbers)).Append(", ");
        text.Append(FigureWords.Counted(group.Curve.EventCount, FigureWords.Event, FigureWords.Events, language, numbers)).Append(", ");
        text.Append(FigureWords.Median.In(language)).Append(' ');
        text.Append(group.Curve.Median.Time is { } median
            ? $"{numbers.Format(scale.ToAxis(median), NumberKind.Time)} {unit}"
            : FigureWords.NotReached.In(language));
        foreach (double time in options.SurvivalTimes.IsDefault ? [] : options.SurvivalTimes)
        {
            text.Append(semicolon).Append("S(").Append(numbers.Format(time, NumberKind.Measure)).Append(' ').Append(unit).Append(") = ");
            text.Append(KaplanMeierPanel.SurvivalAt(group.Curve, scale.ToData(time), numbers));
        }

        foreach (var ratio in options.HazardRatios.IsDefault ? [] : options.HazardRatios)
        {
            if (ratio.Group != group.Key.Label) continue;
            text.Append(semicolon).Append(FigureWords.HazardRatio.In(language)).Append(' ');
            text.Append(numbers.Format(ratio.HazardRatio.Value, ratio.HazardRatio.Interval, NumberKind.Ratio));
        }

        text.Append('.');
    }
}
