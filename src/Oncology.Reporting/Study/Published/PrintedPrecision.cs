namespace Oncology.Reporting;

/// <summary>Compares a number with its printed form: half away from zero in decimal, as a reader rounds.</summary>
internal static class PrintedPrecision
{
    public static decimal Unit(int decimals)
    {
        decimal unit = 1;
        for (int i = 0; i < decimals; i++)
        {
            unit /= 10;
        }

        return unit;
    }

    public static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>How far the number, rounded as printed, is from the printed one, in units of the last printed digit; 0 where it agrees.</summary>
    public static int UnitsOff(PublishedNumber published, decimal recomputed)
    {
        decimal printed = (decimal)published.Value!.Value;
        decimal unit = Unit(published.Decimals);
        bool holds = published.Relation switch
        {
            "<" => recomputed < printed,
            "<=" => recomputed <= printed,
            ">" => recomputed > printed,
            ">=" => recomputed >= printed,
            _ => false,
        };
        if (holds)
        {
            return 0;
        }

        decimal units = Math.Abs(Round(recomputed, published.Decimals) - printed) / unit;
        int off = units > int.MaxValue ? int.MaxValue : (int)Math.Ceiling(units);
        return published.Relation is "=" or "~" ? off : Math.Max(1, off);
    }
}
