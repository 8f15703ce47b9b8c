namespace Oncology.Survival;

/// <summary>Balance of one covariate.</summary>
/// <param name="Variable">The covariate as the terms write it.</param>
/// <param name="Before">Standardised difference without weights, treated less untreated; not negative for more than two levels.</param>
/// <param name="After">Standardised difference with weights.</param>
public sealed record BalanceRow(string Variable, double Before, double After);
