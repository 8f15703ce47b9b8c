using System.Text;

namespace Oncology.Cohort;

/// <summary>What the caller knows about the form of a delimited file. A null is detected.</summary>
internal sealed record FileFormat
{
    public char? Delimiter { get; init; }

    public Encoding? Encoding { get; init; }

    /// <summary>Header rows; the first holds the names, the others are skipped.</summary>
    public int HeaderRows { get; init; } = 1;
}
