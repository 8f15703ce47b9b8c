using System.Text;

namespace Oncology.Cohort;

/// <summary>What the caller knows about the form of a delimited file. A null is detected.</summary>
internal sealed record FileFormat
{
    public char? Delimiter { get; init; }

    public Encoding? Encoding { get; init; }

    /// <summary>Header rows; the first holds the names, the others are skipped.</summary>
    public int HeaderRows { get; init; } = 1;

    public long MaxFileBytes { get; init; } = long.MaxValue;

    public int MaxCellLength { get; init; } = int.MaxValue;

    public int MaxColumns { get; init; } = int.MaxValue;

    public int MaxFindings { get; init; } = int.MaxValue;

    /// <summary>Stops the reading.</summary>
    public CancellationToken Cancellation { get; init; }

    public static FileFormat Of(ImportOptions options) => new()
    {
        Delimiter = options.Delimiter,
        Encoding = options.Encoding,
        HeaderRows = options.HeaderRows,
        MaxFileBytes = options.MaxFileBytes,
        MaxCellLength = options.MaxCellLength,
        MaxColumns = options.MaxColumns,
        MaxFindings = options.MaxFindings,
    };
}
