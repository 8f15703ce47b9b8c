namespace Oncology.Cohort;

/// <summary>Cells of one record before they are in a table. A cell is asked for once.</summary>
internal interface IRecord
{
    int Count { get; }

    /// <summary>Line of the file on which the record begins; known once all its cells were asked for.</summary>
    int Line { get; }

    ReadOnlySpan<char> this[int cell] { get; }
}

/// <summary>Records of a text, one after the other.</summary>
internal interface IRecordSource : IRecord, IDisposable
{
    /// <summary>True when a cell of the record holds a line end; known once all its cells were asked for.</summary>
    bool HasBreaks { get; }

    /// <summary>True when a quotation mark of the record is where it cannot be.</summary>
    bool HasBadQuotes { get; }

    /// <summary>Goes to the next record that is not an empty line; false at the end.</summary>
    bool Next();
}
