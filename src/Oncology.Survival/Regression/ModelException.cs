namespace Oncology.Survival;

/// <summary>An analysis that the data make impossible: no event, one group, collinear terms. The message names terms or groups.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">Short stable name of the reason, such as <c>no-events</c> or <c>collinear</c>.</param>
    /// <param name="message">What is impossible and why, naming terms or groups.</param>
    public ModelException(string code, string message)
        : base(message)
    {
        Code = code;
    }

    /// <summary>Short stable name of the reason.</summary>
    public string Code { get; }
}
