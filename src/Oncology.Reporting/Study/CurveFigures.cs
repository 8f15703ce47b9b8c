using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes figures of cumulative incidences, of cumulative hazards, and of ln(−ln S).</summary>
internal static class CurveFigures
{
    public static StudyItem Incidence(StudyContext study, IncidenceCurvesSpec spec)
    {
        StudyVariable? by = spec.By is string name ? study.Patients.Variables[name] : null;
        IncidenceSample sample = IncidenceSample.Select(study, spec.Incidence, by);
        StudyVariable? groups = by?.Subset(sample.Rows.AsSpan());
        SurvivalData named = sample.Data.WithCauseLabels([.. sample.Causes.Select(cause => cause.English)]);
        ImmutableArray<AalenJohansen> estimates = Fit(study, named, groups, Language.English);
        study.Log.Use(StudyMethod.AalenJohansen);
        ImmutableArray<int> compared = estimates.Length > 1 ? [.. Enumerable.Range(1, sample.Causes.Length).Where(cause => named.Cause.Contains(cause))] : [];
        ImmutableArray<(int Cause, double P)> tests =
            [.. compared.Select(cause => (cause, GrayTest.Run(named, groups!.ToFactor(Language.English), cause).Test.PValue))];
        if (!tests.IsEmpty)
        {
            study.Log.Use(StudyMethod.GrayTest);
        }

        return study.Figure(
            spec.Head,
            language => CumulativeIncidenceFigure.Create(
                Fit(study, sample.Data.WithCauseLabels([.. sample.Causes.Select(cause => cause.In(language))]), groups, language),
                spec.Look.Apply(new CumulativeIncidenceFigureOptions
                {
                    Language = language,
                    Numbers = study.Numbers(language),
                    OutcomeLabel = spec.IsStacked ? StudyWords.Probability.In(language) : null,
                    GroupLabel = groups is null ? StudyWords.Cause.In(language) : groups.Label.In(language),
                    TimeLabel = spec.Incidence.FromExposure ? StudyWords.SinceExposure.In(language) : null,
                    AxisUnit = study.Spec.Unit,
                    Form = spec.IsStacked ? IncidenceForm.Stacked : IncidenceForm.Lines,
                    MaxTime = spec.MaxTime,
                    IncidenceTimes = spec.Incidence.Times,
                    PValues = [.. tests.Select(test => new CausePValue(sample.Causes[test.Cause - 1].In(language), test.P))],
                    IsSynthetic = study.Spec.IsSynthetic,
                })),
            [.. estimates.Select((estimate, i) => (estimates.Length == 1 ? $"{spec.Head.Name}-curves" : FormattableString.Invariant($"{spec.Head.Name}-group{i + 1}"), estimate.ToTable(Language.English)))]);
    }

    public static StudyItem Hazard(StudyContext study, HazardSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        StudyVariable? by = spec.By is string name ? study.Patients.Variables[name] : null;
        int[] rows = [.. endpoint.Rows.Where(row => by?.IsMissing(row) != true)];
        SurvivalData data = endpoint.ToSurvivalData(rows);
        StudyVariable? groups = by?.Subset(rows);
        study.Log.Use(spec.IsLogLog ? StudyMethod.KaplanMeier : StudyMethod.NelsonAalen);
        ImmutableArray<KaplanMeier> curves = Curves(Language.English);
        return study.Figure(
            spec.Head,
            language =>
            {
                HazardFigureOptions options = new()
                {
                    Language = language,
                    Numbers = study.Numbers(language),
                    Title = endpoint.Label.In(language),
                    AxisUnit = study.Spec.Unit,
                    MaxTime = spec.MaxTime,
                    IsSynthetic = study.Spec.IsSynthetic,
                };
                return spec.IsLogLog ? LogLogFigure.Create(Curves(language), options) : CumulativeHazardFigure.Create(Curves(language), options);
            },
            [.. curves.Select((curve, i) => (curves.Length == 1 ? $"{spec.Head.Name}-curve" : FormattableString.Invariant($"{spec.Head.Name}-curve{i + 1}"), curve.ToTable(Language.English)))]);

        ImmutableArray<KaplanMeier> Curves(Language language) => groups is null
            ? [KaplanMeier.Fit(data, study.Conventions.KaplanMeier)]
            : KaplanMeier.FitBy(data, groups.ToFactor(language), study.Conventions.KaplanMeier);
    }

    private static ImmutableArray<AalenJohansen> Fit(StudyContext study, SurvivalData data, StudyVariable? groups, Language language) => groups is null
        ? [AalenJohansen.Fit(data, study.Conventions.CumulativeIncidence)]
        : AalenJohansen.FitBy(data, groups.ToFactor(language), study.Conventions.CumulativeIncidence);
}
