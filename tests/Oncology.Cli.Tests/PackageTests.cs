using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>
/// What `dotnet pack` gives, used as a stranger would: packed, installed from a folder into an empty project, compiled against, and run.
/// Needs no network: what the packages depend on is taken from the packages that building this test has restored.
/// </summary>
[TestFixture]
public sealed partial class PackageTests
{
    private static readonly string[] Libraries = ["Oncology.Survival", "Oncology.Cohort", "Oncology.Reporting"];

    private string _folder = null!;

    private string Feed => Path.Combine(_folder, "feed");

    private string Version => Path.GetFileNameWithoutExtension(Directory.GetFiles(Feed, "Oncology.Survival.*.nupkg").Single())["Oncology.Survival.".Length..];

    [OneTimeSetUp]
    public void Pack()
    {
        _folder = Directory.CreateTempSubdirectory("oncology-packages-").FullName;
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        Dotnet(RepositoryPaths.Root, "pack", "Survival.sln", "-c", configuration, "--no-build", "-o", Feed);
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Packages_All_HoldReadmeLicenceDocumentationAndSymbols()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string id in Libraries)
            {
                using ZipArchive package = ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));
                string[] files = [.. package.Entries.Select(entry => entry.FullName)];
                Assert.That(files, Is.SupersetOf((string[])["README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"]), id);
                using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.snupkg"));
                Assert.That(symbols.Entries.Select(entry => entry.FullName), Has.Member($"lib/net10.0/{id}.pdb"));
                Dictionary<string, string> metadata = Metadata(package, id);
                Assert.That(metadata["license"], Does.StartWith("MIT"));
                Assert.That(metadata["readme"], Is.EqualTo("README.md"));
                Assert.That(metadata["description"], Has.Length.GreaterThan(40));
            }

            using ZipArchive reporting = ZipFile.OpenRead(Path.Combine(Feed, $"Oncology.Reporting.{Version}.nupkg"));
            Assert.That(reporting.Entries.Select(entry => entry.FullName), Has.Member("licenses/LICENSE-Liberation-OFL-1.1.txt"));
        }
    }

    [Test]
    public void Libraries_InAnEmptyProject_CompileAndRunTheReadmeOfReporting()
    {
        string consumer = Directory.CreateDirectory(Path.Combine(_folder, "consumer")).FullName;
        WriteSources(consumer);
        File.WriteAllText(Path.Combine(consumer, "Program.cs"), Snippet(Path.Combine(RepositoryPaths.Root, "src", "Oncology.Reporting", "README.md")));
        IEnumerable<string> references = Libraries.Select(id => $"""<PackageReference Include="{id}" Version="{Version}" />""");
        File.WriteAllText(Path.Combine(consumer, "consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors><UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
            </Project>
            """);
        string output = Dotnet(consumer, "run", "--project", consumer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.Contain("Test of equal hazards"));
            Assert.That(File.ReadAllText(Path.Combine(consumer, "figure.svg")), Does.StartWith("<svg"));
            Assert.That(File.ReadAllBytes(Path.Combine(consumer, "figure.pdf"))[..5], Is.EqualTo("%PDF-"u8.ToArray()));
        }
    }

    [Test]
    public void Tool_InstalledFromTheFolder_Runs()
    {
        string home = Directory.CreateDirectory(Path.Combine(_folder, "tool-user")).FullName;
        WriteSources(home);
        string tools = Path.Combine(home, "tools");
        Dotnet(home, "tool", "install", "Oncology.Cli", "--version", Version, "--tool-path", tools, "--configfile", Path.Combine(home, "nuget.config"));
        File.WriteAllText(Path.Combine(home, "cohort.csv"), "months,death\n3,1\n5,0\n8,1\n12,0\n");
        string tool = Path.Combine(tools, OperatingSystem.IsWindows() ? "oncosurv.exe" : "oncosurv");
        string output = Run(tool, home, ["km", "cohort.csv", "--time", "months", "--event", "death", "--times", "4"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.Contain("75.0"), "one death among four patients");
            Assert.That(Run(tool, home, ["--version"]).Trim(), Is.EqualTo($"oncosurv {Version}"));
        }
    }

    // Two folders: the packages made here, and those that were restored to build this test (their folder is laid out as a feed).
    private void WriteSources(string folder) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "packages")}" /></config>
          <packageSources><clear /><add key="made" value="{Feed}" /><add key="restored" value="{Restored}" /></packageSources>
        </configuration>
        """);

    private static string Restored => XDocument.Load(Path.Combine(RepositoryPaths.Root, "src", "Oncology.Cli", "obj", "Oncology.Cli.csproj.nuget.g.props"))
        .Descendants().First(element => element.Name.LocalName == "NuGetPackageRoot").Value;

    private static Dictionary<string, string> Metadata(ZipArchive package, string id)
    {
        using Stream stream = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }

    private static string Snippet(string readme) => CSharp().Match(File.ReadAllText(readme)).Groups[1].Value;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    private static string Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    private static string Run(string program, string folder, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // The test host's build engine is not the one that is started; nodes that outlive their build would keep the pipes open.
        foreach (string inherited in (string[])[.. start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))])
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{output}{error.Result}");
        return output;
    }
}
