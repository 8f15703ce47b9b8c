using System.Collections.Immutable;
using System.Text;

namespace Oncology.Cohort;

/// <summary>What is known about a delimited table. Whatever is not said is detected.</summary>
public sealed record TableReaderOptions
{
    /// <summary>Delimiter; null to detect it among <c>; , tab |</c>.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Decimal sign, <c>.</c> or <c>,</c>; null to decide it per column. A file cut at commas has decimal points.</summary>
    public char? Decimal { get; init; }

    /// <summary>Encoding; null to detect it: byte order mark, else UTF-8, else Windows-1252.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Words that mean missing, besides the empty cell; compared without case.</summary>
    public ImmutableArray<string> MissingWords { get; init; } = ["NA", "N/A", "ND", "NC", "."];

    /// <summary>Header rows, at least 1. The first holds the names, the others are skipped.</summary>
    public int HeaderRows { get; init; } = 1;
}
