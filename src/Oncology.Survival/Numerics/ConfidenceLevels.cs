namespace Oncology.Survival;

/// <summary>The one check of confidence levels.</summary>
internal static class ConfidenceLevels
{
    public static void Check(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The confidence level must lie in (0, 1).");
        }
    }
}
