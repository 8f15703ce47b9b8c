using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One number as a paper prints it.</summary>
/// <remarks>docs/published-numbers.md describes the file. Texts that the file leaves out are empty.</remarks>
public sealed record PublishedNumber
{
    /// <summary>Name of the number, unique in its file: <c>table2.age.sta.median</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The number as printed: <c>52.0</c>, <c>not reached</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Its value; null when the text is no number.</summary>
    public double? Value { get; init; }

    /// <summary>Printed decimals.</summary>
    public int Decimals { get; init; }

    /// <summary>What it is: n, percent, p_value, hr, hr_lower, survival_percent ... A file may use the French words: <see cref="Read"/> gives the key.</summary>
    public string Statistic { get; init; } = string.Empty;

    /// <summary>Where it is printed: a table, a figure, a part of the text.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>Patients it speaks of; <c>external</c> are those of another study.</summary>
    public string Population { get; init; } = string.Empty;

    /// <summary>Sign before it: <c>=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c> or <c>~</c>.</summary>
    public string Relation { get; init; } = "=";

    /// <summary>Endpoint; <c>-</c> or empty for none.</summary>
    public string Endpoint { get; init; } = string.Empty;

    /// <summary>Characteristic.</summary>
    public string Covariate { get; init; } = string.Empty;

    /// <summary>Level of the characteristic.</summary>
    public string Level { get; init; } = string.Empty;

    /// <summary>Remark of the transcription.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The same remark in French; empty where the file has none.</summary>
    public string FrenchNote { get; init; } = string.Empty;

    /// <summary>Where it is printed, in French; empty where the file does not say.</summary>
    public string FrenchSource { get; init; } = string.Empty;

    /// <summary>Line of the file.</summary>
    public int Line { get; init; }

    /// <summary>Cell of the study named in the file itself; null leaves it to the bindings.</summary>
    internal CellAddress? Address { get; init; }

    /// <summary>Whether it is a result of the study.</summary>
    public PublishedRole Role =>
        Population == "external" ? PublishedRole.OtherStudy
        : Statistic is "parameter" or "hr_reference" ? PublishedRole.Parameter
        : PublishedRole.Result;

    /// <summary>The number with its sign: <c>&lt;0.001</c>.</summary>
    public override string ToString() => Relation == "=" ? Text : Relation + Text;

    /// <summary>The number with its sign, as a language writes it: <c>&lt;0,001</c>; words of the paper stay as they are, but for "not reached".</summary>
    internal string In(Language language) =>
        Value is not null ? ToString().Replace(".", NumberStyle.For(language).DecimalSeparator, StringComparison.Ordinal)
        : language == Language.French && Text == "not reached" ? "non atteinte"
        : ToString();

    /// <summary>Where it is printed, as a reader of the language calls it.</summary>
    internal string SourceIn(Language language) => language == Language.French && FrenchSource.Length > 0 ? FrenchSource : Source;

    /// <summary>The remark in a language; the English one where there is no other.</summary>
    internal string NoteIn(Language language) => language == Language.French && FrenchNote.Length > 0 ? FrenchNote : Note;

    /// <summary>Reads a file of published numbers.</summary>
    /// <param name="path">A delimited file with the columns <c>id</c>, <c>statistic</c>, <c>value</c>, <c>decimals</c> and any of the others.</param>
    /// <returns>The numbers, in the order of the file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="StudyException">A column is missing, an id is given twice, or a cell cannot be used: all problems are listed.</exception>
    public static ImmutableArray<PublishedNumber> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        PublishedFile file = PublishedFile.Read(path, ["id", "statistic", "value", "decimals"]);
        var numbers = ImmutableArray.CreateBuilder<PublishedNumber>(file.RowCount);
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int row = 0; row < file.RowCount; row++)
        {
            PublishedNumber number = From(file, row);
            if (number.Id.Length == 0)
            {
                file.Problem(row, "id", "a number needs an id", "un nombre demande un id");
            }
            else if (!ids.Add(number.Id))
            {
                file.Problem(row, "id", $"the id '{number.Id}' is given twice", $"l'id « {number.Id} » est donné deux fois");
            }

            numbers.Add(number);
        }

        file.ThrowIfWrong();
        return numbers.ToImmutable();
    }

    private static PublishedNumber From(PublishedFile file, int row)
    {
        string text = file.Cell(row, "value");
        bool isNumber = double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
        string decimals = file.Cell(row, "decimals");
        if (!int.TryParse(decimals, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > 10)
        {
            file.Problem(row, "decimals", $"'{decimals}' is no number of decimals (0 to 10)", $"« {decimals} » n'est pas un nombre de décimales (0 à 10)");
        }

        string word = file.Cell(row, "statistic");
        string? statistic = PublishedStatistic.Find(word);
        if (statistic is null)
        {
            string? nearest = PublishedStatistic.Nearest(word);
            file.Problem(
                row, "statistic",
                nearest is null ? $"'{word}' is no statistic; known are {PublishedStatistic.List}" : $"'{word}' is no statistic; is it '{nearest}'?",
                nearest is null ? $"« {word} » n'est pas une statistique ; connues : {PublishedStatistic.List}" : $"« {word} » n'est pas une statistique ; est-ce « {nearest} » ?");
        }
        else if (!isNumber && !PublishedStatistic.MayBeText(statistic, text))
        {
            file.Problem(
                row, "value",
                $"'{text}' is no number (signs such as < stand in the column relation; a median or a bound may be 'not reached')",
                $"« {text} » n'est pas un nombre (les signes comme < sont dans la colonne relation ; une médiane ou une borne peut être « non atteinte »)");
        }

        string relation = file.Cell(row, "relation") is { Length: > 0 } sign ? sign : "=";
        if (relation is not ("=" or "<" or "<=" or ">" or ">=" or "~"))
        {
            file.Problem(row, "relation", $"'{relation}' is none of =, <, <=, >, >=, ~", $"« {relation} » n'est ni =, <, <=, >, >= ni ~");
        }

        string item = file.Cell(row, "item");
        return new PublishedNumber
        {
            Id = file.Cell(row, "id"),
            // A column of numbers has lost its trailing zeros when it was read.
            Text = isNumber ? ((decimal)value).ToString(FormattableString.Invariant($"F{count}"), CultureInfo.InvariantCulture) : text,
            Value = isNumber ? value : null,
            Decimals = count,
            Statistic = statistic ?? word,
            Source = file.Cell(row, "source"),
            Population = file.Cell(row, "population"),
            Relation = relation,
            Endpoint = file.Cell(row, "endpoint"),
            Covariate = file.Cell(row, "covariate"),
            Level = file.Cell(row, "level"),
            Note = file.Cell(row, "note"),
            FrenchNote = file.Cell(row, "note_fr"),
            FrenchSource = file.Cell(row, "source_fr"),
            Line = file.Line(row),
            Address = item.Length == 0 ? null : new CellAddress(
                item, [.. file.Cell(row, "row").Split('>', StringSplitOptions.TrimEntries)], file.Cell(row, "column"), file.Cell(row, "part")),
        };
    }
}

/// <summary>Whether a published number is a result that data can give.</summary>
public enum PublishedRole
{
    /// <summary>A result of the study.</summary>
    Result,

    /// <summary>A design parameter, a version, a reference level: it is set, not found.</summary>
    Parameter,

    /// <summary>A number of another study.</summary>
    OtherStudy,
}
