namespace Oncology.Survival;

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
/// <param name="Key">Stable name in snake case, the header in CSV.</param>
/// <param name="Header">Header as read, in the table's language.</param>
/// <param name="IsText">True for a column of labels (left aligned), false for numbers (right aligned).</param>
public sealed record TableColumn(string Key, string Header, bool IsText = false);
