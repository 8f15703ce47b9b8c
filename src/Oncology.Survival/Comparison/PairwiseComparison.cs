namespace Oncology.Survival;

/// <summary>The test of two groups among several.</summary>
/// <param name="First">Label of the first group.</param>
/// <param name="Second">Label of the second group.</param>
/// <param name="Test">Their log-rank test; NaN where they cannot be compared.</param>
/// <param name="Holm">p adjusted by Holm: holds the family-wise error.</param>
/// <param name="BenjaminiHochberg">p adjusted by Benjamini and Hochberg: holds the false discovery rate.</param>
public sealed record PairwiseComparison(string First, string Second, TestResult Test, double Holm, double BenjaminiHochberg);
