namespace Oncology.Survival;

/// <summary>A request that cannot be met as it was made: options that exclude each other, a figure with more curves than it can hold.</summary>
public sealed class RequestException : ArgumentException
{
    private readonly string _english;
    private readonly string _french;

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What cannot be met, and what can.</param>
    /// <param name="french">The same in French.</param>
    /// <param name="paramName">The argument at fault; null for none.</param>
    public RequestException(string message, string french, string? paramName = null)
        : base(message, paramName)
    {
        _english = message;
        _french = french;
    }

    /// <summary>The message in <paramref name="language"/>, without the name of the argument.</summary>
    /// <param name="language">The language.</param>
    public string MessageIn(Language language) => language == Language.French ? _french : _english;
}
