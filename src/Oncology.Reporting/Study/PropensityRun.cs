using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the balance table of the propensity score and the table of weighted survival.</summary>
internal static class PropensityRun
{
    // Below it covariates are usually called balanced (Austin, Stat Med 2009;28:3083).
    private const double Balanced = 0.1;

    public static StudyItem Balance(StudyContext study, BalanceSpec spec)
    {
        PropensitySample sample = PropensitySample.Select(study, study.Patients.Endpoints[spec.Endpoint], spec.Head.Path);
        study.Log.Use(StudyMethod.StandardizedDifference);
        Factor treatedFirst = sample.Exposed.ToFactor(Language.English).WithReference(sample.Exposed.Levels[1].English);
        ImmutableArray<(StudyVariable Covariate, ImmutableArray<double> Differences)> rows =
        [
            .. sample.Covariates.Select(covariate => (covariate, (ImmutableArray<double>)
            [
                .. WeightingWords.All.Select(weighting => Difference(covariate, treatedFirst, weighting.Estimand is TreatmentEstimand estimand ? sample.Score(estimand).Weight : [])),
            ])),
        ];
        return study.Table(spec.Head, language => new ResultTable(
            spec.Head.Title.In(language),
            [
                new("covariate", TableWords.Characteristic.In(language), IsText: true),
                .. WeightingWords.All.Select(weighting => new TableColumn($"difference_{Key(weighting.Estimand)}", weighting.Label.In(language))),
            ],
            [.. rows.Select(row => new TableRow([new Cell.Text(row.Covariate.Label.In(language)), .. row.Differences.Select(d => new Cell.Number(d, NumberKind.Coefficient))]))],
            language)
        {
            Footnotes = [StudyWords.BalanceNote.In(language), Remaining(study, rows, language), Sample(study, sample, language)],
        });
    }

    public static StudyItem Weighted(StudyContext study, WeightedSpec spec)
    {
        ImmutableArray<(StudyEndpoint Endpoint, PropensitySample Sample)> samples =
            [.. spec.Endpoints.Select(name => study.Patients.Endpoints[name]).Select(endpoint => (endpoint, PropensitySample.Select(study, endpoint, spec.Head.Path)))];
        var results = ImmutableArray.CreateBuilder<(LocalText Endpoint, LocalText Weighting, ImmutableArray<Cell> Cells)>();
        foreach ((StudyEndpoint endpoint, PropensitySample sample) in samples)
        {
            results.AddRange(WeightingWords.All.Select(weighting => (endpoint.Label, weighting.Label, Cells(study, sample, weighting.Estimand, spec.Times))));
        }

        StudyVariable groups = samples[0].Sample.Exposed;
        return study.Table(spec.Head, language => new ResultTable(
            spec.Head.Title.In(language),
            Columns(study, spec, groups, language),
            [.. results.Select(row => new TableRow([new Cell.Text(row.Endpoint.In(language)), new Cell.Text(row.Weighting.In(language)), .. row.Cells]))],
            language)
        {
            Footnotes = [StudyWords.WeightingNote.In(language), Sample(study, samples[0].Sample, language)],
        });
    }

    private static ImmutableArray<TableColumn> Columns(StudyContext study, WeightedSpec spec, StudyVariable groups, Language language)
    {
        double level = study.Conventions.Cox.ConfidenceLevel;
        string exposure = groups.Label.In(language);
        return
        [
            new("endpoint", TableWords.Endpoint.In(language), IsText: true),
            new("weighting", StudyWords.Weighting.In(language), IsText: true),
            .. groups.Levels.Select((group, i) => new TableColumn(
                FormattableString.Invariant($"size_{i + 1}"), $"{StudyWords.EffectiveSize.In(language)}, {exposure}: {group.In(language)}")),
            .. spec.Times.SelectMany(time => groups.Levels.Select((group, i) => new TableColumn(
                FormattableString.Invariant($"survival_{StudyTime.Text(time, Language.English)}_{i + 1}"), $"S({StudyTime.Text(time, language)}), {exposure}: {group.In(language)}") { IntervalLevel = level })),
            new("hazard_ratio", TableWords.HazardRatio.In(language)) { IntervalLevel = level },
            new("p", TableWords.PValue.In(language)),
        ];
    }

    private static ImmutableArray<Cell> Cells(StudyContext study, PropensitySample sample, TreatmentEstimand? estimand, ImmutableArray<double> times)
    {
        study.Log.Use(StudyMethod.KaplanMeier);
        ImmutableArray<KaplanMeier> curves = KaplanMeier.FitBy(sample.Weighted(estimand), sample.Exposed.ToFactor(Language.English), sample.CurveOptions(estimand));
        CoxCoefficient coefficient = sample.HazardRatio(estimand);
        IEnumerable<double> sizes = estimand is TreatmentEstimand weighted
            ? sample.Score(weighted).Groups.Select(group => group.EffectiveSize)
            : sample.Exposed.Levels.Select((_, level) => (double)sample.Exposed.Codes.Count(code => code == level));
        return
        [
            .. sizes.Select(size => new Cell.Number(size, estimand is null ? NumberKind.Count : NumberKind.Measure)),
            .. times.SelectMany(time => curves.Select(curve => curve.At(time * study.DaysPerUnit).Survival)).Select(s => new Cell.WithInterval(s.Value, s.Interval, NumberKind.Percent)),
            new Cell.WithInterval(coefficient.HazardRatio, coefficient.HazardRatioInterval, NumberKind.Ratio),
            new Cell.Number(coefficient.PValue, NumberKind.PValue),
        ];
    }

    // The covariates that a weighting leaves beyond what is called balanced, weighting by weighting; the first is no weighting.
    private static string Remaining(StudyContext study, ImmutableArray<(StudyVariable Covariate, ImmutableArray<double> Differences)> rows, Language language)
    {
        NumberStyle style = study.Numbers(language);
        string colon = FigureWords.Colon(language);
        string[] left =
        [
            .. Enumerable.Range(1, WeightingWords.All.Length - 1)
                .Select(i => (WeightingWords.All[i].Label, Rows: rows.Where(row => !(Math.Abs(row.Differences[i]) <= Balanced))
                    .Select(row => $"{row.Covariate.Label.In(language)} ({style.Format(row.Differences[i], NumberKind.Coefficient)})").ToArray()))
                .Where(weighting => weighting.Rows.Length > 0)
                .Select(weighting => $"{weighting.Label.In(language)}{colon}{string.Join(", ", weighting.Rows)}"),
        ];
        return left.Length == 0
            ? StudyWords.Balanced.In(language)
            : string.Format(CultureInfo.InvariantCulture, StudyWords.NotBalanced.In(language), string.Join(language == Language.French ? " ; " : "; ", left));
    }

    private static double Difference(StudyVariable covariate, Factor treatedFirst, ImmutableArray<double> weights) => covariate.IsNumber
        ? StandardizedDifference.FromNumbers(covariate.Values.AsSpan(), treatedFirst, weights.AsSpan()).Value
        : StandardizedDifference.FromFactor(covariate.ToFactor(Language.English).WithoutEmptyLevels(), treatedFirst, weights.AsSpan()).Value;

    private static string Key(TreatmentEstimand? estimand) => estimand switch
    {
        null => "unweighted",
        TreatmentEstimand.Overlap => "overlap",
        _ => "iptw",
    };

    private static string Sample(StudyContext study, PropensitySample sample, Language language) => string.Format(
        CultureInfo.InvariantCulture,
        StudyWords.PropensityNote.In(language),
        StudyTime.Text(study.Spec.Propensity!.Landmark, language),
        StudyTime.Name(study.Spec.Unit).In(language),
        sample.Data.Count,
        sample.IncompleteCount,
        string.Join(", ", sample.Covariates.Select(covariate => covariate.Label.In(language))));
}
