using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the table of cumulative incidence of competing causes.</summary>
internal static class IncidenceRun
{
    public static StudyItem Run(StudyContext study, IncidenceSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        bool[] among = spec.Among is ConditionSpec condition ? study.Patients.Holds(condition) : [.. Enumerable.Repeat(true, study.Patients.Count)];
        int[] rows = [.. endpoint.Rows.Where(row => among[row] && (!spec.FromExposure || study.Patients.Exposure!.Days[row] < endpoint.Days[row]))];
        if (rows.Length == 0 || spec.Causes.IsEmpty)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(
                spec.Head.Path, new LocalText("no patient, or no cause, is left", "aucun patient, ou aucune cause, ne reste"))]);
        }

        bool[][] holds = [.. spec.Causes.Select(cause => study.Patients.Holds(cause.Where))];
        double[] times = [.. rows.Select(row => endpoint.Days[row] - (spec.FromExposure ? study.Patients.Exposure!.Days[row] : 0))];
        int[] causes = [.. rows.Select(row => endpoint.IsEvent[row] ? Cause(holds, row) : 0)];
        study.Log.Use(StudyMethod.AalenJohansen);
        var data = SurvivalData.RightCensored(times, causes);
        var incidence = AalenJohansen.Fit(data, study.Conventions.CumulativeIncidence);
        return study.Table(spec.Head, language => Table(study, spec, rows.Length, causes, incidence, language));
    }

    private static int Cause(bool[][] holds, int row)
    {
        int first = Array.FindIndex(holds, cause => cause[row]);
        return first < 0 ? holds.Length : first + 1;
    }

    private static ResultTable Table(StudyContext study, IncidenceSpec spec, int patients, int[] causes, AalenJohansen incidence, Language language)
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
            .. spec.Causes.Select((cause, i) => new TableRow(
            [
                new Cell.Text(cause.Label.In(language)),
                new Cell.OutOf(causes.Count(code => code == i + 1), patients),
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
