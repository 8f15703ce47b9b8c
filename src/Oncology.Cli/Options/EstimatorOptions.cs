using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>How curves are estimated, and from which time on.</summary>
internal sealed class EstimatorOptions(Session session)
{
    private readonly Option<SurvivalEstimator?> _estimator = WordOption.Choice<SurvivalEstimator?>(
        "--estimator",
        session.Say("S(t): product-limit (Kaplan-Meier; R stype = 1) or exp-hazard (exp(-H); R stype = 2) [product-limit]", "S(t) : product-limit (Kaplan-Meier ; R stype = 1) ou exp-hazard (exp(-H) ; R stype = 2) [product-limit]"),
        session,
        ("product-limit", SurvivalEstimator.ProductLimit),
        ("exp-hazard", SurvivalEstimator.ExponentialOfHazard));

    private readonly Option<HazardEstimator?> _hazard = WordOption.Choice<HazardEstimator?>(
        "--hazard",
        session.Say("H(t): nelson-aalen (d/n; R ctype = 1) or fleming-harrington (tied events one after the other; R ctype = 2) [nelson-aalen]", "H(t) : nelson-aalen (d/n ; R ctype = 1) ou fleming-harrington (événements ex aequo l'un après l'autre ; R ctype = 2) [nelson-aalen]"),
        session,
        ("nelson-aalen", HazardEstimator.NelsonAalen),
        ("fleming-harrington", HazardEstimator.FlemingHarrington));

    private readonly Option<double?> _given = WordOption.Number(
        "--given", session.Say("conditional survival: the curve of those followed without the event beyond this time", "survie conditionnelle : la courbe des patients suivis sans événement au-delà de ce temps"), "TIME", session);

    public void AddTo(Command command)
    {
        command.Options.Add(_estimator);
        command.Options.Add(_hazard);
        command.Options.Add(_given);
    }

    /// <summary>The options of a curve with what the command line asks for.</summary>
    public KaplanMeierOptions Apply(ParseResult parsed, KaplanMeierOptions options) => options with
    {
        Estimator = parsed.GetValue(_estimator) ?? options.Estimator,
        Hazard = parsed.GetValue(_hazard) ?? options.Hazard,
    };

    /// <summary>The curves, conditional on what the command line gives; <paramref name="isConditional"/> says whether it does.</summary>
    /// <exception cref="CommandException">Nobody of a group is followed beyond the time.</exception>
    public ImmutableArray<KaplanMeier> Condition(ParseResult parsed, ImmutableArray<KaplanMeier> curves, out bool isConditional)
    {
        isConditional = parsed.GetValue(_given) is not null;
        return parsed.GetValue(_given) is double time ? [.. curves.Select(curve => Beyond(curve, time))] : curves;
    }

    private KaplanMeier Beyond(KaplanMeier curve, double time)
    {
        try
        {
            return curve.ConditionalOn(time);
        }
        catch (ArgumentOutOfRangeException)
        {
            string word = $"--given {time.ToString("R", CultureInfo.InvariantCulture)}";
            string group = curve.Label is null ? string.Empty : session.Say($" in '{curve.Label}'", $" dans « {curve.Label} »");
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"{word}: before the origin of the curve, or nobody is followed beyond it{group}", $"{word} : avant l'origine de la courbe, ou personne n'est suivi au-delà{group}"));
        }
    }
}
