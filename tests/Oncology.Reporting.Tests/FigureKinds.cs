using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Every kind of figure, drawn from made patients under a case.</summary>
internal static class FigureKinds
{
    internal static readonly ImmutableDictionary<string, Func<FigureCase, Figure>> All = new Dictionary<string, Func<FigureCase, Figure>>
    {
        ["kaplan-meier"] = KaplanMeierPlot,
        ["kaplan-meier-risk-tables"] = RiskTables,
        ["simon-makuch"] = SimonMakuchPlot,
        ["cumulative-incidence"] = Incidence,
        ["cumulative-incidence-groups"] = IncidenceByGroup,
        ["cumulative-incidence-stacked"] = IncidenceStacked,
        ["cumulative-hazard"] = c => CumulativeHazardFigure.Create(Curves(c), Hazards(c)),
        ["log-log"] = c => LogLogFigure.Create(Curves(c), Hazards(c)),
        ["forest-subgroups"] = Subgroups,
        ["swimmer"] = Swimmer,
        ["waterfall"] = Waterfall,
        ["schoenfeld"] = Schoenfeld,
        ["landmark-sweep"] = Sweep,
        ["balance"] = Balance,
        ["sites"] = Sites,
        ["flow"] = Flow,
        ["forest-model"] = Model,
    }.ToImmutableDictionary();

    /// <summary>What a kind cannot show: it has to say so.</summary>
    internal static bool IsRefused(string kind, FigureCase c) => c.Patients switch
    {
        // No curve and no model is made of nobody; counts of nobody are drawn.
        0 => kind is not ("sites" or "flow" or "landmark-sweep" or "forest-subgroups"),
        // One patient has no covariate to fit, and no two points of ln(−ln S).
        1 => kind is "log-log" or "schoenfeld" or "balance" or "forest-model",
        // A lane or a bar for each of 100,000 patients cannot be seen.
        > 1000 => kind is "swimmer" or "waterfall",
        _ => false,
    };

    private static readonly string[] CauseNames = ["Progression", "Death without progression", "Second cancer"];

    internal static MadePatients Patients(FigureCase c) => MadePatients.Make(c.Groups * c.Patients, c.Groups);

    private static Factor Groups(FigureCase c, MadePatients made) =>
        Factor.FromLabels("group", [.. made.Group.Select(g => c.Group(g))], [.. Enumerable.Range(0, c.Groups).Select(c.Group)]);

    private static ImmutableArray<KaplanMeier> Curves(FigureCase c)
    {
        var made = Patients(c);
        return KaplanMeier.FitBy(made.Any, Groups(c, made), new KaplanMeierOptions { Interval = IntervalTransform.LogLog });
    }

    private static KaplanMeierFigureOptions Curve(FigureCase c) => new()
    {
        Language = c.Language,
        Title = c.Title,
        OutcomeLabel = c.Text,
        TimeLabel = c.Text,
        GroupLabel = c.Text,
        AxisUnit = c.Unit,
        IsSynthetic = true,
        SurvivalTimes = c.Unit switch { TimeUnit.Days => [365, 730], TimeUnit.Years => [1, 2], _ => [12, 24] },
    };

    private static Figure KaplanMeierPlot(FigureCase c) => KaplanMeierFigure.Create(Curves(c), Curve(c) with
    {
        PanelLetter = "A",
        PValue = 0.03,
        TestName = "Log-rank",
        ShowMedian = true,
        ShowMedianColumn = true,
        HazardRatios = [.. Enumerable.Range(1, c.Groups - 1).Select(g => new GroupHazardRatio(c.Group(g), new Estimate(0.5, 0.1, new Interval(0.31, 0.87))))],
    });

    private static Figure RiskTables(FigureCase c) => KaplanMeierFigure.Create(Curves(c), Curve(c) with
    {
        ShowPanel = false,
        ShowCumulativeEvents = true,
        ShowCumulativeCensored = true,
        Scale = ProbabilityScale.Proportion,
        LandmarkTime = c.Unit switch { TimeUnit.Days => 180, TimeUnit.Years => 0.5, _ => 6 },
    });

    private static Figure SimonMakuchPlot(FigureCase c)
    {
        var made = Patients(c);
        var result = SimonMakuch.Fit(made.Any, [.. made.Exposure], new KaplanMeierOptions { Interval = IntervalTransform.LogLog });
        return SimonMakuchFigure.Create(result, new SimonMakuchFigureOptions
        {
            UnexposedLabel = c.LongLabels ? c.Group(0) : null,
            ExposedLabel = c.LongLabels ? c.Group(1) : null,
            Curves = Curve(c) with { ShowCumulativeEvents = true, PValue = 0.2, TestName = "Mantel-Byar" },
        });
    }

    private static CumulativeIncidenceFigureOptions Incidences(FigureCase c) => new()
    {
        Language = c.Language,
        Title = c.Title,
        TimeLabel = c.Text,
        AxisUnit = c.Unit,
        IsSynthetic = true,
        IncidenceTimes = c.Unit switch { TimeUnit.Days => [365, 730], TimeUnit.Years => [1, 2], _ => [12, 24] },
    };

    private static Figure Incidence(FigureCase c) => CumulativeIncidenceFigure.Create(
        AalenJohansen.Fit(Patients(c).Causes.WithCauseLabels([.. CauseNames])), Incidences(c) with { ShowIntervalBand = true, ShowCumulativeEvents = true });

    private static Figure IncidenceByGroup(FigureCase c)
    {
        var made = Patients(c);
        return CumulativeIncidenceFigure.Create(AalenJohansen.FitBy(made.Causes.WithCauseLabels([.. CauseNames]), Groups(c, made)), Incidences(c) with
        {
            Causes = [.. CauseNames.Take(2)],
            PValues = [new CausePValue(CauseNames[0], 0.012), new CausePValue(CauseNames[1], 0.4)],
        });
    }

    private static Figure IncidenceStacked(FigureCase c) => CumulativeIncidenceFigure.Create(
        AalenJohansen.Fit(Patients(c).Causes.WithCauseLabels([.. CauseNames])), Incidences(c) with { Form = IncidenceForm.Stacked, OutcomeLabel = c.Text });

    private static HazardFigureOptions Hazards(FigureCase c) =>
        new() { Language = c.Language, Title = c.Title, TimeLabel = c.Text, AxisUnit = c.Unit, IsSynthetic = true };

    private static Figure Subgroups(FigureCase c)
    {
        var made = Patients(c);
        var treated = Factor.FromLabels("t", [.. made.Treated.Select(t => t ? "MDT" : "No MDT")], ["No MDT", "MDT"]);
        string[] age = [.. made.Age.Select(a => a < 60 ? "< 60" : "≥ 60")];
        Factor group = Groups(c, made);
        var named = Factor.FromLabels(c.LongLabels ? c.Text : "Subtype", [.. Enumerable.Range(0, group.Count).Select(i => group[i])], group.Levels);
        return ForestFigure.Create(
            SubgroupAnalysis.Run(made.Any, treated, [Factor.FromLabels("Age", age), named]),
            new ForestFigureOptions { Language = c.Language, Title = c.Title, IsSynthetic = true, FavoursBelow = c.Text, FavoursAbove = c.Text });
    }

    private static Figure Swimmer(FigureCase c)
    {
        var made = Patients(c);
        SwimmerLane[] lanes =
        [
            .. Enumerable.Range(0, made.Count > 1000 ? made.Count : Math.Min(made.Count, 40)).Select(i => new SwimmerLane(
                $"P{i + 1:000}", made.Time[i], made.Cause[i] == 0,
                [new SwimmerPhase(c.Group(made.Group[i]), 0, made.Time[i] * 0.6), new SwimmerPhase(c.Text, made.Time[i] * 0.4, made.Time[i] * 0.8)],
                [
                    .. double.IsNaN(made.Exposure[i]) ? Array.Empty<SwimmerEvent>() : [new SwimmerEvent("MDT", Math.Min(made.Exposure[i], made.Time[i]))],
                    .. made.Cause[i] == 1 ? [new SwimmerEvent("Progression", made.Time[i] * 0.8)] : Array.Empty<SwimmerEvent>(),
                    .. made.Cause[i] == 2 ? [new SwimmerEvent("Death", made.Time[i])] : Array.Empty<SwimmerEvent>(),
                ])),
        ];
        if (c.Groups == 6) lanes = [.. lanes.Select(l => l with { Phases = [l.Phases[0]] })];
        return SwimmerFigure.Create(lanes, new SwimmerFigureOptions { Language = c.Language, Title = c.Title, TimeLabel = c.Text, AxisUnit = c.Unit, LaneLabel = c.LongLabels ? c.Text : null, IsSynthetic = true });
    }

    private static Figure Waterfall(FigureCase c)
    {
        var made = Patients(c);
        WaterfallBar[] bars = [.. Enumerable.Range(0, made.Count).Select(i => new WaterfallBar($"P{i}", made.Change[i], c.Group(made.Group[i])))];
        return WaterfallFigure.Create(bars, new WaterfallFigureOptions { Language = c.Language, Title = c.Title, OutcomeLabel = c.LongLabels ? c.Text : null, BarLabel = c.LongLabels ? c.Text : null, IsSynthetic = true });
    }

    private static Figure Schoenfeld(FigureCase c)
    {
        var made = Patients(c);
        var model = CoxModel.Fit(made.Any, DesignMatrix.FromColumns(made.Count, ("age", [.. made.Age]), ("treated", [.. made.Treated.Select(t => t ? 1.0 : 0)])));
        return SchoenfeldFigure.Create(SchoenfeldSmooth.Fit(model, 1), new SchoenfeldFigureOptions
        {
            Language = c.Language,
            Title = c.Title,
            TimeLabel = c.Text,
            CoefficientLabel = c.Text,
            AxisUnit = c.Unit,
            IsSynthetic = true,
            PValue = ProportionalHazardsTest.Run(model).Coefficients[1].Test.PValue,
        });
    }

    private static Figure Sweep(FigureCase c)
    {
        var made = Patients(c);
        double[] landmarks = [0, 91.3125, 182.625, 273.9375, 365.25, 547.875];
        var sweep = LandmarkSweep.Run(made.Any, [.. made.Exposure], landmarks, DesignMatrix.FromColumns(made.Count, ("age", [.. made.Age])));
        return LandmarkSweepFigure.Create(sweep, new LandmarkSweepFigureOptions
        {
            Language = c.Language,
            Title = c.Title,
            TimeLabel = c.LongLabels ? c.Text : null,
            ExposedLabel = c.LongLabels ? c.Text : null,
            AxisUnit = c.Unit,
            IsSynthetic = true,
        });
    }

    private static Figure Balance(FigureCase c)
    {
        var made = Patients(c);
        var table = DataTable.From(Enumerable.Range(0, made.Count), ("age", i => made.Age[i]), ("group", i => $"G{made.Group[i]}"));
        var treatment = Factor.FromLabels("t", [.. made.Treated.Select(t => t ? "MDT" : "No MDT")], ["No MDT", "MDT"]);
        var terms = Formula.ParseTerms(c.Groups > 1 ? "age + group" : "age");
        var score = PropensityScore.Fit(DesignMatrix.From(table, terms), treatment);
        return BalanceFigure.Create(BalanceTable.Create(table, terms, score), new BalanceFigureOptions
        {
            Language = c.Language,
            Title = c.Title,
            IsSynthetic = true,
            Labels = c.LongLabels ? ImmutableDictionary<string, string>.Empty.Add("age", c.Text) : ImmutableDictionary<string, string>.Empty,
        });
    }

    private static Figure Sites(FigureCase c)
    {
        string[] names = c.Language == Language.French ? ["Os", "Ganglions", "Foie", "Poumon", c.Text] : ["Bone", "Lymph nodes", "Liver", "Lung", c.Text];
        SiteGroup[] groups = [.. Enumerable.Range(0, c.Groups).Select(g => new SiteGroup(c.Group(g), c.Patients))];
        SiteCount[] sites = [.. names.Select((site, s) => new SiteCount(site, [.. groups.Select((g, i) => c.Patients * ((s * 7 + i * 3) % 11) / 11)]))];
        return SiteFigure.Create(sites, groups, new SiteFigureOptions { Language = c.Language, Title = c.Title, SiteLabel = c.Text, IsSynthetic = true });
    }

    private static Figure Flow(FigureCase c)
    {
        int included = c.Groups * c.Patients;
        FlowBox[] trunk =
        [
            new(c.LongLabels ? c.Text : "Screened", included + 7) { Excluded = [new(c.LongLabels ? c.Text : "Brain metastases", 5), new("Other", 2)] },
            new(c.LongLabels ? c.Text : "Included", included),
        ];
        FlowBox[][] arms = c.Groups == 1 ? [] : [.. Enumerable.Range(0, c.Groups).Select(g => new[] { new FlowBox(c.Group(g), c.Patients) })];
        return FlowFigure.Create(trunk, arms, new FlowFigureOptions { Language = c.Language, Title = c.Title, IsSynthetic = true });
    }

    private static Figure Model(FigureCase c)
    {
        var made = Patients(c);
        var table = DataTable.From(
            Enumerable.Range(0, made.Count), ("days", i => made.Time[i]), ("event", i => made.Cause[i] > 0 ? 1 : 0), ("age", i => made.Age[i]), ("arm", i => c.Group(made.Group[i])));
        var model = CoxModel.Fit(ModelFrame.From(table, Formula.Parse(c.Groups > 1 ? "Surv(days, event) ~ age + arm" : "Surv(days, event) ~ age")));
        return ForestFigure.Create(model, new ForestFigureOptions { Language = c.Language, Title = c.Title, IsSynthetic = true });
    }
}
