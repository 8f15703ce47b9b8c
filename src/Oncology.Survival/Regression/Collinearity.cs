namespace Oncology.Survival;

/// <summary>What happens when a column of the design is constant or a linear combination of earlier columns.</summary>
public enum Collinearity
{
    /// <summary>The fit is refused with a <see cref="ModelException"/> that names the columns.</summary>
    Refuse,

    /// <summary>The later column is left out: no estimate (NaN), a warning (R, Stata, SAS).</summary>
    DropLater,
}
