using System.CommandLine;

namespace Oncology.Cli;

/// <summary>A number of random draws and the seed that makes them the same again.</summary>
internal sealed class RandomOptions
{
    private const double LargestSeed = 9_007_199_254_740_991;

    private readonly Option<double?> _count;
    private readonly Option<double?> _seed;

    /// <param name="name">Option of the number, such as <c>--bootstrap</c>.</param>
    /// <param name="description">What the number is.</param>
    /// <param name="seeded">What the seed is of.</param>
    /// <param name="least">Smallest number.</param>
    /// <param name="most">Largest number.</param>
    /// <param name="session">The language.</param>
    public RandomOptions(string name, string description, string seeded, int least, int most, Session session)
    {
        _count = Whole(name, description, least, most, session);
        _seed = Whole("--seed", $"{seeded} [1]", 0, LargestSeed, session);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_count);
        command.Options.Add(_seed);
    }

    /// <summary>What is asked for; null for no random draws.</summary>
    /// <exception cref="CommandException">There is a seed and no number.</exception>
    public (int Count, ulong Seed)? Read(ParseResult parsed, Session session)
    {
        double? seed = parsed.GetValue(_seed);
        if (parsed.GetValue(_count) is double count)
        {
            return ((int)count, (ulong)(seed ?? 1));
        }

        return seed is null
            ? null
            : throw new CommandException(ExitCode.WrongCommand, session.Say($"--seed goes with {_count.Name}", $"--seed va avec {_count.Name}"));
    }

    private static Option<double?> Whole(string name, string description, double least, double most, Session session) => WordOption.Number(
        name,
        description,
        "N",
        session,
        value => value >= least && value <= most && double.IsInteger(value),
        session.Say($"expected a whole number from {least:0} to {most:0}", $"un nombre entier de {least:0} à {most:0} est attendu"));
}
