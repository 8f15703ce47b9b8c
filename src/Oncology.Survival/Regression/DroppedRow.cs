namespace Oncology.Survival;

/// <summary>Why a row of a table takes no part in a model.</summary>
public enum DropReason
{
    /// <summary>A cell that the model uses is empty.</summary>
    Missing,

    /// <summary>Its follow-up has length zero and the conventions leave such rows out.</summary>
    ZeroFollowUp,

    /// <summary>Its frequency is 0: it stands for no row.</summary>
    ZeroFrequency,
}

/// <summary>A row of a table that takes no part in a model.</summary>
/// <param name="Row">Row of the table, from 0.</param>
/// <param name="Reason">Why.</param>
/// <param name="Column">The first column that is the reason.</param>
public readonly record struct DroppedRow(int Row, DropReason Reason, string Column);
