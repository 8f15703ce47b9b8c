namespace Oncology.Survival;

/// <summary>The effect of a treatment in one subgroup.</summary>
/// <param name="Label">The subgroup.</param>
/// <param name="Treated">Rows with the treatment.</param>
/// <param name="TreatedEvents">Events among them.</param>
/// <param name="Control">Rows without.</param>
/// <param name="ControlEvents">Events among them.</param>
/// <param name="Effect">Hazard ratio of the treatment in this subgroup alone; NaN with its problem where there is none.</param>
public sealed record SubgroupEffect(string Label, long Treated, long TreatedEvents, long Control, long ControlEvents, ExposureEstimate Effect);
