#!/usr/bin/env dotnet
#:project ../src/Oncology.Reporting

// Every kind of figure, drawn from the data of these samples into docs/gallery, with a contact sheet of all.
// Rotterdam: Foekens et al., Cancer Res 2000;60:636. Stanford: Crowley, Hu, JASA 1977;72:27. Toulouse: synthetic patients.
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oncology.Cohort;
using Oncology.Reporting;
using Oncology.Survival;

string samples = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string gallery = Directory.CreateDirectory(Path.Combine(samples, "..", "docs", "gallery")).FullName;
List<(string Name, Figure Figure)> figures = [];

// Rotterdam: survival by tumour size, competing recurrence and death, models.
DataTable rotterdam = TableReader.Read(Path.Combine(samples, "rotterdam", "rotterdam.csv"));
SurvivalData survival = SurvivalData.RightCensored(rotterdam.Numbers("dtime").AsSpan(), [.. rotterdam.Numbers("death").Select(status => status == 1)]);
Factor size = Factor.FromLabels("Size", [.. rotterdam.Text("size").Select(SizeLabel)], ["≤ 20 mm", "20–50 mm", "> 50 mm"]);
ImmutableArray<KaplanMeier> bySize = KaplanMeier.FitBy(survival, size);
Estimate[] ratios = [.. Cox(survival, ("b", Column(size, 1)), ("c", Column(size, 2))).Coefficients.Select(c => new Estimate(c.HazardRatio, c.StandardError, c.HazardRatioInterval))];
figures.Add(("kaplan-meier", KaplanMeierFigure.Create(bySize, new KaplanMeierFigureOptions
{
    Title = "Overall survival by tumour size", OutcomeLabel = "Overall survival", TimeLabel = "Time since surgery", GroupLabel = "Tumour size",
    AxisUnit = TimeUnit.Years, MaxTime = 15, SurvivalTimes = [5, 10], HazardRatios = [new("20–50 mm", ratios[0]), new("> 50 mm", ratios[1])],
    PValue = LogRankTest.Run(survival, size).Test.PValue, TestName = "Log-rank", ShowMedian = true, ShowCumulativeEvents = true, ShowCumulativeCensored = true,
})));

// As in the study file: a death counts without a recurrence when none was seen before it, on the day of death (in 43 patients the
// follow-up for recurrence had ended earlier; the help page of R's rotterdam data discusses them).
double[] recurred = [.. rotterdam.Numbers("recur")], died = [.. rotterdam.Numbers("death")];
double[] first = [.. rotterdam.Numbers("rtime").Zip(rotterdam.Numbers("dtime")).Zip(recurred, (times, r) => r == 1 ? times.First : times.Second)];
SurvivalData competing = SurvivalData.RightCensored(first, [.. recurred.Zip(died, (r, d) => r == 1 ? 1 : d == 1 ? 2 : 0)])
    .WithCauseLabels(["Recurrence", "Death without recurrence"]);
Factor nodes = Factor.FromLabels("Nodes", [.. rotterdam.Numbers("nodes").Select(n => n == 0 ? "Node negative" : "Node positive")], ["Node negative", "Node positive"]);
CumulativeIncidenceFigureOptions incidence = new() { TimeLabel = "Time since surgery", AxisUnit = TimeUnit.Years, MaxTime = 15, IncidenceTimes = [5, 10] };
figures.Add(("cumulative-incidence", CumulativeIncidenceFigure.Create(AalenJohansen.FitBy(competing, nodes), incidence with
{
    Title = "Recurrence and death without it", GroupLabel = "Nodes, first event",
    PValues = [new("Recurrence", GrayTest.Run(competing, nodes, 1).Test.PValue), new("Death without recurrence", GrayTest.Run(competing, nodes, 2).Test.PValue)],
})));
figures.Add(("cumulative-incidence-stacked", CumulativeIncidenceFigure.Create(AalenJohansen.Fit(competing), incidence with
{
    Title = "First events of all patients", Form = IncidenceForm.Stacked, OutcomeLabel = "Probability", GroupLabel = "First event",
})));
HazardFigureOptions hazards = new() { AxisUnit = TimeUnit.Years, MaxTime = 15, TimeLabel = "Time since surgery" };
figures.Add(("cumulative-hazard", CumulativeHazardFigure.Create(bySize, hazards with { Title = "Hazard of death by tumour size" })));
figures.Add(("log-log", LogLogFigure.Create(bySize, hazards with { Title = "Proportional hazards by tumour size?" })));

Formula formula = Formula.Parse("Surv(dtime, death) ~ age + meno + factor(size, ref=\"<=20\") + grade + nodes + hormon + chemo");
CoxModel model = CoxModel.Fit(ModelFrame.From(rotterdam, formula));
figures.Add(("forest-model", ForestFigure.Create(model, new ForestFigureOptions { Title = "Overall survival, Cox model" })));
Factor chemo = Factor.FromLabels("Chemotherapy", [.. rotterdam.Numbers("chemo").Select(c => c == 1 ? "Chemo" : "None")], ["None", "Chemo"]);
Factor grade = Factor.FromLabels("Grade", [.. rotterdam.Numbers("grade").Select(g => g == 3 ? "Grade 3" : "Grade 2")], ["Grade 2", "Grade 3"]);
Factor menopause = Factor.FromLabels("Menopause", [.. rotterdam.Numbers("meno").Select(m => m == 1 ? "Post" : "Pre")], ["Pre", "Post"]);
figures.Add(("forest-subgroups", ForestFigure.Create(SubgroupAnalysis.Run(survival, chemo, [menopause, size, grade]), new ForestFigureOptions
{
    Title = "Chemotherapy in subgroups, unadjusted", FavoursBelow = "Chemotherapy better", FavoursAbove = "None better",
})));
ProportionalHazardsTest proportional = ProportionalHazardsTest.Run(model);
figures.Add(("schoenfeld", Figure.SideBySide("Are hazards proportional?", Residuals("A", "Age", 0), Residuals("B", "Positive nodes", 5))));
Formula covariates = Formula.ParseTerms("age + meno + size + grade + nodes + pgr + er");
BalanceTable balance = BalanceTable.Create(rotterdam, covariates, PropensityScore.Fit(DesignMatrix.From(rotterdam, covariates), chemo));
figures.Add(("balance", BalanceFigure.Create(balance, new BalanceFigureOptions
{
    Title = "Chemotherapy: covariates before and after weighting",
    Labels = ImmutableDictionary.CreateRange<string, string>(
    [
        new("age", "Age"), new("meno", "Menopause"), new("size", "Tumour size"), new("grade", "Grade"), new("nodes", "Positive nodes"),
        new("pgr", "Progesterone receptor"), new("er", "Oestrogen receptor"),
    ]),
})));

// Stanford: transplant begins during follow-up. As in the study file: who died on the day of acceptance was at risk on no day.
DataTable jasa = TableReader.Read(Path.Combine(samples, "stanford-heart", "jasa.csv"));
SurvivalData heart = SurvivalData.RightCensored(
    jasa.Numbers("futime").AsSpan(), [.. jasa.Numbers("fustat").Select(status => status == 1)]);
double[] waiting = [.. jasa.Numbers("wait.time")];
figures.Add(("simon-makuch", SimonMakuchFigure.Create(SimonMakuch.Fit(heart, waiting), new SimonMakuchFigureOptions
{
    UnexposedLabel = "Waiting", ExposedLabel = "Transplanted",
    Curves = new KaplanMeierFigureOptions
    {
        Title = "Stanford heart transplant programme", OutcomeLabel = "Survival", TimeLabel = "Time since acceptance", MaxTime = 48, SurvivalTimes = [12, 24],
        PValue = MantelByarTest.Run(heart, waiting).Test.PValue, TestName = "Mantel-Byar", ShowCumulativeEvents = true,
    },
})));
figures.Add(("landmark-sweep", LandmarkSweepFigure.Create(
    LandmarkSweep.Run(heart, waiting, [10, 20, 30, 45, 60, 90, 120, 180], DesignMatrix.FromColumns(heart.Count, ("age", [.. jasa.Numbers("age")]))),
    new LandmarkSweepFigureOptions { Title = "Transplant: hazard ratio by landmark", AxisUnit = TimeUnit.Days, ExposedLabel = "Transplanted" })));

// Toulouse: the study file's own figures, and lanes and sites of its synthetic patients, in French.
StudyRun study = StudyRun.Run(Path.Combine(samples, "toulouse", "study.json"));
figures.Add(("study-profile", study.Item("figure-5").Figure(Language.English)));
figures.Add(("kaplan-meier-landmarks", study.Item("figure-6").Figure(Language.French)));
ClinicalConventions rules = ClinicalConventions.Toulouse;
ImportResult import = CohortReader.Read(Path.Combine(samples, "toulouse", "cohort.csv"), new ImportOptions { CutOffDate = new DateOnly(2021, 3, 31) });
PatientCohort cohort = Screening.Run(import.Cohort, CriteriaList.Toulouse, new ScreeningOptions { Conventions = rules }).Included;
ImmutableArray<SwimmerLane> lanes = SwimmerLanes.Of(Endpoints.OverallSurvival.Derive(cohort, rules), Language.French);
figures.Add(("swimmer", SwimmerFigure.Create([.. lanes.Where((_, i) => i % 3 == 0)], new SwimmerFigureOptions
{
    Language = Language.French, Title = "Traitements et événements d'une patiente sur trois", TimeLabel = "Temps depuis le temps zéro", IsSynthetic = true,
})));
PatientHistory[] treated = [.. cohort.Histories.Where(IsTreated)], others = [.. cohort.Histories.Where(history => !IsTreated(history))];
figures.Add(("sites", SiteFigure.Create(
    SiteCounts.Of([others, treated], rules, Language.French), [new("Sans traitement focal", others.Length), new("Traitement focal", treated.Length)],
    new SiteFigureOptions { Language = Language.French, Title = "Sites métastatiques selon le traitement focal", IsSynthetic = true })));

// No shared data set holds sizes of lesions: changes from a fixed rule, marked as synthetic.
WaterfallBar[] bars = [.. Enumerable.Range(1, 40).Select(i => new { i, Change = Math.Round(45 - (4.1 * i) + (17 * Math.Sin(2.3 * i)), 1) })
    .Select(b => new WaterfallBar($"P{b.i:000}", Math.Max(-100, b.Change), b.Change >= 20 ? "Progression" : b.Change <= -100 ? "Complete response" : b.Change <= -30 ? "Partial response" : "Stable disease"))];
figures.Add(("waterfall", WaterfallFigure.Create(bars, new WaterfallFigureOptions { Title = "Best response of target lesions", IsSynthetic = true })));

figures.Add(("gallery", ContactSheet([.. figures.Select(entry => entry.Figure)])));
StringBuilder page = new("# Gallery\n\nEvery kind of figure, drawn by `samples/05-gallery.cs` from the data of the samples. Each file carries its alternative text.\n");
foreach ((string name, Figure figure) in figures)
{
    string svg = figure.ToSvg();
    WriteIfChanged($"{name}.svg", svg);
    if (name != "gallery") page.Append(FormattableString.Invariant($"\n## {figure.Title}\n\n![{figure.Title}]({name}.svg)\n"));
    string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..12];
    Console.WriteLine(FormattableString.Invariant($"{name + ".svg",-36} {figure.Width,5:0} x {figure.Height,4:0} pt  {hash}"));
}

page.Append("\nAll on one sheet: [gallery.svg](gallery.svg).\n");
WriteIfChanged("README.md", page.ToString());

Figure Residuals(string letter, string label, int coefficient) => SchoenfeldFigure.Create(SchoenfeldSmooth.Fit(model, coefficient), new SchoenfeldFigureOptions
{
    PanelLetter = letter, Title = label, CoefficientLabel = label, AxisUnit = TimeUnit.Years, Width = 300, PValue = proportional.Coefficients[coefficient].Test.PValue,
});

void WriteIfChanged(string name, string content)
{
    string path = Path.Combine(gallery, name);
    if (!File.Exists(path) || File.ReadAllText(path) != content) File.WriteAllText(path, content);
}

// Narrow figures in four columns, each below the shortest; wide ones in a row below.
static Figure ContactSheet(ImmutableArray<Figure> all)
{
    List<Figure>[] columns = [[], [], [], []];
    foreach (Figure figure in all.Where(f => f.Width <= 500)) columns.MinBy(column => column.Sum(f => f.Height + 24))!.Add(figure);
    Figure narrow = Figure.SideBySide("Gallery", [.. columns.Select((column, i) => Figure.Stacked($"Column {i + 1}", column))]);
    return Figure.Stacked("Gallery of figures", narrow, Figure.SideBySide("Wide figures", [.. all.Where(f => f.Width > 500)]));
}

static string SizeLabel(string? size) => size switch { "<=20" => "≤ 20 mm", "20-50" => "20–50 mm", _ => "> 50 mm" };

static double[] Column(Factor factor, int level) => [.. factor.Codes.Select(code => code == level ? 1.0 : 0)];

static CoxModel Cox(SurvivalData data, params (string, double[])[] columns) => CoxModel.Fit(data, DesignMatrix.FromColumns(data.Count, columns));

static bool IsTreated(PatientHistory history) => history.Treatments.Any(t => t.Kind == TreatmentKind.MetastasisDirected && t.Intent != TreatmentIntent.Palliative);
