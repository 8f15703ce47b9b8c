namespace Oncology.Survival;

/// <summary>An analysis that the data make impossible: no event, one group, collinear terms. The message names terms or groups.</summary>
public sealed class ModelException : Exception
{
    private readonly string _french;

    /// <summary>Makes the exception.</summary>
    /// <param name="code">Short stable name of the reason, such as <c>no-events</c> or <c>collinear</c>.</param>
    /// <param name="message">What is impossible and why, naming terms or groups.</param>
    /// <param name="french">The same in French.</param>
    public ModelException(string code, string message, string french)
        : base(message)
    {
        Code = code;
        _french = french;
    }

    /// <summary>Short stable name of the reason.</summary>
    public string Code { get; }

    /// <summary>The message in <paramref name="language"/>; <see cref="Exception.Message"/> is the English one.</summary>
    /// <param name="language">The language.</param>
    public string MessageIn(Language language) => language == Language.French ? _french : Message;
}
