using Oncology.Cohort;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>Figures that a study file asks for: their numbers are those of R (4.2.2, survival 3.5-3, cmprsk 2.2-11), their words in both languages.</summary>
[TestFixture]
public sealed class FigureStudyTests
{
    private StudyRun _rotterdam = null!;
    private StudyRun _toulouse = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public void RunStudies()
    {
        _rotterdam = StudyCells.RunSample("rotterdam");
        _toulouse = StudyCells.RunSample("toulouse");
        _folder = Directory.CreateTempSubdirectory("study").FullName;
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    // timepoints(cuminc(ifelse(recur, rtime, dtime), ifelse(recur, 1, ifelse(death, 2, 0)), nodes > 0), c(60, 120) * 30.4375)$est
    [TestCase("competing-group1", 1, 0.268337587320078841, 0.404819664221126252)]
    [TestCase("competing-group2", 1, 0.522136440615699193, 0.662995224882875100)]
    [TestCase("competing-group1", 2, 0.025608259659328475, 0.062709282141844028)]
    [TestCase("competing-group2", 2, 0.037935107743647015, 0.068645249559974711)]
    public void IncidenceCurves_AtFiveAndTenYears_EqualR(string name, int cause, double five, double ten)
    {
        ResultTable curve = _rotterdam.Item("competing").Numbers.Single(numbers => numbers.Name == name).Table;
        Assert.That(At(curve, $"cause_{cause}", 1826.25), Is.EqualTo(five).Within(1e-7).Percent);
        Assert.That(At(curve, $"cause_{cause}", 3652.5), Is.EqualTo(ten).Within(1e-7).Percent);
    }

    // The same data under the same definitions: what the gallery prints, the report prints.
    [TestCase("rotterdam", "competing", "cumulative-incidence", @"^(\d[\d,]* / \d[\d,]*|\d.*% \[.*\])$", 12)]
    [TestCase("stanford-heart", "simon-makuch", "simon-makuch", @"^(\d+ / \d+|Mantel-Byar.*)$", 3)]
    public void Gallery_OfTheSameData_HasTheNumbersOfTheReport(string study, string item, string file, string pattern, int count)
    {
        string gallery = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "gallery", file + ".svg"));
        StudyRun run = study == "rotterdam" ? _rotterdam : StudyCells.RunSample(study);
        string[] numbers = [.. Texts(run, item, Language.English).Where(text => System.Text.RegularExpressions.Regex.IsMatch(text, pattern))];
        Assert.That(numbers, Has.Length.EqualTo(count));
        foreach (string number in numbers) Assert.That(gallery, Does.Contain($">{number}<"));
    }

    [TestCase("figure-iptw")]
    [TestCase("figure-overlap")]
    public void WeightedCurves_Panels_CountByWeightAndMarkTheLandmark(string name)
    {
        string[] texts = Texts(_toulouse, name, Language.English);
        Assert.That(texts.Count(text => text == "Landmark: 6 months"), Is.EqualTo(2));
        Assert.That(texts.Where(text => System.Text.RegularExpressions.Regex.IsMatch(text, @"^[\d.]+ / [\d.]+$")), Has.Exactly(4).Matches(@"^\d+\.\d / \d+\.\d$"));
    }

    [TestCase("figure-forest", "log-rank test for what is fixed")]
    [TestCase("figure-forest-multivariable", "Wald test, as the intervals")]
    public void Forest_Figure_SaysWhichTestItsPValuesAre(string name, string note)
    {
        Assert.That(_toulouse.Item(name).Figure(Language.English).Description, Does.Contain(note));
        Assert.That(Texts(_toulouse, name, Language.French), Has.Some.StartsWith("p : test"));
    }

    // cuminc draws its two causes with marks, the groups with dashes.
    [Test]
    public void IncidenceByGroup_InGreyscale_HasADashPerGroupAndAMarkPerCause()
    {
        var figure = FigureKinds.All["cumulative-incidence-groups"](FigureCase.All.Single(c => c.Name == "six-groups"));
        var lines = figure.Marks.OfType<Mark.Polyline>().Where(line => line.Stroke.Width == 1.4 && line.Points.Length > 2).ToArray();
        Assert.That(lines, Has.Length.EqualTo(12));
        Assert.That(lines.Select(line => string.Join(',', line.Stroke.Dash)).Distinct().Count(), Is.EqualTo(6));
        Assert.That(figure.Marks.OfType<Mark.Polygon>().Select(polygon => polygon.Fill).Where(fill => fill != FigureColor.White).Distinct().Count(), Is.EqualTo(6));
    }

    // cuminc(...)$Tests: chi-square 223.17 (p < 1e-15) and 0.46017447822271601 (p 0.49754244184526852).
    [TestCase(Language.English, "Gray, Recurrence: p < 0.001", "Gray, Death without recurrence: p = 0.498")]
    [TestCase(Language.French, "Gray, Rechute : p < 0,001", "Gray, Décès sans rechute : p = 0,498")]
    public void IncidenceCurves_Tests_ArePrintedPerCause(Language language, string first, string second) =>
        Assert.That(Texts(_rotterdam, "competing", language), Has.Member(first).And.Member(second));

    // cox.zph(coxph(Surv(dtime, death) ~ age + size + grade + nodes), transform = "km", terms = FALSE)
    [Test]
    public void Schoenfeld_Tests_EqualR()
    {
        double[] expected = [0.00011931385089470963, 0.10561292183691900481, 0.51932260978775834914, 0.10430381691736234, 0.05419112179411993135];
        StudyItem item = _rotterdam.Item("schoenfeld");
        string[] panels = [.. item.Numbers.Select(numbers => numbers.Name)];
        Assert.That(panels, Is.EqualTo((string[])["schoenfeld-tests", "schoenfeldA-smooth", "schoenfeldB-smooth", "schoenfeldC-smooth", "schoenfeldD-smooth", "schoenfeldE-smooth"]));
        string[] titles = Texts(_rotterdam, "schoenfeld", Language.French);
        Assert.That(titles, Has.Member("Taille de la tumeur : > 50 mm").And.Member("Ganglions envahis"));
        ResultTable tests = item.Numbers[0].Table;
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.That(StudyCells.Number(tests.Rows[i].Cells[^1]), Is.EqualTo(expected[i]).Within(1e-7).Percent);
            Assert.That(titles, Has.Some.EndsWith(NumberStyle.French.FormatP(expected[i])));
        }
    }

    // coxph(Surv(dtime, death) ~ chemo, control = coxph.control(eps = 1e-15)) among meno 0 and 1; likelihood ratio of ~ chemo * meno against ~ chemo + meno.
    [Test]
    public void Subgroups_EffectsAndInteraction_EqualR()
    {
        ResultTable effects = _rotterdam.Item("subgroups").Numbers.Single().Table;
        double[] ratios = [.. effects.Rows.SelectMany(row => row.Cells).OfType<Cell.WithInterval>().Select(cell => cell.Value)];
        Assert.That(ratios, Has.Some.EqualTo(1.5697395818789504).Within(1e-7).Percent);
        Assert.That(ratios, Has.Some.EqualTo(0.9671078794996204).Within(1e-7).Percent);
        double[] tests = [.. effects.Rows.SelectMany(row => row.Cells).OfType<Cell.Number>().Select(cell => cell.Value)];
        Assert.That(tests, Has.Some.EqualTo(0.0070383315798371142).Within(1e-7).Percent);
        Assert.That(Texts(_rotterdam, "subgroups", Language.French), Has.Member("Ménopausée").And.Member("Taille de la tumeur"));
    }

    // Nelson-Aalen of 414 deaths among 1,387 women with small tumours; the first row is the origin.
    [Test]
    public void Hazard_Numbers_AreThoseOfTheGroups()
    {
        ResultTable small = _rotterdam.Item("hazard").Numbers[0].Table;
        Assert.That(_rotterdam.Item("hazard").Numbers, Has.Length.EqualTo(3));
        Assert.That(StudyCells.Number(small.Rows[0].Cells[1]), Is.EqualTo(1387));
        Assert.That(_rotterdam.Item("log-log").Figure(Language.French).Title, Is.EqualTo("Survie globale"));
    }

    // Overlap weights of a logistic model balance the means of its covariates exactly (Li, Morgan, Zaslavsky 2018, theorem 3).
    [Test]
    public void LovePlot_OverlapWeights_AreAtZero()
    {
        ResultTable overlap = _toulouse.Item("figure-balance").Numbers.Single(numbers => numbers.Name == "figure-balanceB-balance").Table;
        Assert.That(overlap.Rows.Select(row => StudyCells.Number(row.Cells[2])), Has.All.EqualTo(0).Within(1e-8));
        string[] texts = Texts(_toulouse, "figure-balance", Language.French);
        Assert.That(texts, Has.Member("Poids de recouvrement").And.Member("Données synthétiques"));
    }

    [Test]
    public void StackedCauses_AfterFocalTreatment_AreTheTableOfLocalControl()
    {
        ResultTable table = _toulouse.Item("local-control").Table(Language.English);
        ResultTable curve = _toulouse.Item("figure-local-control").Numbers.Single().Table;
        for (int cause = 0; cause < 3; cause++)
        {
            double printed = ((Cell.WithInterval)table.Rows[cause].Cells[3]).Value;
            Assert.That(At(curve, $"cause_{cause + 1}", 24 * 30.4375), Is.EqualTo(printed).Within(1e-12));
        }
    }

    // analysed.csv, from which the cohort was dealt out, has 20 patients with liver metastases.
    [Test]
    public void Sites_Counts_AreThoseOfTheCohort()
    {
        ResultTable counts = _toulouse.Item("figure-sites").Numbers.Single().Table;
        Assert.That(counts.Rows.Single(row => row.Cells[0] == new Cell.Text("Liver")).Cells.OfType<Cell.OutOf>().Sum(cell => cell.Part), Is.EqualTo(20));
        Assert.That(Texts(_toulouse, "figure-sites", Language.French), Has.Some.StartsWith("Os"));
    }

    // Endpoints with competing risks bring their causes along: table and figure count what the endpoint has.
    [Test]
    public void IncidenceOfACohortEndpoint_WithoutCauses_HasThoseOfTheEndpoint()
    {
        string folder = Path.Combine(RepositoryPaths.Root, "samples", "toulouse");
        StudyRun run = StudyRun.Run(StudySpec.Parse("""
            {
              "study": "s", "title": "Study", "synthetic": true, "languages": ["en", "fr"],
              "data": { "cohort": "cohort.csv", "cutoff": "2021-03-31", "criteria": "toulouse" },
              "endpoints": [{ "name": "csd" }, { "name": "df" }],
              "chapters": [{ "title": "C", "results": [
                { "kind": "cumulative-incidence", "name": "table", "title": "T", "endpoint": "csd", "times": [24] },
                { "kind": "incidence-curves", "name": "figure", "title": "T", "endpoint": "df", "times": [24] }
              ] }]
            }
            """, folder));
        PatientCohort cohort = CohortReader.Read(Path.Combine(folder, "cohort.csv"), new ImportOptions { CutOffDate = new DateOnly(2021, 3, 31) }).Cohort;
        PatientCohort screened = Screening.Run(cohort, CriteriaList.Toulouse, new ScreeningOptions { Conventions = ClinicalConventions.Toulouse }).Included;
        EndpointTable deaths = Endpoints.CauseSpecificDeath.Derive(screened, ClinicalConventions.Toulouse);
        ResultTable table = run.Item("table").Table(Language.French);
        Assert.That(table.Rows, Has.Length.EqualTo(Endpoints.CauseSpecificDeath.Causes.Length));
        for (int cause = 0; cause < table.Rows.Length; cause++)
        {
            Assert.That(table.Rows[cause].Cells[0], Is.EqualTo(new Cell.Text(Endpoints.CauseSpecificDeath.Causes[cause].French)));
            Assert.That(((Cell.OutOf)table.Rows[cause].Cells[1]).Part, Is.EqualTo(deaths.Rows.Count(row => row.Cause == cause + 1)));
        }

        foreach (var cause in Endpoints.DistantFailure.Causes) Assert.That(run.Item("figure").Figure(Language.French).Description, Does.Contain(cause.French));
    }

    [Test]
    public void Swimmer_OfAnArm_HasALanePerPatient()
    {
        string[] texts = Texts(_toulouse, "figure-swimmer", Language.English);
        Assert.That(texts.Count(text => text.Length == 4 && text[0] == 'P' && char.IsAsciiDigit(text[1])), Is.EqualTo(40));
    }

    [Test]
    public void Waterfall_OfANumber_LeavesOutTheMissing()
    {
        StudyRun run = Small("""{ "kind": "waterfall", "name": "w", "title": "T", "variable": "change", "by": "arm" }""");
        ResultTable bars = run.Item("w").Numbers.Single().Table;
        Assert.That(bars.Rows.Select(row => StudyCells.Number(row.Cells[0])), Is.EqualTo((double[])[25, -35, -100]));
        Assert.That(Texts(run, "w", Language.English), Has.Some.Contains("n = 3"));
    }

    [TestCase("""{ "kind": "swimmer", "name": "w", "title": "T" }""", "needs a cohort")]
    [TestCase("""{ "kind": "sites", "name": "w", "title": "T" }""", "needs a cohort")]
    [TestCase("""{ "kind": "incidence-curves", "name": "w", "title": "T", "endpoint": "os" }""", "'causes' is missing")]
    [TestCase("""{ "kind": "incidence-curves", "name": "w", "title": "T", "endpoint": "os", "by": "arm", "form": "stacked" }""", "stacked areas have one group")]
    [TestCase("""{ "kind": "subgroups", "name": "w", "title": "T", "endpoint": "os", "by": "site", "subgroups": ["arm"] }""", "has 3 levels")]
    [TestCase("""{ "kind": "subgroups", "name": "w", "title": "T", "endpoint": "os", "subgroups": ["arm"] }""", "one of 'by' and 'landmark'")]
    [TestCase("""{ "kind": "schoenfeld", "name": "w", "title": "T", "endpoint": "os" }""", "names the terms")]
    [TestCase("""{ "kind": "love-plot", "name": "w", "title": "T", "endpoint": "os" }""", "no 'propensity'")]
    [TestCase("""{ "kind": "swimmer", "name": "w", "title": "T", "every": 0.5 }""", "whole number")]
    public void Figure_ThatCannotBe_IsAProblemOfTheStudyFile(string result, string words)
    {
        StudyException? wrong = Assert.Throws<StudyException>(() => Small(result));
        Assert.That(wrong!.Problems.Select(problem => problem.Message.English), Has.Some.Contains(words));
        Assert.That(wrong.Problems.Select(problem => problem.Where), Has.All.StartsWith("$.chapters[0].results[0]"));
    }

    private StudyRun Small(string result)
    {
        File.WriteAllText(
            Path.Combine(_folder, "t.csv"),
            "id,arm,site,change,days,dead\n1,A,x,25,100,1\n2,B,y,-35,200,0\n3,B,z,,250,1\n4,A,x,-100,300,1\n");
        return StudyRun.Run(StudySpec.Parse($$"""
            {
              "study": "s", "title": "Study", "data": { "table": "t.csv" },
              "variables": [{ "name": "arm" }, { "name": "site" }, { "name": "change", "type": "number" }],
              "endpoints": [{ "name": "os", "time": "days", "event": "dead", "unit": "days" }],
              "chapters": [{ "title": "C", "results": [{{result}}] }]
            }
            """, _folder));
    }

    // The value of a step function at a time: that of the last row not after it.
    private static double At(ResultTable curve, string column, double time)
    {
        int index = curve.Columns.Select((c, i) => (c.Key, i)).Single(c => c.Key == column).i;
        return StudyCells.Number(curve.Rows.Last(row => StudyCells.Number(row.Cells[0]) <= time).Cells[index]);
    }

    private static string[] Texts(StudyRun run, string name, Language language) =>
        [.. MarkBounds.All(run.Item(name).Figure(language)).Select(m => m.Mark).OfType<Mark.Text>().Select(text => text.Content.Replace('\u00A0', ' '))];
}
