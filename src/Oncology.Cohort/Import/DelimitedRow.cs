namespace Oncology.Cohort;

/// <summary>One row of a delimited file: the line on which it begins and its cells, as many as there are columns.</summary>
internal readonly record struct DelimitedRow(int Line, string[] Cells);
