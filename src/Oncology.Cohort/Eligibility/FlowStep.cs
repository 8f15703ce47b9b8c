using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One step of the flow chart: who came, who left and why.</summary>
/// <param name="Id">Short code of the step: <c>T02</c>.</param>
/// <param name="Label">What the step asks.</param>
/// <param name="Before">Patients before the step.</param>
/// <param name="Excluded">Patients who left at this step, with the reason of each.</param>
public sealed record FlowStep(string Id, Wording Label, int Before, ImmutableArray<Excluded> Excluded)
{
    /// <summary>Patients after the step.</summary>
    public int After => Before - Excluded.Length;
}
