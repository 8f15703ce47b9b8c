using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the table of cumulative incidence of competing causes.</summary>
internal static class IncidenceRun
{
    public static StudyItem Run(StudyContext study, IncidenceSpec spec)
    {
        study.Log.Use(StudyMethod.AalenJohansen);
        IncidenceSample sample = IncidenceSample.Select(study, spec);
        var incidence = AalenJohansen.Fit(sample.Data, study.Conventions.CumulativeIncidence);
        return study.Table(spec.Head, language => Table(study, spec, sample, incidence, language));
    }

    private static ResultTable Table(StudyContext study, IncidenceSpec spec, IncidenceSample sample, AalenJohansen incidence, Language language)
    {
        double level = study.Conventions.CumulativeIncidence.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("cause", StudyWords.Cause.In(language), IsText: true),
            new("events", $"{TableWords.Events.In(language)} / {TableWords.Patients.In(language)}"),
            .. spec.Times.Select(time => new TableColumn(
                $"incidence_{StudyTime.Text(time, Language.English)}", $"{StudyTime.Text(time, language)} {StudyTime.Name(study.Spec.Unit).In(language)}") { IntervalLevel = level }),
        ];
        ImmutableArray<TableRow> rows =
        [
            .. sample.Causes.Select((cause, i) => new TableRow(
            [
                new Cell.Text(cause.In(language)),
                new Cell.OutOf(sample.Data.Cause.Count(code => code == i + 1), sample.Data.Count),
                .. spec.Times.Select(time => At(incidence, i + 1, time * study.DaysPerUnit)),
            ])),
        ];
        return new ResultTable(spec.Head.Title.In(language), columns, rows, language) { Footnotes = [StudyWords.IncidenceNote.In(language)] };
    }

    // A cause nobody has is 0 throughout.
    private static Cell.WithInterval At(AalenJohansen incidence, int cause, double time)
    {
        Estimate estimate = incidence.Causes.FirstOrDefault(c => c.Cause == cause)?.At(time) ?? new Estimate(0, 0, new Interval(double.NaN, double.NaN));
        return new Cell.WithInterval(estimate.Value, estimate.Interval, NumberKind.Percent);
    }
}
