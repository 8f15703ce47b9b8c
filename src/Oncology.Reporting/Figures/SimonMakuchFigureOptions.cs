namespace Oncology.Reporting;

/// <summary>What a Simon-Makuch figure shows and how.</summary>
public sealed record SimonMakuchFigureOptions
{
    /// <summary>Name of those not (yet) exposed; null is "Not exposed".</summary>
    public string? UnexposedLabel { get; init; }

    /// <summary>Name of the exposed; null is "Exposed".</summary>
    public string? ExposedLabel { get; init; }

    /// <summary>A row under the axis that counts who has moved to the exposed so far.</summary>
    public bool ShowMoves { get; init; } = true;

    /// <summary>
    /// Everything else, as in a Kaplan-Meier figure: language, titles, panel, risk table. Hazard ratio and p-value are those of the
    /// time-dependent model and of the Mantel-Byar test; the group of the ratio is named as here.
    /// </summary>
    public KaplanMeierFigureOptions Curves { get; init; } = new();
}
