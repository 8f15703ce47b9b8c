using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>What an audit of a paper says about its numbers: which can be true at once, and why some cannot.</summary>
internal sealed class PublishedAudit
{
    private readonly ImmutableDictionary<string, AuditEntry> _entries;

    private PublishedAudit(ImmutableDictionary<string, AuditEntry> entries)
    {
        _entries = entries;
    }

    /// <summary>No audit.</summary>
    public static PublishedAudit None { get; } = new([]);

    /// <summary>The strictest entry on a number; null when the audit does not name it.</summary>
    public AuditEntry? Find(string id) => _entries.GetValueOrDefault(id);

    /// <summary>Reads an audit: columns <c>ids</c> (several joined by semicolons), <c>kind</c>, <c>explanation</c>, and perhaps <c>explanation_fr</c>.</summary>
    /// <exception cref="StudyException">A column is missing or a kind is unknown.</exception>
    public static PublishedAudit Read(string path)
    {
        PublishedFile file = PublishedFile.Read(path, ["ids", "kind", "explanation"]);
        var entries = ImmutableDictionary.CreateBuilder<string, AuditEntry>(StringComparer.Ordinal);
        for (int row = 0; row < file.RowCount; row++)
        {
            string word = file.Cell(row, "kind");
            AuditKind? kind = word switch
            {
                "consistent" => AuditKind.Consistent,
                "ambiguous" => AuditKind.Ambiguous,
                "rounding" => AuditKind.Rounding,
                "inconsistent" => AuditKind.Inconsistent,
                _ => null,
            };
            if (kind is not AuditKind known)
            {
                file.Problem(
                    row, "kind", $"'{word}' is none of consistent, ambiguous, rounding, inconsistent", $"« {word} » n'est ni consistent, ambiguous, rounding ni inconsistent");
                continue;
            }

            string english = file.Cell(row, "explanation");
            string french = file.Cell(row, "explanation_fr");
            AuditEntry entry = new(known, new LocalText(english, french.Length == 0 ? english : french));
            foreach (string id in file.Cell(row, "ids").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!entries.TryGetValue(id, out AuditEntry? other) || other.Kind < entry.Kind)
                {
                    entries[id] = entry;
                }
            }
        }

        file.ThrowIfWrong();
        return new PublishedAudit(entries.ToImmutable());
    }
}

/// <summary>What an audit says about one number.</summary>
internal sealed record AuditEntry(AuditKind Kind, LocalText Explanation);

/// <summary>Whether data can give a printed number, from the best to the worst.</summary>
internal enum AuditKind
{
    /// <summary>Some data give it.</summary>
    Consistent,

    /// <summary>Some data give it under a reading that the explanation names.</summary>
    Ambiguous,

    /// <summary>Only cut off instead of rounded, or with another last digit.</summary>
    Rounding,

    /// <summary>No data give it together with the other numbers.</summary>
    Inconsistent,
}
