using System.Net;
using System.Text.RegularExpressions;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>French and English twins hold the same numbers: read back from the pages themselves, and refused by the run where they do not.</summary>
[TestFixture]
public sealed partial class TwinTests
{
    [TestCase("toulouse", HouseStyle.Thesis)]
    [TestCase("toulouse", HouseStyle.Lancet)]
    [TestCase("stanford-heart", HouseStyle.NewEngland)]
    [TestCase("rotterdam", HouseStyle.Thesis)]
    public void Write_BothLanguages_PrintTheSameNumbers(string sample, HouseStyle style)
    {
        StudyRun run = StudyRun.Run(Path.Combine(RepositoryPaths.Root, "samples", sample, "study.json"), new StudyRunOptions { Style = style });
        string[] english = Numbers(HtmlReport.Write(ReportBuilder.Build(run, Language.English)), ",", ".");
        string[] french = Numbers(HtmlReport.Write(ReportBuilder.Build(run, Language.French)), "\u202F", ",");
        Assert.That(english, Has.Length.GreaterThan(200));
        Assert.That(french.Except(english), Is.Empty);
        Assert.That(english.Except(french), Is.Empty);
        Assert.That(french, Is.EqualTo(english));
    }

    [Test]
    public void Run_TitleWithAnotherNumberInFrench_IsRefusedWithItsPlace()
    {
        const string Json = """
            {
              "study": "s", "title": { "en": "Study of 228 patients", "fr": "Étude de 282 patients" }, "languages": ["en", "fr"],
              "data": { "table": "lung.csv" },
              "endpoints": [{ "name": "os", "time": "time", "event": "event" }],
              "chapters": [{ "title": "c", "results": [{ "kind": "survival", "name": "s", "title": { "en": "Survival at 12", "fr": "Survie à 24" }, "endpoints": ["os"], "times": [12] }] }]
            }
            """;
        string folder = Directory.CreateTempSubdirectory("twin").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "lung.csv"), "time,event\n100,1\n400,0\n500,1\n");
            StudyRun run = StudyRun.Run(StudySpec.Parse(Json, folder));
            StudyException? refused = Assert.Throws<StudyException>(() => Report.Write(run, Path.Combine(folder, "out")));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(refused!.Problems.Select(problem => problem.Where), Is.EqualTo(new[] { "title", "s" }));
                Assert.That(refused.Problems[0].Message.English, Does.Contain("en 228, fr 282"));
                Assert.That(refused.Problems[1].Message.English, Does.Contain("en 12, fr 24"));
                Assert.That(Path.Combine(folder, "out"), Does.Not.Exist);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Numbers_PrintedForms_AreReadAlike()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TwinCheck.Numbers("p = 0.036, n = 1,234, HR −0.5 [0.1; 2.0], T0, HER2, 95%", NumberStyle.English, Language.English), Is.EquivalentTo(new[] { "0.036", "1234", "−0.5", "0.1", "2.0", "95" }));
            Assert.That(TwinCheck.Numbers("p = 0,036, n = 1\u202F234, HR −0,5 [0,1; 2,0], T0, HER2, 95\u202F%", NumberStyle.French, Language.French), Is.EquivalentTo(new[] { "0.036", "1234", "−0.5", "0.1", "2.0", "95" }));
            Assert.That(TwinCheck.Numbers("0·64 (0·42–0·98), 12\u202F345", NumberStyle.Lancet, Language.English), Is.EquivalentTo(new[] { "0.64", "0.42", "0.98", "12345" }));
            Assert.That(TwinCheck.Numbers("2,982 women and 1,234,567 days of 2018, 0.123", NumberStyle.Lancet, Language.English), Is.EquivalentTo(new[] { "2982", "1234567", "2018", "0.123" }));
            Assert.That(TwinCheck.Numbers("2 982 femmes, 1\u00A0234\u00A0567 jours de 2018, 0,123", NumberStyle.French, Language.French), Is.EquivalentTo(new[] { "2982", "1234567", "2018", "0.123" }));
        }
    }

    // Independent of the check in the library: from the finished page, tags removed, one decimal sign, no separators of thousands.
    private static string[] Numbers(string html, string thousands, string decimalSign)
    {
        string text = WebUtility.HtmlDecode(Tag().Replace(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "\n"));
        text = Regex.Replace(text, $"(?<=\\d){Regex.Escape(thousands)}(?=\\d{{3}}(?!\\d))", string.Empty);
        return [.. Word().Matches(text.Replace('·', '.').Replace(decimalSign, ".", StringComparison.Ordinal)).Select(match => match.Value).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<![\\w.])−?\\d+(?:\\.\\d+)?(?!\\w)")]
    private static partial Regex Word();
}
