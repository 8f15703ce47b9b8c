using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>
/// The notebooks of the samples: every cell is run, and what it shows is what the notebook holds. ONCOLOGY_APPROVE=1 writes it anew.
/// Values are shown by .NET Interactive's own formatter, which has to find ours.
/// </summary>
[TestFixture]
public sealed class NotebookTests
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "samples", "notebooks");

    private static readonly JsonSerializerOptions Jupyter =
        new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    private static IEnumerable<string> Notebooks => Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Notebooks))]
    public async Task Cells_OfTheNotebook_ShowWhatItHolds(string name)
    {
        string path = Path.Combine(Folder, name);
        string stored = await File.ReadAllTextAsync(path);
        JsonNode notebook = JsonNode.Parse(stored)!;
        string before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(Folder);
        try
        {
            await RunCells(notebook);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }

        string now = notebook.ToJsonString(Jupyter) + "\n";
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(path, now);
            stored = now;
        }

        Assert.That(now, Is.EqualTo(stored));
    }

    [Test]
    public void Result_InTheNotebookFormatter_IsATable()
    {
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3], [true, false, true]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(curve.ToDisplayString("text/html"), Is.EqualTo(curve.ToTable(Language.English).ToHtml()));
            Assert.That(curve.ToDisplayString("text/plain"), Is.EqualTo(curve.ToString()));
        }
    }

    [Test]
    public void Figure_InTheNotebookFormatter_IsInlineSvg()
    {
        var figure = KaplanMeierFigure.Create([KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3], [true, false, true]))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(figure.ToDisplayString("text/html"), Is.EqualTo(figure.ToSvg()));
            Assert.That(figure.ToDisplayString("image/svg+xml"), Is.EqualTo(figure.ToSvg()));
            Assert.That(Formatter.GetPreferredMimeTypesFor(typeof(Figure)).First(), Is.EqualTo("text/html"));
        }
    }

    private static async Task RunCells(JsonNode notebook)
    {
        ScriptState<object>? state = null;
        int count = 0;
        foreach (JsonNode? cell in notebook["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code"))
        {
            // The packages that a cell asks for are the assemblies of this test.
            string code = string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!).Where(line => !line.StartsWith("#r ", StringComparison.Ordinal)));
            state = state is null ? await CSharpScript.RunAsync(code, Options()) : await state.ContinueWithAsync(code);
            count++;
            cell["execution_count"] = count;
            cell["outputs"] = state.ReturnValue is object value ? new JsonArray(Output(value, count)) : [];
        }
    }

    private static ScriptOptions Options()
    {
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return ScriptOptions.Default
            .WithReferences(trusted.Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "netstandard.dll").Select(file => Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(file)))
            .AddReferences(typeof(SurvivalData).Assembly, typeof(Cohort.PatientCohort).Assembly, typeof(Figure).Assembly)
            .AddReferences(typeof(object).Assembly)
            .WithImports(Imports);
    }

    private static JsonObject Output(object value, int count)
    {
        JsonObject data = [];
        if (value is ITabular or Figure)
        {
            data["text/html"] = Lines(value.ToDisplayString("text/html"));
        }

        data["text/plain"] = Lines(value is ITabular or Figure ? value.ToDisplayString("text/plain") : FormattableString.Invariant($"{value}"));
        return new JsonObject { ["data"] = data, ["execution_count"] = count, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" };
    }

    // As Jupyter writes texts: one element per line, each but the last with its end.
    private static JsonArray Lines(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        return [.. lines.Select((line, i) => (JsonNode)(i < lines.Length - 1 ? line + "\n" : line))];
    }
}
