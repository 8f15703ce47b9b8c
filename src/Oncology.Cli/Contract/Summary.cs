using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What every result says about itself: the command, the conventions, the rows used and left out, the warnings.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Conventions">The preset.</param>
/// <param name="Count">Rows used, frequencies counted.</param>
/// <param name="MissingCount">Rows left out because a cell is missing.</param>
internal sealed record Summary(string Command, AnalysisConventions Conventions, long Count, int MissingCount)
{
    /// <summary>Columns with missing cells, for the text.</summary>
    public ImmutableArray<MissingCells> Missing { get; init; } = [];

    /// <summary>What the reader must know.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; init; } = [];

    /// <summary>The summary of a command that orders the times of selected rows.</summary>
    public static Summary Of(string command, AnalysisConventions conventions, AnalysisRows rows) =>
        new(command, conventions, rows.Data.RowCount, rows.MissingCount)
        {
            Missing = rows.Missing,
            Warnings = [.. rows.Warnings, .. NearTimes.Warnings(rows.Data, conventions.KaplanMeier.Ties)],
        };

    /// <summary>The same with warnings of the result after those of its rows.</summary>
    public Summary With(IEnumerable<AnalysisWarning> warnings) => this with { Warnings = [.. Warnings, .. warnings] };

    /// <summary>The JSON object: the common keys, then those that <paramref name="body"/> writes.</summary>
    public string ToJson(Language language, Action<Utf8JsonWriter> body)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("command", Command);
            json.WriteString("version", VersionText.Current);
            json.WriteString("conventions", ConventionOptions.Word(Conventions));
            json.WriteNumber("n", Count);
            json.WriteNumber("n_missing", MissingCount);
            json.WriteObjects("warnings", Warnings, warning =>
            {
                json.WriteString("code", warning.Code);
                json.WriteString("message", warning.In(language));
            });
            body(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    /// <summary>Lines below the tables: rows used and left out, conventions, warnings.</summary>
    /// <param name="session">Language of the words.</param>
    /// <param name="choices">The choices behind the numbers, such as the kind of interval.</param>
    public ImmutableArray<string> Notes(Session session, params ImmutableArray<string> choices)
    {
        NumberStyle style = NumberStyle.For(session.Language);
        string used = style.Format(Count, NumberKind.Count);
        string left = style.Format(MissingCount, NumberKind.Count);
        string columns = string.Join(", ", Missing.Select(cells => $"{cells.Column} {cells.Count.ToString(CultureInfo.InvariantCulture)}"));
        string why = Missing.IsEmpty ? string.Empty : session.Say($" (missing cells: {columns})", $" (cellules manquantes : {columns})");
        return
        [
            session.Say($"Rows used: {used}; left out: {left}{why}.", $"Lignes utilisées : {used} ; écartées : {left}{why}."),
            session.Say($"Conventions of {Conventions.Name}: {string.Join("; ", choices)}.", $"Conventions de {Conventions.Name} : {string.Join(" ; ", choices)}."),
            .. Warnings.Select(warning => session.Say("Warning: ", "Attention : ") + warning.In(session.Language)),
        ];
    }
}
