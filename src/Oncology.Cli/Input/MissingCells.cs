namespace Oncology.Cli;

/// <summary>How many cells of a column are missing.</summary>
internal readonly record struct MissingCells(string Column, int Count);
