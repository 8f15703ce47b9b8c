using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Cells and notes that several tables share.</summary>
internal static class TableFormat
{
    /// <summary>The level of an interval with its word: <c>95% CI</c>, <c>IC 95 %</c>.</summary>
    public static string Level(double level, Language language) => NumberStyle.For(language).FormatLevel(level);

    /// <summary>A quantile in another unit; what is not reached is NaN.</summary>
    public static Cell Quantile(QuantileEstimate quantile, double days) => new Cell.WithInterval(
        (quantile.Time ?? double.NaN) / days,
        new Interval((quantile.Lower ?? double.NaN) / days, (quantile.Upper ?? double.NaN) / days),
        NumberKind.Time);

    /// <summary>The scale on which an interval of S(t) is symmetric.</summary>
    public static LocalText Scale(IntervalTransform interval) => interval switch
    {
        IntervalTransform.Plain => new LocalText("on the plain scale", "sur l'échelle de S"),
        IntervalTransform.Log => new LocalText("on the log scale", "sur l'échelle log"),
        IntervalTransform.LogLog => new LocalText("on the log(−log) scale", "sur l'échelle log(−log)"),
        IntervalTransform.Logit => new LocalText("on the logit scale", "sur l'échelle logit"),
        _ => new LocalText("on the arcsine scale", "sur l'échelle arcsinus"),
    };

    public static LocalText KaplanMeierNote(KaplanMeierOptions options, NumberStyle style)
    {
        LocalText scale = Scale(options.Interval);
        return new LocalText(
            $"Kaplan-Meier estimates; Greenwood intervals {scale.English}. {style.NotReached}: not reached.",
            $"Estimations de Kaplan-Meier ; intervalles de Greenwood {scale.French}. {style.NotReached} : non atteint.");
    }
}
