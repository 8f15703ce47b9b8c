using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Puts the survival of the study beside the rates that other studies print: a table, or a forest plot.</summary>
internal static class OtherStudiesRun
{
    public static StudyItem Run(StudyContext study, OtherStudiesSpec spec)
    {
        ImmutableArray<(StudyEndpoint Endpoint, double Time)> rates =
            [.. spec.Endpoints.SelectMany(name => spec.Times.Select(time => (study.Patients.Endpoints[name], time)))];
        ImmutableArray<OtherStudy> others =
            OtherStudy.Read(Path.Combine(study.Spec.Directory, spec.File), [.. rates.Select(rate => $"{rate.Endpoint.Name}_{StudyTime.Text(rate.Time, Language.English)}")]);
        study.Log.Use(StudyMethod.KaplanMeier);
        ImmutableArray<Estimate> own = [.. rates.Select(rate => Own(study, rate.Endpoint, rate.Time))];
        return spec.AsFigure
            ? study.Figure(spec.Head, language => Draw(study, spec, rates, others, own, language), [($"{spec.Head.Name}-numbers", Table(study, spec, rates, others, own, Language.English))])
            : study.Table(spec.Head, language => Table(study, spec, rates, others, own, language));
    }

    private static Estimate Own(StudyContext study, StudyEndpoint endpoint, double time) =>
        KaplanMeier.Fit(endpoint.ToSurvivalData(endpoint.Rows), study.Conventions.KaplanMeier).At(time * study.DaysPerUnit).Survival;

    private static ResultTable Table(
        StudyContext study,
        OtherStudiesSpec spec,
        ImmutableArray<(StudyEndpoint Endpoint, double Time)> rates,
        ImmutableArray<OtherStudy> others,
        ImmutableArray<Estimate> own,
        Language language)
    {
        double level = study.Conventions.KaplanMeier.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("study", StudyWords.Study.In(language), IsText: true),
            new("period", StudyWords.Period.In(language), IsText: true),
            new("population", StudyWords.Population.In(language), IsText: true),
            new("n", TableWords.Patients.In(language)),
            .. rates.Select(rate => new TableColumn(
                $"{rate.Endpoint.Name}_{StudyTime.Text(rate.Time, Language.English)}", $"{rate.Endpoint.ShortLabel.In(language)}, {Time(study, rate.Time, language)}") { IntervalLevel = level }),
        ];
        ImmutableArray<TableRow> rows =
        [
            .. others.Select(other => new TableRow(
            [
                new Cell.Text(other.Name.In(language)),
                new Cell.Text(other.Period),
                new Cell.Text(other.Population.In(language)),
                new Cell.Number(other.Count, NumberKind.Count),
                .. other.Rates.Select(rate => (Cell)new Cell.Number(rate, NumberKind.Percent)),
            ])),
            new TableRow(
            [
                new Cell.Text(spec.Label.In(language)),
                new Cell.Text(Period(study, spec)),
                new Cell.Text(spec.Population?.In(language) ?? string.Empty),
                new Cell.Number(study.Patients.Count, NumberKind.Count),
                .. own.Select(rate => (Cell)new Cell.WithInterval(rate.Value, rate.Interval, NumberKind.Percent)),
            ]),
        ];
        return new ResultTable(spec.Head.Title.In(language), columns, rows, language) { Footnotes = [StudyWords.OtherStudiesNote.In(language)] };
    }

    private static Figure Draw(
        StudyContext study,
        OtherStudiesSpec spec,
        ImmutableArray<(StudyEndpoint Endpoint, double Time)> rates,
        ImmutableArray<OtherStudy> others,
        ImmutableArray<Estimate> own,
        Language language)
    {
        string patients = study.Say(TableWords.Patients, language).ToLowerInvariant();
        ImmutableArray<ForestRow> rows =
        [
            .. others.Select(other => new ForestRow(
                FormattableString.Invariant($"{other.Name.In(language)}, {other.Count} {patients}"), 1, [.. other.Rates.Select(rate => double.IsNaN(rate) ? (ForestCell)new ForestCell.Absent() : new ForestCell.Effect(rate, double.NaN, double.NaN))])),
            new ForestRow(
                FormattableString.Invariant($"{spec.Label.In(language)}, {study.Patients.Count} {patients}"), 0, [.. own.Select(rate => new ForestCell.Effect(rate.Value, rate.Interval.Lower, rate.Interval.Upper))]),
        ];
        return ForestFigure.Create(rows, new ForestFigureOptions
        {
            Language = language,
            Numbers = study.Numbers(language),
            Scale = ForestScale.Percent,
            VariableLabel = StudyWords.Study.In(language),
            EffectLabel = "S(t)",
            Endpoints = [.. rates.Select(rate => $"{rate.Endpoint.ShortLabel.In(language)}, {Time(study, rate.Time, language)}")],
            ConfidenceLevel = study.Conventions.KaplanMeier.ConfidenceLevel,
            PlotWidth = 90,
            IsSynthetic = study.Spec.IsSynthetic,
        });
    }

    private static string Time(StudyContext study, double time, Language language) =>
        $"{StudyTime.Text(time, language)} {StudyTime.Name(study.Spec.Unit).In(language)}";

    private static string Period(StudyContext study, OtherStudiesSpec spec)
    {
        if (spec.Date is not string column || !study.Patients.Table.HasColumn(column))
        {
            return string.Empty;
        }

        string[] years = [.. study.Patients.Table.Text(column).OfType<string>().Select(date => date[..Math.Min(4, date.Length)]).Order(StringComparer.Ordinal)];
        return years.Length == 0 ? string.Empty : $"{years[0]}–{years[^1]}";
    }
}
