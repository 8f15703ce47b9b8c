using System.Text;
using System.Text.Json;

namespace Oncology.Cli.Tests;

/// <summary>A folder for the files of one test, and the program run in process.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oncosurv-").FullName;

    /// <summary>Full path of a file of this folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string File(string name, string text, Encoding? encoding = null)
    {
        System.IO.File.WriteAllBytes(PathOf(name), (encoding ?? new UTF8Encoding(false)).GetBytes(text));
        return PathOf(name);
    }

    /// <summary>Names of the files that are there.</summary>
    public string[] Names => [.. Directory.EnumerateFileSystemEntries(_folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    /// <summary>Runs a command line.</summary>
    public static Outcome Run(params string[] args) => RunOn("", args);

    /// <summary>Runs a command line with a text on standard input.</summary>
    public static Outcome RunOn(string input, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine.Run(args, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        return new Outcome(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>How a run ended and what it wrote.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>Standard output as JSON; the run must have succeeded.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.That(Code, Is.Zero, Error);
            using JsonDocument document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Asserts a refusal: the exit code, words in the message, nothing on standard output, no stack trace.</summary>
    public void IsRefused(int code, params string[] words)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Code, Is.EqualTo(code), Error);
            Assert.That(Output, Is.Empty);
            Assert.That(Error, Does.Not.Contain("   at "));
            Assert.That(Error, Does.StartWith("oncosurv: "));
            foreach (string word in words)
            {
                Assert.That(Error, Does.Contain(word));
            }
        }
    }
}
