using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What a Cox model is asked for besides its coefficients.</summary>
internal sealed record CoxRequest
{
    /// <summary>Profile-likelihood intervals.</summary>
    public bool Profile { get; init; }

    /// <summary>Firth's penalised likelihood.</summary>
    public bool Firth { get; init; }

    /// <summary>Test of proportional hazards along this function of time; null for none.</summary>
    public TimeTransform? Test { get; init; }

    /// <summary>The baseline hazard.</summary>
    public bool Baseline { get; init; }

    /// <summary>The baseline at covariates 0, not at their means.</summary>
    public bool BaselineAtZero { get; init; }

    /// <summary>Kind of residuals; null for none.</summary>
    public string? Residuals { get; init; }

    /// <summary>File of the patients to predict for; null for none.</summary>
    public string? Predict { get; init; }
}
