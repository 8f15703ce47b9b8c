using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the immortal-time audit, the E-values and the leave-one-out table of the exposure.</summary>
internal static class SensitivityRun
{
    public static StudyItem ImmortalTime(StudyContext study, ImmortalTimeSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        ImmutableArray<StudyVariable> covariates = [.. spec.Covariates.Select(name => study.Patients.Variables[name])];
        int[] rows = [.. endpoint.Rows.Where(row => covariates.All(covariate => !covariate.IsMissing(row)))];
        double unit = study.DaysPerUnit;

        // In the unit of the study, so that the audit speaks of months; one divisor for all times makes and breaks no tie.
        SurvivalData days = endpoint.ToSurvivalData(rows);
        var data = SurvivalData.RightCensored([.. days.Exit.Select(time => time / unit)], [.. days.Cause.Select(cause => cause > 0)]);
        double[] begins = [.. rows.Select(row => study.Patients.Exposure!.Days[row] / unit)];
        LandmarkSweepOptions options = new()
        {
            Cox = study.Conventions.Cox,
            Boundary = study.Spec.Landmarks.KeepsAtLandmark ? LandmarkBoundary.KeepAt : LandmarkBoundary.ExcludeAt,
        };
        study.Log.Use(StudyMethod.ImmortalTimeAudit, StudyMethod.NaiveExposure, StudyMethod.Landmark, StudyMethod.TimeDependentCovariate, StudyMethod.Cox, StudyMethod.Wald);
        ImmortalTimeAudit audit = covariates.IsEmpty
            ? ImmortalTimeAudit.Run(data, begins, spec.Landmarks.AsSpan(), options)
            : ImmortalTimeAudit.Run(
                data,
                begins,
                spec.Landmarks.AsSpan(),
                DesignMatrix.FromColumns(rows.Length, [.. covariates.SelectMany(covariate => StudyModels.Columns(covariate.Subset(rows)))]),
                options);
        return study.Table(spec.Head, language =>
        {
            ResultTable table = audit.ToTable(language, study.Spec.Unit);
            string[] adjusted = covariates.IsEmpty
                ? []
                : [$"{StudyWords.AdjustedFor.In(language)} {string.Join(", ", covariates.Select(covariate => covariate.Label.In(language)))}."];
            return new ResultTable(spec.Head.Title.In(language), table.Columns, table.Rows, language)
            {
                StyledFootnotes = style => [.. table.FootnotesIn(style), .. adjusted],
            };
        });
    }

    public static StudyItem EValues(StudyContext study, EValueSpec spec, Dictionary<string, RegressionTable> finished)
    {
        if (!finished.TryGetValue(spec.Of, out RegressionTable? regression))
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(
                spec.Head.Path, new LocalText($"no regression table '{spec.Of}' stands before this table", $"aucun tableau de régression « {spec.Of} » ne précède ce tableau"))]);
        }

        study.Log.Use(StudyMethod.EValue);
        ExposureSpec wanted = study.Patients.Exposure!.Spec;
        LocalText exposure = wanted.Label;
        RegressionRow[] block = [.. regression.Rows.SkipWhile(row => row.Label != exposure).Skip(1).TakeWhile(row => row.Indent > 0)];
        var rows = ImmutableArray.CreateBuilder<(LocalText Endpoint, LocalText Analysis, Estimate Ratio)>();
        for (int e = 0; e < regression.Endpoints.Length; e++)
        {
            foreach (RegressionRow row in block)
            {
                Add(row, row.Univariable[e], TableWords.Univariable, e);
                Add(row, row.Multivariable[e], TableWords.Multivariable, e);
            }
        }

        if (rows.Count == 0)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem($"{spec.Head.Path}.of", new LocalText(
                $"the regression table '{spec.Of}' has no hazard ratio of the exposure '{wanted.Name}': add {{ \"variable\": \"{wanted.Name}\" }} to its rows",
                $"le tableau de régression « {spec.Of} » n'a pas de hazard ratio de l'exposition « {wanted.Name} » : ajoutez {{ \"variable\": \"{wanted.Name}\" }} à ses lignes"))]);
        }

        return study.Table(spec.Head, language => new ResultTable(
            spec.Head.Title.In(language),
            [
                new("endpoint", TableWords.Endpoint.In(language), IsText: true),
                new("analysis", StudyWords.Analysis.In(language), IsText: true),
                new("hazard_ratio", TableWords.HazardRatio.In(language)) { IntervalLevel = regression.ConfidenceLevel },
                new("risk_ratio", StudyWords.RiskRatio.In(language)),
                new("e_value", StudyWords.EValueOfEstimate.In(language)),
                new("e_value_limit", StudyWords.EValueOfLimit.In(language)),
            ],
            [.. rows.Select(row => EValueRow(row, spec.Frequency, language))],
            language)
        {
            Footnotes = [(spec.Frequency == OutcomeFrequency.Common ? StudyWords.EValueCommon : StudyWords.EValueRare).In(language)],
        });

        void Add(RegressionRow row, RegressionCell cell, LocalText model, int e)
        {
            if (cell.HazardRatio is Estimate ratio)
            {
                rows.Add((regression.Endpoints[e], new LocalText($"{row.Label.English} ({model.English.ToLowerInvariant()})", $"{row.Label.French} ({model.French.ToLowerInvariant()})"), ratio));
            }
        }
    }

    public static StudyItem LeaveOneOut(StudyContext study, LeaveOneOutSpec spec)
    {
        string exposure = study.Patients.Exposure!.Spec.Name;
        study.Log.Use(StudyMethod.LeaveOneOut);
        var rows = ImmutableArray.CreateBuilder<(LocalText Endpoint, LocalText Model, LeaveOneOut Refits)>();
        foreach (string name in spec.Endpoints)
        {
            StudyEndpoint endpoint = study.Patients.Endpoints[name];
            rows.Add((endpoint.Label, TableWords.Univariable, Survival.LeaveOneOut.Fit(StudyModels.TimeDependent(study, endpoint, []))));
            ImmutableArray<StudyVariable> others =
                [.. spec.Multivariable.Where(model => model.Endpoint == name).SelectMany(model => model.Variables).Select(variable => study.Patients.Variables[variable])];
            if (!others.IsEmpty)
            {
                rows.Add((endpoint.Label, TableWords.Multivariable, Survival.LeaveOneOut.Fit(StudyModels.TimeDependent(study, endpoint, others))));
            }
        }

        return study.Table(spec.Head, language => new ResultTable(
            spec.Head.Title.In(language),
            [
                new("endpoint", TableWords.Endpoint.In(language), IsText: true),
                new("model", StudyWords.Model.In(language), IsText: true),
                new("hazard_ratio", TableWords.HazardRatio.In(language)) { IntervalLevel = study.Conventions.Cox.ConfidenceLevel },
                new("smallest", StudyWords.SmallestRatio.In(language)),
                new("largest", StudyWords.LargestRatio.In(language)),
                new("largest_p", StudyWords.LargestP.In(language)),
                new("changes", StudyWords.Changes.In(language)),
            ],
            [.. rows.Select(row => RangeRow(row.Endpoint, row.Model, row.Refits, row.Refits.Coefficients.First(range => range.Coefficient.Name.Term == exposure), language))],
            language)
        {
            Footnotes = rows.Sum(row => row.Refits.FailedCount) is > 0 and int failed
                ? [StudyWords.LeaveOneOutNote.In(language), string.Format(CultureInfo.InvariantCulture, StudyWords.RefitsFailed.In(language), failed)]
                : [StudyWords.LeaveOneOutNote.In(language)],
        });
    }

    private static TableRow EValueRow((LocalText Endpoint, LocalText Analysis, Estimate Ratio) row, OutcomeFrequency frequency, Language language)
    {
        EValue value = EValue.FromHazardRatio(row.Ratio.Value, row.Ratio.Interval, frequency);
        return new TableRow(
        [
            new Cell.Text(row.Endpoint.In(language)),
            new Cell.Text(row.Analysis.In(language)),
            new Cell.WithInterval(row.Ratio.Value, row.Ratio.Interval, NumberKind.Ratio),
            new Cell.WithInterval(value.RiskRatio, value.RiskRatioInterval, NumberKind.Ratio),
            new Cell.Number(value.Estimate, NumberKind.Ratio),
            new Cell.Number(value.Limit, NumberKind.Ratio),
        ]);
    }

    private static TableRow RangeRow(LocalText endpoint, LocalText model, LeaveOneOut refits, LeaveOneOutRange range, Language language) => new(
    [
        new Cell.Text(endpoint.In(language)),
        new Cell.Text(model.In(language)),
        new Cell.WithInterval(range.Coefficient.HazardRatio, range.Coefficient.HazardRatioInterval, NumberKind.Ratio),
        new Cell.Number(range.Smallest, NumberKind.Ratio),
        new Cell.Number(range.Largest, NumberKind.Ratio),
        new Cell.Number(range.LargestPValue, NumberKind.PValue),
        new Cell.OutOf(range.ChangeCount, refits.Rows.Length),
    ]);
}
