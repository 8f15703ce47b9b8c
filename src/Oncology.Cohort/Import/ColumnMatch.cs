namespace Oncology.Cohort;

/// <summary>How a column of a file found its field.</summary>
public enum MatchKind
{
    /// <summary>The header is the canonical name.</summary>
    Name,

    /// <summary>The header is an alias.</summary>
    Alias,

    /// <summary>The header is an alias of several fields; the cells decided.</summary>
    Content,

    /// <summary>The caller named the field.</summary>
    Caller,

    /// <summary>No field: kept as an extra column.</summary>
    Extra,

    /// <summary>Looks like direct identification: not read.</summary>
    Identifying,

    /// <summary>Filled in rows of another table of the same export only, or written by this library beside the data: not read.</summary>
    Unused,
}

/// <summary>The field a column of a file was read as.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Index">Position of the column, from 0.</param>
/// <param name="Header">Header as written in the file.</param>
/// <param name="Table">Table of the field; null when the column has none.</param>
/// <param name="Field">Canonical name of the field; null when the column has none.</param>
/// <param name="Group">Group of a flat file (<c>met</c>, <c>mdt</c>, <c>sys</c>, <c>ht</c> ...); null outside the groups.</param>
/// <param name="Number">Number within the group; 0 when the group is not numbered.</param>
/// <param name="Matched">How the field was found.</param>
public sealed record ColumnMatch(
    string File,
    int Index,
    string Header,
    CohortTable? Table,
    string? Field,
    string? Group,
    int Number,
    MatchKind Matched);
