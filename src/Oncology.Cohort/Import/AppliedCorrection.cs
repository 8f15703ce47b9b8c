namespace Oncology.Cohort;

/// <summary>A correction that was laid over a cell.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="File">File of the cell, without folder.</param>
/// <param name="Row">Line of the cell, 1-based.</param>
/// <param name="Column">Header of its column.</param>
public sealed record AppliedCorrection(Correction Correction, string File, int Row, string Column);
