using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Whether intervals are also made by bootstrap.</summary>
internal sealed class ResamplingOptions
{
    private readonly Option<double?> _replicates;
    private readonly Option<double?> _seed;

    public ResamplingOptions(Session session)
    {
        string whole = session.Say("expected a whole number, at least", "un nombre entier est attendu, au moins");
        _replicates = WordOption.Number(
            "--bootstrap",
            session.Say("bootstrap intervals (percentile, basic, BCa) from this many resamples of the patients", "intervalles bootstrap (percentile, basique, BCa) par autant de rééchantillons des patients"),
            "N",
            session,
            value => value is >= 2 and <= 10_000_000 && value == Math.Floor(value),
            $"{whole} 2");
        _seed = WordOption.Number(
            "--seed",
            session.Say("seed of the resamples [1]", "graine des rééchantillons [1]"),
            "N",
            session,
            value => value is >= 0 and <= 9_007_199_254_740_991 && value == Math.Floor(value),
            $"{whole} 0");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_replicates);
        command.Options.Add(_seed);
    }

    /// <summary>What is asked for; null for no bootstrap.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="level">Level of the intervals.</param>
    /// <param name="session">The language.</param>
    /// <exception cref="CommandException">There is a seed and no bootstrap.</exception>
    public BootstrapOptions? Read(ParseResult parsed, double level, Session session)
    {
        double? seed = parsed.GetValue(_seed);
        if (parsed.GetValue(_replicates) is double count)
        {
            return new BootstrapOptions { Replicates = (int)count, Seed = (ulong)(seed ?? 1), ConfidenceLevel = level };
        }

        return seed is null
            ? null
            : throw new CommandException(ExitCode.WrongCommand, session.Say("--seed goes with --bootstrap", "--seed va avec --bootstrap"));
    }
}
