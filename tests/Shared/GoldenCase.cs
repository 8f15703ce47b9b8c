using System.Collections.Concurrent;
using System.Text.Json;

namespace Oncology.Tests;

/// <summary>
/// One reference case: the data, the options, and the numbers R gives. See tests/golden/README.md for where they come from.
/// </summary>
internal sealed class GoldenCase
{
    private static readonly ConcurrentDictionary<string, JsonElement> Indexes = [];

    private GoldenCase(string folder, JsonElement definition)
    {
        Id = definition.GetProperty("id").GetString()!;
        Procedure = definition.GetProperty("procedure").GetString()!;
        IsCopied = folder == RepositoryPaths.Golden;
        Options = definition.GetProperty("options");
        DoNotCompare = definition.TryGetProperty("do_not_compare", out JsonElement parts)
            ? [.. parts.EnumerateArray().Select(part => part.GetString()!)]
            : [];
        Notes = definition.TryGetProperty("notes", out JsonElement notes) ? [.. notes.EnumerateArray().Select(note => note.GetString()!)] : [];
        AllRows = definition.TryGetProperty("data", out JsonElement data) ? GoldenTable.Read(Path.Combine(folder, data.GetString()!)) : GoldenTable.Empty;
        Table = WithLength(AllRows.Complete(UsedColumns(Options)));
        Expected = ReadJson(Path.Combine(folder, definition.GetProperty("expected").GetString()!));
    }

    public string Id { get; }

    public string Procedure { get; }

    /// <summary>True for a case of tests/golden, false for one on data that may not be copied.</summary>
    public bool IsCopied { get; }

    public JsonElement Options { get; }

    /// <summary>Parts of <see cref="Expected"/> that depend on a stopping rule or overflow.</summary>
    public HashSet<string> DoNotCompare { get; }

    /// <summary>What the list of cases says about it.</summary>
    public string[] Notes { get; }

    /// <summary>All rows of the data file; empty for a case without data.</summary>
    public GoldenTable AllRows { get; }

    /// <summary>The rows without a missing value in a column that the case uses, and with a stop after their start (R leaves others out).</summary>
    public GoldenTable Table { get; }

    public JsonElement Expected { get; }

    /// <summary>Stands for the cases on data that may not be copied where these are not there.</summary>
    public const string SharedPlaceholder = "shared";

    private static string SharedFolder => Path.Combine(RepositoryPaths.Shared, "reference");

    /// <summary>
    /// One test per case of a procedure, named by its id: the cases of tests/golden, then those on data that may not be copied. Where the
    /// latter are not there, one test stands for them and is reported as skipped.
    /// </summary>
    public static IEnumerable<TestCaseData> Named(string procedure, Predicate<string>? where = null)
    {
        foreach (string id in IdsIn(RepositoryPaths.Golden, procedure, _ => true).Where(id => where?.Invoke(id) ?? true))
        {
            yield return new TestCaseData(id).SetArgDisplayNames(id);
        }

        if (!Directory.Exists(SharedFolder))
        {
            yield return new TestCaseData(SharedPlaceholder).SetArgDisplayNames("cases on KMsurv data");
            yield break;
        }

        foreach (string id in IdsIn(SharedFolder, procedure, IsNotCopied).Where(id => where?.Invoke(id) ?? true))
        {
            yield return new TestCaseData(id).SetArgDisplayNames(id);
        }
    }

    /// <summary>One test per case of a procedure whose expected numbers have a part that is meant to be compared.</summary>
    public static IEnumerable<TestCaseData> WithPart(string procedure, string part) => Named(procedure, id => HasPart(id, part));

    /// <summary>The procedures of tests/golden, in the order of its list.</summary>
    public static IEnumerable<string> Procedures =>
        Index(RepositoryPaths.Golden).GetProperty("cases").EnumerateArray().Select(definition => definition.GetProperty("procedure").GetString()!).Distinct();

    /// <summary>Versions of the programs that made tests/golden.</summary>
    public static JsonElement GeneratedWith => Index(RepositoryPaths.Golden).GetProperty("generated_with");

    /// <summary>True where the cases on data that may not be copied can be read.</summary>
    public static bool HasShared => Directory.Exists(SharedFolder);

    /// <summary>The cases of a procedure in tests/golden.</summary>
    public static IEnumerable<string> Copied(string procedure) => IdsIn(RepositoryPaths.Golden, procedure, _ => true);

    /// <summary>The cases of a procedure whose reference holds a given part: a test of that part runs on these and on no other.</summary>
    public static IEnumerable<TestCaseData> NamedWith(string procedure, string part) =>
        Named(procedure, id => Load(id).Expected.TryGetProperty(part, out _));

    public static GoldenCase Load(string id)
    {
        GoldenCase golden = Find(RepositoryPaths.Golden, id)
            ?? Find(RepositoryPaths.SharedOrIgnore("reference"), id)
            ?? throw new ArgumentException($"There is no case '{id}'.", nameof(id));
        AgreementLog.Begin(golden);
        return golden;
    }

    public string? Text(string option) => Options.TryGetProperty(option, out JsonElement value) ? value.ToString() : null;

    public double? Number(string option) => Options.TryGetProperty(option, out JsonElement value) ? value.GetDouble() : null;

    public bool? Flag(string option) => Options.TryGetProperty(option, out JsonElement value) ? value.GetBoolean() : null;

    public double[] Numbers(string option) => Options.TryGetProperty(option, out JsonElement value) ? Tolerance.Numbers(value) : [];

    public string[] Texts(string option) =>
        Options.TryGetProperty(option, out JsonElement value) ? [.. value.EnumerateArray().Select(text => text.ToString())] : [];

    /// <summary>True where the event column holds one of the event codes.</summary>
    public bool[] Events()
    {
        JsonElement definition = Options.GetProperty("event");
        double[] codes = definition.TryGetProperty("event_codes", out JsonElement given)
            ? Tolerance.Numbers(given)
            : [definition.GetProperty("causes").EnumerateArray().First().GetProperty("code").GetDouble()];
        return [.. Table.Numbers(definition.GetProperty("column").GetString()!).Select(code => codes.Contains(code))];
    }

    private GoldenTable WithLength(GoldenTable table)
    {
        if (Text("start") is not string start)
        {
            return table;
        }

        double[] starts = table.Numbers(start);
        double[] stops = table.Numbers(Text("stop")!);
        return table.Where(row => starts[row] < stops[row]);
    }

    private static IEnumerable<string> IdsIn(string folder, string procedure, Func<string, bool> useData)
    {
        JsonElement index = Index(folder);
        foreach (JsonElement definition in index.GetProperty("cases").EnumerateArray())
        {
            string data = definition.TryGetProperty("data", out JsonElement file) ? Path.GetFileNameWithoutExtension(file.GetString()!) : "";
            if (definition.GetProperty("procedure").ValueEquals(procedure)
                && useData(data.Length == 0 ? "" : index.GetProperty("datasets").GetProperty(data).GetProperty("licence").GetString()!))
            {
                yield return definition.GetProperty("id").GetString()!;
            }
        }
    }

    private static bool IsNotCopied(string licence) => licence.StartsWith("KMsurv", StringComparison.Ordinal);

    private static GoldenCase? Find(string folder, string id) =>
        Index(folder).GetProperty("cases").EnumerateArray()
            .Where(definition => definition.GetProperty("id").ValueEquals(id))
            .Select(definition => new GoldenCase(folder, definition))
            .FirstOrDefault();

    private static bool HasPart(string id, string part)
    {
        foreach (string folder in (string[])[RepositoryPaths.Golden, SharedFolder])
        {
            if (!File.Exists(Path.Combine(folder, "cases.json")))
            {
                continue;
            }

            foreach (JsonElement definition in Index(folder).GetProperty("cases").EnumerateArray().Where(d => d.GetProperty("id").ValueEquals(id)))
            {
                return ReadJson(Path.Combine(folder, definition.GetProperty("expected").GetString()!)).TryGetProperty(part, out _)
                    && !(definition.TryGetProperty("do_not_compare", out JsonElement parts) && parts.EnumerateArray().Any(name => name.ValueEquals(part)));
            }
        }

        return false;
    }

    private static JsonElement Index(string folder) => Indexes.GetOrAdd(folder, path => ReadJson(Path.Combine(path, "cases.json")));

    private static JsonElement ReadJson(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    private static HashSet<string> UsedColumns(JsonElement options)
    {
        HashSet<string> columns = [];
        if (options.TryGetProperty("event", out JsonElement ends))
        {
            columns.Add(ends.ValueKind == JsonValueKind.Object ? ends.GetProperty("column").GetString()! : ends.GetString()!);
        }

        foreach (string option in (string[])["time", "start", "stop", "group", "weights", "cluster", "id", "offset", "row", "column", "variable", "first", "second", "treatment"])
        {
            if (options.TryGetProperty(option, out JsonElement column))
            {
                columns.Add(column.GetString()!);
            }
        }

        foreach (string option in (string[])["strata", "covariates"])
        {
            if (options.TryGetProperty(option, out JsonElement list))
            {
                columns.UnionWith(list.EnumerateArray().Select(item =>
                    item.ValueKind == JsonValueKind.Object ? item.GetProperty("name").GetString()! : item.GetString()!));
            }
        }

        return columns;
    }
}
