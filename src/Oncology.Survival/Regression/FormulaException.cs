using System.Globalization;

namespace Oncology.Survival;

/// <summary>A formula that cannot be read, or names a column or level that is not there.</summary>
public sealed class FormulaException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="formula">The formula as written.</param>
    /// <param name="position">Where in the formula, from 0.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public FormulaException(string formula, int position, string message)
        : base(string.Create(CultureInfo.InvariantCulture, $"{message} (character {position + 1} of '{formula}')"))
    {
        Formula = formula;
        Position = position;
    }

    /// <summary>The formula as written.</summary>
    public string Formula { get; }

    /// <summary>Where in the formula, from 0.</summary>
    public int Position { get; }
}
