using System.Collections.Immutable;
using System.Text;

namespace Oncology.Cohort;

/// <summary>What the caller knows about the files of a cohort. Whatever is not said is detected.</summary>
public sealed record ImportOptions
{
    /// <summary>Delimiter of all files; null to detect it per file among <c>; , tab |</c>.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Decimal sign of all columns, <c>.</c> or <c>,</c>; null to detect it per column.</summary>
    public char? Decimal { get; init; }

    /// <summary>Encoding of all files; null to detect it per file: byte order mark, else UTF-8, else Windows-1252.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Header rows, at least 1. The first holds the names, the others are skipped.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>Columns named by the caller: header in the file to canonical name (<c>er_percent</c>, <c>met1_organ</c>); an empty name
    /// keeps the column as an extra one. Headers are compared without case, accents and punctuation.</summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The files of a folder by table, in the order in which they are read; empty to go by their names.</summary>
    public ImmutableArray<ImportTable> Tables { get; init; } = [];

    /// <summary>Fields that are read from a column in some rows only.</summary>
    public ImmutableArray<DerivedField> Derived { get; init; } = [];

    /// <summary>Words that mean missing in every column, besides the usual ones.</summary>
    public ImmutableArray<string> MissingWords { get; init; } = [];

    /// <summary>Codes that mean missing in one column only (<c>9</c>, <c>-9</c>, <c>999</c>), by header or canonical name.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> MissingCodes { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>How dates are written in every column; by default detected per column.</summary>
    public DateStyle DateStyle { get; init; } = DateStyle.Detect;

    /// <summary>How dates are written in single columns, by header or canonical name.</summary>
    public ImmutableDictionary<string, DateStyle> DateStyles { get; init; } = ImmutableDictionary<string, DateStyle>.Empty;

    /// <summary>The code that means dead in the column of the vital status (<c>1</c>); null to learn it from the dated deaths.</summary>
    public string? DeadCode { get; init; }

    /// <summary>Administrative cut-off of the cohort; null for none.</summary>
    public DateOnly? CutOffDate { get; init; }

    /// <summary>The clock that says which day is today: what a file dates later than that has not happened yet (rule V09). By default that of the machine.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The file is declared free of brain and meningeal metastases (rule V21).</summary>
    public bool BrainFree { get; init; }

    /// <summary>Takes columns that look like direct identification (names, addresses, social-security numbers) as extra columns.
    /// By default such a column is an error and is not read.</summary>
    public bool AllowIdentifyingColumns { get; init; }

    /// <summary>What the words of a column mean, by header or canonical name and word, in words of the dictionary (<c>therapy_regimen</c>: <c>ADJUVANT</c> is
    /// <c>adjuvant</c>). Of a REDCap project the labels of its coded choices, see <see cref="RedcapDictionary"/>: without them a checkbox column
    /// whose code is a number (<c>organs___2</c>) cannot be understood, which is a finding (F12).</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> RedcapChoices { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Corrections laid over the cells as they are read, see <see cref="PatchFile"/>. The files themselves are never changed.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>Largest file that is read, bytes; of a workbook also its unpacked size. A larger one is an error and is not read.</summary>
    public long MaxFileBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>Longest cell that is read, characters. A longer one is an error and counts as missing.</summary>
    public int MaxCellLength { get; init; } = 100_000;

    /// <summary>Most columns of a table. A file with more is an error and is not read.</summary>
    public int MaxColumns { get; init; } = 10_000;

    /// <summary>Most findings that are listed per file; the others are counted in one more finding.</summary>
    public int MaxFindings { get; init; } = 100_000;

    /// <summary>The options for one file: its own columns go before those of all files.</summary>
    internal ImportOptions For(ImportTable? given) => given is null || given.Columns.IsEmpty ? this : this with { Columns = Columns.SetItems(given.Columns) };
}
