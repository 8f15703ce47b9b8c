namespace Oncology.Reporting;

/// <summary>The p-value printed for one cause of a cumulative incidence figure.</summary>
/// <param name="Cause">Label of the cause, as in the estimate.</param>
/// <param name="PValue">The p-value of the comparison of the groups for this cause, in [0, 1].</param>
public sealed record CausePValue(string Cause, double PValue);
