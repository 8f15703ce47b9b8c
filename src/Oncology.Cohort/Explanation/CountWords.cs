namespace Oncology.Cohort;

/// <summary>A number of lesions or organs in words, with its bounds where it is open.</summary>
internal static class CountWords
{
    /// <summary>"3", "1 to 2", "at least 6"; null where nothing is known.</summary>
    /// <param name="number">The number, when it is known.</param>
    /// <param name="least">The fewest that there can be.</param>
    /// <param name="most">The most that there can be, when that is known.</param>
    public static Wording? Of(int? number, int least, int? most)
    {
        if (number is not null)
        {
            return Both($"{number}", $"{number}");
        }

        return most is not null ? Both($"{least} to {most}", $"{least} à {most}")
            : least > 0 ? Both($"at least {least}", $"au moins {least}")
            : null;
    }

    private static Wording Both(FormattableString english, FormattableString french) => new(FormattableString.Invariant(english), FormattableString.Invariant(french));
}
