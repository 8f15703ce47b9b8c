namespace Oncology.Survival;

/// <summary>
/// The weight that a log-rank type test gives to each event time: which part of the follow-up counts most.
/// </summary>
/// <remarks>
/// N is the number at risk just before t in all groups (of the stratum), S(t−) their Kaplan-Meier estimate just before t.
/// Source: Klein, Moeschberger, Survival Analysis, 2nd ed., Springer 2003, section 7.3.
/// </remarks>
public sealed record LogRankWeights
{
    private LogRankWeights(string code)
    {
        Code = code;
    }

    /// <summary>1: the log-rank test (R <c>survdiff</c>, Stata <c>sts test, logrank</c>). Mantel, Cancer Chemother Rep 1966;50:163.</summary>
    public static LogRankWeights LogRank { get; } = new("logrank");

    /// <summary>N: Gehan's test, the generalised Wilcoxon test (Stata <c>wilcoxon</c>, SAS <c>wilcoxon</c>). Gehan, Biometrika 1965;52:203.</summary>
    public static LogRankWeights Gehan { get; } = new("gehan");

    /// <summary>√N (Stata <c>tware</c>, SAS <c>tarone</c>). Tarone, Ware, Biometrika 1977;64:156.</summary>
    public static LogRankWeights TaroneWare { get; } = new("tarone-ware");

    /// <summary>S̃(t) = Π (1 − D/(N + 1)) up to and including t (Stata <c>peto</c>, SAS <c>peto</c>). Peto, Peto, JRSS A 1972;135:185.</summary>
    public static LogRankWeights PetoPeto { get; } = new("peto-peto");

    /// <summary>S̃(t) N/(N + 1) (SAS <c>modpeto</c>). Andersen, Borgan, Gill, Keiding, Int Stat Rev 1982;50:219.</summary>
    public static LogRankWeights ModifiedPetoPeto { get; } = new("modified-peto-peto");

    /// <summary>Short stable name, as on the command line.</summary>
    public string Code { get; }

    /// <summary>Exponent ρ of S(t−); 0 except for <see cref="FlemingHarrington"/>.</summary>
    public double Rho { get; private init; }

    /// <summary>Exponent γ of 1 − S(t−); 0 except for <see cref="FlemingHarrington"/>.</summary>
    public double Gamma { get; private init; }

    /// <summary>S(t−)^ρ (1 − S(t−))^γ (R <c>survdiff(rho = )</c> for γ = 0; Stata, SAS <c>fh</c>). Harrington, Fleming, Biometrika 1982;69:553.</summary>
    /// <param name="rho">ρ, finite and at least 0: early differences count more.</param>
    /// <param name="gamma">γ, finite and at least 0: late differences count more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An exponent is negative or not finite.</exception>
    public static LogRankWeights FlemingHarrington(double rho, double gamma)
    {
        CheckExponent(rho, nameof(rho));
        CheckExponent(gamma, nameof(gamma));
        return new LogRankWeights("fleming-harrington") { Rho = rho, Gamma = gamma };
    }

    /// <summary>The weight at one event time.</summary>
    /// <param name="atRisk">N.</param>
    /// <param name="before">S(t−).</param>
    /// <param name="peto">S̃(t).</param>
    internal double At(double atRisk, double before, double peto) => Code switch
    {
        "gehan" => atRisk,
        "tarone-ware" => Math.Sqrt(atRisk),
        "peto-peto" => peto,
        "modified-peto-peto" => peto * atRisk / (atRisk + 1),
        "fleming-harrington" => Math.Pow(before, Rho) * Math.Pow(1 - before, Gamma),
        _ => 1,
    };

    private static void CheckExponent(double exponent, string name)
    {
        if (!(exponent >= 0 && double.IsFinite(exponent)))
        {
            throw new ArgumentOutOfRangeException(name, exponent, "An exponent must be finite and at least 0.");
        }
    }
}
