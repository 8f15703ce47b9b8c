using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Every Cox model of a study with what its reader must ask: events per coefficient, proportional hazards, separation.</summary>
internal static class ModelChecks
{
    public static ImmutableArray<ReportBlock> Blocks(StudyRun run, Language language)
    {
        CoxOptions options = run.Context.Conventions.Cox;
        double threshold = 1 - options.ConfidenceLevel;
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (IGrouping<string, FittedModel> item in Distinct(run.Context.Log.Models).GroupBy(model => model.Item))
        {
            rows.Add(new TableRow([new Cell.Text(run.Item(item.Key).Title.In(language)), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty]) { IsHeading = true });
            rows.AddRange(item.Select(model => Row(model, threshold, language)));
        }

        ResultTable table = new(
            ReportWords.ModelChecksTable.In(language),
            [
                new("model", StudyWords.Model.In(language), IsText: true),
                new("n", TableWords.Patients.In(language)),
                new("events", TableWords.Events.In(language)),
                new("coefficients", ReportWords.Coefficients.In(language)),
                new("events_per_coefficient", ReportWords.EventsPerCoefficient.In(language)),
                new("proportional_hazards_p", ReportWords.ProportionalHazards.In(language)),
                new("remarks", ReportWords.Check.In(language), IsText: true),
            ],
            rows.ToImmutable(),
            language)
        {
            Footnotes = [string.Format(CultureInfo.InvariantCulture, ReportWords.ChecksNote.In(language), options.EventsPerCoefficient)],
        };
        return [new ReportBlock.TableItem("report.models", table, null, null)];
    }

    // A model that serves several tables is checked where it stands first.
    private static IEnumerable<FittedModel> Distinct(ImmutableArray<FittedModel> models) =>
        models.DistinctBy(model => (model.Label, model.Model.EventCount, model.Model.DegreesOfFreedom, model.Model.LogLikelihood));

    private static TableRow Row(FittedModel fitted, double threshold, Language language)
    {
        CoxModel model = fitted.Model;
        double p = model.Options.Ties == CoxTies.Exact || model.DegreesOfFreedom == 0 ? double.NaN : ProportionalHazardsTest.Run(model).Global.PValue;
        string[] remarks =
        [
            .. model.Warnings.Select(warning => warning.Code switch
            {
                "few-events" => ReportWords.FewEvents.In(language),
                "separation" => ReportWords.Separation.In(language),
                "not-converged" => ReportWords.NotConverged.In(language),
                _ => warning.In(language),
            }).Distinct(),
            .. p < threshold ? [ReportWords.ProportionalHazardsInDoubt.In(language)] : Array.Empty<string>(),
        ];
        return new TableRow(
        [
            new Cell.Text(fitted.Label.In(language)),
            new Cell.Number(StudyModels.PatientCount(model.Frame.Data), NumberKind.Count),
            new Cell.Number(model.EventCount, NumberKind.Count),
            new Cell.Number(model.DegreesOfFreedom, NumberKind.Count),
            new Cell.Number(model.DegreesOfFreedom == 0 ? double.NaN : (double)model.EventCount / model.DegreesOfFreedom, NumberKind.Time),
            new Cell.Number(p, NumberKind.PValue),
            new Cell.Text(string.Join(", ", remarks)),
        ])
        {
            Indent = 1,
        };
    }
}
