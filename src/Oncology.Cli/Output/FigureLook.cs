using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary>How the command line wants curves drawn.</summary>
/// <param name="AtRisk">The numbers at risk below the axis.</param>
/// <param name="Events">The cumulative events below the axis.</param>
/// <param name="Censored">The cumulative censored below the axis.</param>
/// <param name="MedianLines">Lines from one half to each median.</param>
/// <param name="Scale">Percent or proportion.</param>
internal sealed record FigureLook(bool AtRisk, bool Events, bool Censored, bool MedianLines, ProbabilityScale Scale)
{
    /// <summary>Numbers at risk, percent.</summary>
    public static FigureLook Default { get; } = new(true, false, false, false, ProbabilityScale.Percent);
}
