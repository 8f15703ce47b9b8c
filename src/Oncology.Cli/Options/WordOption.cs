using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Oncology.Cli;

/// <summary>Makes options whose values are words, names or numbers, with messages that say the option, the word and what would be right.</summary>
internal static class WordOption
{
    /// <summary>One of a few words, each with its meaning.</summary>
    public static Option<T> Choice<T>(string name, string description, Session session, params (string Word, T Value)[] choices)
    {
        string words = string.Join('|', choices.Select(choice => choice.Word));
        return Parsed<T>(name, description, words, result =>
        {
            string word = result.Tokens[0].Value;
            int at = Array.FindIndex(choices, choice => string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase));
            return at >= 0 ? choices[at].Value : Wrong<T>(result, name, word, session.Say($"expected {words}", $"attendu : {words}"), session);
        });
    }

    /// <summary>Some of a few words, separated by commas.</summary>
    public static Option<T[]> Choices<T>(string name, string description, Session session, params (string Word, T Value)[] choices) =>
        Parsed<T[]>(name, description, string.Join(',', choices.Select(choice => choice.Word)), result =>
        {
            List<T> chosen = [];
            foreach (string word in SplitAtCommas(result, name, session))
            {
                int at = Array.FindIndex(choices, choice => string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase));
                if (at < 0)
                {
                    string words = string.Join(", ", choices.Select(choice => choice.Word));
                    return Wrong<T[]>(result, name, word, session.Say($"expected some of {words}", $"attendu parmi : {words}"), session);
                }

                chosen.Add(choices[at].Value);
            }

            return [.. chosen];
        });

    /// <summary>One text, taken as it is.</summary>
    public static Option<string> Text(string name, string description, string placeholder) => new(name) { Description = description, HelpName = placeholder };

    /// <summary>One text, taken as it is, as a list of one.</summary>
    public static Option<string[]> One(string name, string description, string placeholder) => Parsed<string[]>(name, description, placeholder, result => [result.Tokens[0].Value]);

    /// <summary>Texts separated by commas.</summary>
    public static Option<string[]> Texts(string name, string description, string placeholder, Session session) =>
        Parsed<string[]>(name, description, placeholder, result => SplitAtCommas(result, name, session));

    /// <summary>One finite number, written with a decimal point.</summary>
    public static Option<double?> Number(string name, string description, string placeholder, Session session, Func<double, bool>? isValid = null, string? expected = null) =>
        Parsed<double?>(name, description, placeholder, result =>
        {
            string word = result.Tokens[0].Value;
            return TryNumber(word, out double value) && (isValid is null || isValid(value))
                ? value
                : Wrong<double?>(result, name, word, expected ?? session.Say("expected a number", "un nombre est attendu"), session);
        });

    /// <summary>Finite numbers separated by commas.</summary>
    public static Option<double[]> Numbers(string name, string description, string placeholder, Session session, Func<double, bool>? isValid = null, string? expected = null) =>
        Parsed<double[]>(name, description, placeholder, result =>
        {
            List<double> numbers = [];
            foreach (string word in SplitAtCommas(result, name, session))
            {
                if (!TryNumber(word, out double value) || (isValid is not null && !isValid(value)))
                {
                    return Wrong<double[]>(result, name, word, expected ?? session.Say("expected numbers separated by commas", "des nombres séparés par des virgules sont attendus"), session);
                }

                numbers.Add(value);
            }

            return [.. numbers];
        });

    private static Option<T> Parsed<T>(string name, string description, string placeholder, Func<ArgumentResult, T?> parse) =>
        new(name) { Description = description, HelpName = placeholder, Arity = ArgumentArity.ExactlyOne, CustomParser = parse };

    private static string[] SplitAtCommas(ArgumentResult result, string name, Session session)
    {
        string[] words = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        if (Array.IndexOf(words, string.Empty) >= 0)
        {
            result.AddError(session.Say($"{name} {result.Tokens[0].Value}: an entry of the list is empty", $"{name} {result.Tokens[0].Value} : un élément de la liste est vide"));
        }

        return words;
    }

    private static bool TryNumber(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static T? Wrong<T>(ArgumentResult result, string name, string word, string expected, Session session)
    {
        result.AddError($"{name} {word}{session.Say(":", " :")} {expected}");
        return default;
    }
}
