using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Labels of a linear axis: as many decimals as the distance of its ticks needs, the same on all of them.</summary>
internal static class AxisNumbers
{
    internal static string Of(double value, double step, NumberStyle numbers)
    {
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 8);
        string text = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A true minus sign, as wide as a plus.
        return text.Replace(".", numbers.DecimalSeparator, StringComparison.Ordinal).Replace('-', '−');
    }
}
