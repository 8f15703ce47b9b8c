using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Whether intervals are also made by bootstrap.</summary>
internal sealed class ResamplingOptions(Session session)
{
    private readonly RandomOptions _resamples = new(
        "--bootstrap",
        session.Say("bootstrap intervals (percentile, basic, BCa) from this many resamples of the patients", "intervalles bootstrap (percentile, basique, BCa) par autant de rééchantillons des patients"),
        session.Say("seed of the resamples", "graine des rééchantillons"),
        least: 2,
        most: 10_000_000,
        session);

    public void AddTo(Command command) => _resamples.AddTo(command);

    /// <summary>What is asked for; null for no bootstrap.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="level">Level of the intervals.</param>
    /// <param name="session">The language.</param>
    /// <exception cref="CommandException">There is a seed and no bootstrap.</exception>
    public BootstrapOptions? Read(ParseResult parsed, double level, Session session) =>
        _resamples.Read(parsed, session) is var (count, seed) ? new BootstrapOptions { Replicates = count, Seed = seed, ConfidenceLevel = level } : null;
}
