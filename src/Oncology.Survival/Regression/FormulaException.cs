using System.Globalization;

namespace Oncology.Survival;

/// <summary>A formula that cannot be read, or names a column or level that is not there.</summary>
public sealed class FormulaException : ArgumentException
{
    private readonly string _french;

    /// <summary>Makes the exception.</summary>
    /// <param name="formula">The formula as written.</param>
    /// <param name="position">Where in the formula, from 0.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="french">The same in French.</param>
    public FormulaException(string formula, int position, string message, string french)
        : base(string.Create(CultureInfo.InvariantCulture, $"{message} (character {position + 1} of '{formula}')"))
    {
        Formula = formula;
        Position = position;
        _french = string.Create(CultureInfo.InvariantCulture, $"{french} (caractère {position + 1} de « {formula} »)");
    }

    /// <summary>The formula as written.</summary>
    public string Formula { get; }

    /// <summary>Where in the formula, from 0.</summary>
    public int Position { get; }

    /// <summary>The message in <paramref name="language"/>; <see cref="Exception.Message"/> is the English one.</summary>
    /// <param name="language">The language.</param>
    public string MessageIn(Language language) => language == Language.French ? _french : Message;
}
