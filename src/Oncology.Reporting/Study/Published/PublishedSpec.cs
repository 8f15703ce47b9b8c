namespace Oncology.Reporting;

/// <summary>The published numbers that a study is compared with.</summary>
/// <param name="Numbers">File of the published numbers; null when only the command names it.</param>
/// <param name="Bindings">File that binds them to cells of the study; null for none.</param>
/// <param name="Audit">File of the audit; null for none.</param>
internal sealed record PublishedSpec(string? Numbers, string? Bindings, string? Audit)
{
    public static PublishedSpec None { get; } = new(null, null, null);

    public static PublishedSpec Read(SpecNode node)
    {
        node.Allow("numbers", "bindings", "audit");
        return new PublishedSpec(node.TextOf("numbers"), node.TextOf("bindings"), node.TextOf("audit"));
    }
}
