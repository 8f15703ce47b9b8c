using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Oncology.Cohort;

/// <summary>Reads import options from JSON, so that the way in which an export is read can be kept beside it. docs/import-file.md describes the keys.</summary>
/// <remarks>Unknown keys and words are problems, and all problems come at once. Comments and a comma after the last element are allowed.</remarks>
public static class ImportFile
{
    private static readonly (string Word, CohortTable Table)[] Tables =
    [
        ("patients", CohortTable.Patients), ("lesions", CohortTable.Lesions), ("treatments", CohortTable.Treatments), ("events", CohortTable.Events),
        ("visits", CohortTable.Events), ("labs", CohortTable.Labs),
    ];

    private static readonly (string Word, DateStyle Style)[] Orders =
    [
        ("day-first", DateStyle.DayFirst), ("month-first", DateStyle.MonthFirst), ("day-offset", DateStyle.DayOffset), ("month-offset", DateStyle.MonthOffset),
        ("excel-1900", DateStyle.Excel1900), ("excel-1904", DateStyle.Excel1904),
    ];

    /// <summary>The words for the ways in which dates are written: <c>day-first</c>, <c>month-offset</c> ...</summary>
    public static ImmutableArray<(string Word, DateStyle Style)> DateOrders { get; } = [.. Orders];

    /// <summary>Reads an import file.</summary>
    /// <param name="path">The file. The REDCap dictionary that it may name is looked for in its folder.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ImportFileException">The file is not JSON, or no import file: every problem with its place.</exception>
    /// <exception cref="TableFormatException">The REDCap dictionary is none.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ImportOptions Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(File.ReadAllText(path), Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Reads import options from the text of an import file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="directory">Folder of the files that it names.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ImportFileException">The text is not JSON, or no import file: every problem with its place.</exception>
    /// <exception cref="TableFormatException">The REDCap dictionary is none.</exception>
    /// <exception cref="IOException">The REDCap dictionary cannot be read.</exception>
    public static ImportOptions Parse(string json, string name, string directory)
    {
        ArgumentNullException.ThrowIfNull(json);
        var problems = ImmutableArray.CreateBuilder<(string, Wording)>();
        ImportOptions options = new();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            options = Options(new ImportNode(document.RootElement, "$", problems), directory);
        }
        catch (JsonException malformed)
        {
            problems.Add((string.Create(CultureInfo.InvariantCulture, $"line {malformed.LineNumber + 1}"), new("this is not JSON", "ce n'est pas du JSON")));
        }

        return problems.Count == 0 ? options : throw new ImportFileException(name, problems.ToImmutable());
    }

    private static ImportOptions Options(ImportNode root, string directory)
    {
        root.Allow(
            "note", "tables", "columns", "derive", "words", "dateOrder", "missingWords", "missingCodes", "deadCode", "headerRows", "encoding", "delimiter", "decimal", "cutOff",
            "redcapDictionary", "brainFree", "allowIdentifying");
        ImportOptions options = new()
        {
            Tables = [.. Tables.SelectMany(t => root.Child("tables")?.Child(t.Word)?.Items().Select(node => Table(t.Table, node)) ?? [])],
            Columns = Columns(root.Child("columns")),
            Derived = [.. root.Child("derive")?.Items().Select(Derived) ?? []],
            RedcapChoices = root.Child("words")?.Properties(node => node.Properties(word => word.Text())) ?? ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty,
            MissingWords = [.. root.Child("missingWords")?.Items().Select(node => node.Text()) ?? []],
            MissingCodes = root.Child("missingCodes")?.Properties(node => node.Items().Select(code => code.Text()).ToImmutableArray()) ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            DeadCode = root.Child("deadCode")?.Text(),
            HeaderRows = root.Child("headerRows")?.Count() ?? 1,
            Encoding = root.Child("encoding")?.OneOf(ImportWords.Encodings),
            Delimiter = root.Child("delimiter")?.OneOf(ImportWords.Delimiters),
            Decimal = root.Child("decimal")?.OneOf(ImportWords.Decimals),
            CutOffDate = root.Child("cutOff")?.Day(),
            BrainFree = root.Child("brainFree")?.Flag() ?? false,
            AllowIdentifyingColumns = root.Child("allowIdentifying")?.Flag() ?? false,
        };
        root.Child("tables")?.Allow([.. Tables.Select(t => t.Word)]);
        if (root.Child("redcapDictionary") is { } dictionary && dictionary.Text() is { Length: > 0 } file)
        {
            options = options with { RedcapChoices = RedcapDictionary.Read(Path.Combine(directory, file)).SetItems(options.RedcapChoices) };
        }

        return root.Child("dateOrder") is not { } order ? options
            : order.IsObject ? options with { DateStyles = order.Properties(node => node.OneOf(Orders)) }
            : options with { DateStyle = order.OneOf(Orders) };
    }

    private static ImportTable Table(CohortTable table, ImportNode node)
    {
        if (!node.IsObject)
        {
            return new ImportTable(table, node.Text());
        }

        node.Allow("file", "columns", "values");
        ImportTable given = new(table, node.Required("file").Text()) { Columns = Columns(node.Child("columns"), table), Values = node.Child("values")?.Properties(value => value.Text()) ?? ImmutableDictionary<string, string>.Empty };
        foreach (string field in given.Values.Keys.Where(f => Fields.Find(table, f) is null))
        {
            node.Child("values")!.Child(field)!.Unknown(field, Fields.Of(table).Select(f => f.Name));
        }

        return given;
    }

    private static DerivedField Derived(ImportNode node)
    {
        node.Allow("name", "then", "when");
        return new DerivedField(node.Required("name").Text(), node.Required("then").Text())
        {
            When = node.Child("when")?.Properties(word => word.Text()) ?? ImmutableDictionary<string, string>.Empty,
        };
    }

    // A name of no table is found by the matching of columns; here only what is no field of any table.
    private static ImmutableDictionary<string, string> Columns(ImportNode? node, CohortTable? table = null) => node?.Properties(name =>
    {
        string field = name.Text();
        bool isKnown = field.Length == 0 || field.StartsWith("attested_", StringComparison.Ordinal) || FlatGroups.Numbered(field) is not null || FlatGroups.Unnumbered(field) is not null
            || Enum.GetValues<CohortTable>().Any(t => !HeaderIndex.Candidates(t, TextKey.OfHeader(field)).IsEmpty);
        if (!isKnown)
        {
            name.Unknown(field, Enum.GetValues<CohortTable>().Where(t => table is null || t == table || t == CohortTable.Patients).SelectMany(t => Fields.Of(t)).Select(f => f.Name).Distinct());
        }

        return field;
    }) ?? ImmutableDictionary<string, string>.Empty;
}
