using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the table of one exposure in every analysis: naive (labelled as biased), landmark, time-dependent.</summary>
internal static class ExposureRun
{
    private sealed record Row(LocalText Label, long Patients, int Exposed, long Events, Estimate Ratio, double PValue, string Test);

    public static StudyItem Run(StudyContext study, ExposureComparisonSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        var rows = ImmutableArray.CreateBuilder<Row>();
        if (spec.ShowsNaive)
        {
            rows.Add(Naive(study, endpoint));
        }

        rows.AddRange(spec.Landmarks.Select(landmark => AtLandmark(study, endpoint, landmark)));
        if (spec.ShowsTimeDependent)
        {
            rows.Add(Of(new LocalText("Time-dependent covariate", "Covariable dépendante du temps"), StudyModels.TimeDependent(study, endpoint, []), 0));
        }

        foreach (FormulaSpec formula in spec.Models)
        {
            CoxModel model = CoxRun.Fit(study, formula);
            int index = formula.Term is null ? 0 : Index(model, formula);
            rows.Add(Of(formula.Label, model, index));
        }

        return study.Table(spec.Head, language => Table(study, spec, rows.ToImmutable(), language));
    }

    private static Row Naive(StudyContext study, StudyEndpoint endpoint)
    {
        StudyExposure exposure = study.Patients.Exposure!;
        int[] rows = endpoint.Rows;
        int[] codes = [.. rows.Select(row => double.IsNaN(exposure.Days[row]) ? 0 : 1)];
        var ever = StudyVariable.Category(exposure.Spec.Name, exposure.Spec.Label, [exposure.Spec.No, exposure.Spec.Yes], codes);
        SurvivalData data = endpoint.ToSurvivalData(rows);
        double p = LogRankTest.Run(data, ever.ToFactor(Language.English), study.Conventions.LogRank).Test.PValue;
        study.Log.Use(StudyMethod.NaiveExposure, StudyMethod.LogRank);
        LocalText label = new("Ever against never exposed, from time zero: BIASED (immortal time)", "Exposés un jour contre jamais, dès le temps zéro : BIAISÉ (temps immortel)");
        return new Row(label, data.Count, codes.Sum(), endpoint.EventCount, StudyModels.TwoGroups(study, data, ever, label), p, "log-rank");
    }

    private static Row AtLandmark(StudyContext study, StudyEndpoint endpoint, double landmark)
    {
        LandmarkSample sample = LandmarkSample.Select(study, endpoint, landmark);
        double p = LogRankTest.Run(sample.Data, sample.Exposed.ToFactor(Language.English), study.Conventions.LogRank).Test.PValue;
        study.Log.Use(StudyMethod.LogRank);
        LocalText unit = StudyTime.Name(study.Spec.Unit);
        LocalText label = new(
            $"Landmark {StudyTime.Text(landmark, Language.English)} {unit.English} ({sample.LeftWithEvent} left with an event, {sample.LeftCensored} censored)",
            $"Landmark {StudyTime.Text(landmark, Language.French)} {unit.French} ({sample.LeftWithEvent} sortis avec événement, {sample.LeftCensored} censurés)");
        return new Row(
            label, sample.Data.Count, sample.Exposed.Codes.Sum(), sample.Data.Cause.Count(cause => cause > 0), StudyModels.TwoGroups(study, sample.Data, sample.Exposed, label), p, "log-rank");
    }

    private static Row Of(LocalText label, CoxModel model, int index)
    {
        SurvivalData data = model.Frame.Data;
        ReadOnlySpan<double> column = model.Frame.Design[index];
        int exposed = 0;
        foreach (double value in column)
        {
            exposed += value > 0 ? 1 : 0;
        }

        return new Row(label, StudyModels.PatientCount(data), exposed, model.EventCount, StudyModels.Ratio(model.Coefficients[index]), model.Coefficients[index].PValue, "Wald");
    }

    private static int Index(CoxModel model, FormulaSpec formula)
    {
        for (int i = 0; i < model.Coefficients.Length; i++)
        {
            if (model.Coefficients[i].Name.Variables.Any(variable => variable.Name == formula.Term))
            {
                return i;
            }
        }

        throw new StudyException(StudyFault.StudyFile, [new StudyProblem(
            formula.Path, new LocalText($"the formula has no term '{formula.Term}'", $"la formule n'a pas de terme « {formula.Term} »"))]);
    }

    private static ResultTable Table(StudyContext study, ExposureComparisonSpec spec, ImmutableArray<Row> rows, Language language)
    {
        double level = study.Conventions.Cox.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("analysis", StudyWords.Analysis.In(language), IsText: true),
            new("n", TableWords.Patients.In(language)),
            new("exposed", TableWords.Exposed.In(language)),
            new("events", TableWords.Events.In(language)),
            new("hazard_ratio", TableWords.HazardRatio.In(language)) { IntervalLevel = level },
            new("p", TableWords.PValue.In(language)),
            new("test", TableWords.Test.In(language), IsText: true),
        ];
        ImmutableArray<TableRow> cells =
        [
            .. rows.Select(row => new TableRow(
            [
                new Cell.Text(row.Label.In(language)),
                new Cell.Number(row.Patients, NumberKind.Count),
                new Cell.Number(row.Exposed, NumberKind.Count),
                new Cell.Number(row.Events, NumberKind.Count),
                new Cell.WithInterval(row.Ratio.Value, row.Ratio.Interval, NumberKind.Ratio),
                new Cell.Number(row.PValue, NumberKind.PValue),
                new Cell.Text(row.Test),
            ])),
        ];
        string[] notes = spec.ShowsNaive ? [TableWords.ImmortalTime.In(language)] : [];
        return new ResultTable(spec.Head.Title.In(language), columns, cells, language) { Footnotes = [.. notes] };
    }
}
