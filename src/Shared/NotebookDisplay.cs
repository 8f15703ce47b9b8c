using Oncology.Survival;

namespace Oncology.Shared;

/// <summary>
/// Tells .NET Interactive, which looks for an attribute of this name and calls it by reflection, how a value is shown in a notebook.
/// No reference to its packages is needed.
/// </summary>
/// <param name="formatterSourceType">The type that makes the formatters.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters: no constructor arguments, one method <c>CreateTypeFormatters</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What is shown when the notebook leaves the choice, best first.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}

/// <summary>One way of writing a value, in the form that .NET Interactive calls by reflection.</summary>
/// <param name="mimeType">What is written.</param>
/// <param name="write">The text of a value; null when it has none.</param>
internal sealed class NotebookFormatter(string mimeType, Func<object, string?> write)
{
    /// <summary>What is written: <c>text/html</c>, <c>image/svg+xml</c>, <c>text/plain</c>.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false when it is none of ours.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (write(instance) is not string text)
        {
            return false;
        }

        writer.Write(text);
        return true;
    }
}

/// <summary>Results in a notebook: the table of their numbers, as HTML and as text.</summary>
internal sealed class TableDisplay
{
    private readonly NotebookFormatter[] _formatters =
    [
        new NotebookFormatter("text/html", value => (value as ITabular)?.ToTable(Language.English).ToHtml()),
        new NotebookFormatter("text/plain", value => (value as ITabular)?.ToTable(Language.English).ToText()),
    ];

    /// <summary>The ways of writing a result.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
