namespace Oncology.Survival;

/// <summary>A cell of a table does not hold what the analysis needs there. The message names source, row, column and value.</summary>
public sealed class CellException : ArgumentException
{
    private readonly string _french;

    /// <summary>Makes the exception.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Row of the cell, from 0.</param>
    /// <param name="column">Column of the cell.</param>
    /// <param name="value">What the cell holds.</param>
    /// <param name="expected">What was expected, as the end of a sentence: "is not a number".</param>
    /// <param name="french">The same in French: "n'est pas un nombre".</param>
    public CellException(DataTable table, int row, string column, string? value, string expected, string french)
        : base($"{NotNull(table).Locate(row, column)}: {(value is null ? "the empty cell" : $"'{value}'")} {expected}.")
    {
        _french = $"{table.LocateIn(Language.French, row, column)} : {(value is null ? "la cellule vide" : $"« {value} »")} {french}.";
        Source = table.SourceName;
        Row = row;
        Line = table.Line(row);
        Column = column;
        Value = value;
    }

    /// <summary>Row of the cell, from 0.</summary>
    public int Row { get; }

    /// <summary>Line of the cell in its source, from 1; null when unknown.</summary>
    public int? Line { get; }

    /// <summary>Column of the cell.</summary>
    public string Column { get; }

    /// <summary>What the cell holds; null when it is empty.</summary>
    public string? Value { get; }

    /// <summary>The message in <paramref name="language"/>; <see cref="Exception.Message"/> is the English one.</summary>
    /// <param name="language">The language.</param>
    public string MessageIn(Language language) => language == Language.French ? _french : Message;

    private static DataTable NotNull(DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table;
    }
}
