namespace Oncology.Survival;

/// <summary>Whose rules for numbers a table follows.</summary>
public enum HouseStyle
{
    /// <summary>A thesis: intervals as <c>[a; b]</c>, the decimal sign of the language.</summary>
    Thesis,

    /// <summary>The Lancet: mid-line decimal point, <c>0·64 (0·42–0·98)</c>.</summary>
    Lancet,

    /// <summary>The New England Journal of Medicine: <c>0.64 (0.42 to 0.98)</c>, capital P.</summary>
    NewEngland,
}
