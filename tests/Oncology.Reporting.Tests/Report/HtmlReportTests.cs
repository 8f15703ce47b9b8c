using System.Text.RegularExpressions;

namespace Oncology.Reporting.Tests;

/// <summary>A report that is read by eye, by keyboard and by ear: headings in order, links that lead somewhere, tables and figures with names.</summary>
[TestFixture]
public sealed class HtmlReportTests
{
    private static readonly string[] Samples = ["toulouse", "stanford-heart"];
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.Ordinal);

    [TestCaseSource(nameof(Samples))]
    public void Write_Report_HasOneIdPerAnchorAndNoDeadLink(string sample)
    {
        foreach (string html in Twins(sample))
        {
            string[] ids = [.. Regex.Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
            string[] links = [.. Regex.Matches(html, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct()];
            using (Assert.EnterMultipleScope())
            {
                Assert.That(ids, Is.Unique);
                Assert.That(links, Is.Not.Empty.And.SubsetOf(ids));
            }
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Write_Report_SkipsNoLevelOfHeading(string sample)
    {
        foreach (string html in Twins(sample))
        {
            int[] levels = [.. Regex.Matches(html, "<h([1-6])").Select(match => match.Groups[1].Value[0] - '0')];
            Assert.That(levels[0], Is.EqualTo(1));
            Assert.That(levels.Count(level => level == 1), Is.EqualTo(1));
            Assert.That(levels.Zip(levels.Skip(1), (before, after) => after - before), Is.All.LessThanOrEqualTo(1));
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Write_Report_NamesEveryTableColumnAndFigure(string sample)
    {
        foreach (string html in Twins(sample))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Regex.Count(html, "<caption>[^<]+</caption>"), Is.EqualTo(Regex.Count(html, "<table ")));
                Assert.That(Regex.Count(html, "<th(?! scope=\"(col|row|rowgroup)\")[ >]"), Is.Zero);
                Assert.That(Regex.Count(html, "<figcaption>[^<]+</figcaption>"), Is.EqualTo(Regex.Count(html, "<figure>")));
                Assert.That(Regex.Count(html, "<svg[^>]*role=\"img\""), Is.EqualTo(Regex.Count(html, "<svg")));
                Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("onclick"));
            }
        }
    }

    [Test]
    public void Write_Toulouse_EndsItsChaptersBeyondTheThesis()
    {
        string[] last = [.. Twins("toulouse").Select(html => Regex.Match(html, "<ol>.*?</ol>", RegexOptions.Singleline).Value)
            .Select(chapters => Regex.Matches(chapters, "<li><a href=\"#report[^>]*>([^<]+)</a>")[^1].Groups[1].Value)];
        Assert.That(last, Is.EqualTo(new[] { "Beyond the thesis", "Au-delà de la thèse" }));
        string[] appendices = [.. Regex.Matches(Regex.Match(Twins("toulouse")[0], "<ul class=\"appendices\">.*?</nav>", RegexOptions.Singleline).Value, ">(Appendix[^<]+)<").Select(m => m.Groups[1].Value)];
        Assert.That(appendices, Has.Length.EqualTo(5));
        Assert.That(appendices[0], Is.EqualTo("Appendix A. Models and their checks"));
        Assert.That(appendices[^1], Does.StartWith("Appendix E. ").And.Contain("Provenance"));
    }

    [Test]
    public void Write_Toulouse_AnswersItemsOfBothChecklists()
    {
        string html = Twins("toulouse")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Row(html, "report.strobe", "13"), Does.Contain("<a href=\"#figure-5\">Figure 5</a>"));
            Assert.That(Row(html, "report.strobe", "14a"), Does.Contain("<a href=\"#table-2\">Table 2</a>"));
            Assert.That(Row(html, "report.strobe", "16a"), Does.Contain("<a href=\"#table-4\">Table 4</a>"));
            Assert.That(Row(html, "report.strobe", "12c"), Does.Contain("#report.methods-missing").And.Contain("#report.data-quality"));
            Assert.That(Row(html, "report.strobe", "22"), Does.Contain("to be written by the authors"));
            Assert.That(Row(html, "report.remark", "10"), Does.Contain("#report.model-checks"));
            Assert.That(Row(html, "report.remark", "16"), Does.Contain("#table-4"));
        }
    }

    [Test]
    public void All_Checklists_HaveTheItemsOfTheirGuidelines()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RemarkItems.All.Select(item => item.Number), Is.EqualTo(Enumerable.Range(1, 20).Select(i => $"{i}")));
            Assert.That(StrobeItems.All.Select(item => int.Parse(item.Number.TrimEnd('a', 'b', 'c', 'd', 'e'), System.Globalization.CultureInfo.InvariantCulture)).Distinct(), Is.EqualTo(Enumerable.Range(1, 22)));
            Assert.That(StrobeItems.All.Concat(RemarkItems.All).SelectMany(item => new[] { item.Asked.English, item.Asked.French, item.Topic.French }), Is.All.Not.Empty);
        }
    }

    // The pages of each sample are written once for all tests.
    private static string[] Twins(string sample)
    {
        if (!Pages.TryGetValue(sample, out string[]? twins))
        {
            StudyRun run = StudyCells.RunSample(sample);
            Pages[sample] = twins = [.. run.Spec.Languages.Select(language => HtmlReport.Write(ReportBuilder.Build(run, language)))];
        }

        return twins;
    }

    private static string Row(string html, string section, string number)
    {
        string part = html[html.IndexOf($"<section id=\"{section}\"", StringComparison.Ordinal)..];
        return Regex.Match(part, $"<tr><th scope=\"row\" class=\"text\">{number}</th>.*?</tr>").Value;
    }

    [Test]
    public void Write_Toulouse_LinksNoItemToWhatDoesNotAnswerIt()
    {
        string html = Twins("toulouse")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Row(html, "report.strobe", "7"), Does.Contain("#report.methods-endpoints"));
            Assert.That(Row(html, "report.strobe", "10"), Does.Not.Contain("<a ").And.Contain("Not in this report"));
            Assert.That(Row(html, "report.remark", "7"), Does.Contain("#report.methods-endpoints"));
            Assert.That(Row(html, "report.remark", "9"), Does.Not.Contain("<a ").And.Contain("Not in this report"));
            Assert.That(Row(html, "report.remark", "3"), Does.Contain("how treatments were chosen: to be written by the authors"));
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Write_Report_RepeatsNoHeadingAsCaption(string sample)
    {
        foreach (string html in Twins(sample))
        {
            string[] headings = [.. Regex.Matches(html, "<h[23][^>]*>([^<]+)</h").Select(match => match.Groups[1].Value)];
            string[] captions = [.. Regex.Matches(html, "<(?:fig)?caption>([^<]+)<").Select(match => match.Groups[1].Value)];
            Assert.That(captions.Where(caption => caption != "Provenance"), Is.Unique);
            Assert.That(headings.Intersect(captions).Except(["Provenance"]), Is.Empty);
        }
    }
}
