using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes regression tables and their forest plots.</summary>
internal sealed class RegressionRun
{
    private readonly StudyContext _study;
    private readonly ImmutableArray<StudyEndpoint> _endpoints;
    private readonly ImmutableArray<CoxModel?> _multivariable;
    private readonly ImmutableArray<RegressionRow>.Builder _rows = ImmutableArray.CreateBuilder<RegressionRow>();

    private RegressionRun(StudyContext study, RegressionSpec spec)
    {
        _study = study;
        _endpoints = [.. spec.Endpoints.Select(name => study.Patients.Endpoints[name])];
        _multivariable = [.. _endpoints.Select(endpoint => Multivariable(spec, endpoint))];
    }

    public static StudyItem Run(StudyContext study, RegressionSpec spec, Dictionary<string, RegressionTable> finished)
    {
        RegressionRun run = new(study, spec);
        foreach (RegressionRowSpec row in spec.Rows)
        {
            if (row.Variable == study.Patients.Exposure?.Spec.Name)
            {
                run.AddExposure(row);
            }
            else
            {
                run.AddVariable(study.Patients.Variables[row.Variable]);
            }
        }

        RegressionTable table = RegressionTable.Create(
            spec.Head.Title, [.. run._endpoints.Select(endpoint => endpoint.ShortLabel)], run._rows.ToImmutable(), study.Conventions.Cox.ConfidenceLevel, run.Notes());
        finished[spec.Head.Name] = table;
        return study.Table(spec.Head, table.ToTable);
    }

    public static StudyItem Forest(StudyContext study, ForestSpec spec, Dictionary<string, RegressionTable> finished)
    {
        if (!finished.TryGetValue(spec.Of, out RegressionTable? table))
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(
                spec.Head.Path, new LocalText($"no regression table '{spec.Of}' stands before this figure", $"aucun tableau de régression « {spec.Of} » ne précède cette figure"))]);
        }

        return study.Figure(spec.Head, language => RegressionForest.Draw(study, table, spec.ShowsMultivariable, language), [($"{spec.Head.Name}-numbers", table.ToTable(Language.English))]);
    }

    private CoxModel? Multivariable(RegressionSpec spec, StudyEndpoint endpoint)
    {
        ImmutableArray<string> names = [.. spec.Multivariable.Where(model => model.Endpoint == endpoint.Name).SelectMany(model => model.Variables)];
        string? exposure = _study.Patients.Exposure?.Spec.Name;
        ImmutableArray<StudyVariable> variables = [.. names.Where(name => name != exposure).Select(name => _study.Patients.Variables[name])];
        return names.IsEmpty ? null
            : exposure is not null && names.Contains(exposure) ? StudyModels.TimeDependent(_study, endpoint, variables)
            : StudyModels.Multivariable(_study, endpoint, variables);
    }

    private void AddVariable(StudyVariable variable)
    {
        ImmutableArray<CoxModel> models = [.. _endpoints.Select(endpoint => StudyModels.Univariable(_study, endpoint, variable))];
        if (variable.IsNumber)
        {
            _study.Log.Use(StudyMethod.Wald);
            _rows.Add(new RegressionRow(
                variable.Label,
                [.. models.Select(model => Effect(model, variable.Name, 0, model.Coefficients[0].PValue, RegressionTest.Wald))],
                Effects(variable.Name, 0)));
            return;
        }

        ImmutableArray<double> p = [.. _endpoints.Select(endpoint => CurvesRun.Test(_study, endpoint, variable).Test.PValue)];
        bool isBinary = variable.Levels.Length == 2;
        ImmutableArray<RegressionCell> overall = isBinary ? Nothing() : [.. p.Select(value => RegressionCell.Overall(value, RegressionTest.LogRank))];
        _rows.Add(new RegressionRow(variable.Label, overall, Nothing()) { IsHeading = true });
        _rows.Add(new RegressionRow(variable.Levels[0], [.. _endpoints.Select(_ => RegressionCell.Reference)], References(variable.Name, variable.Levels.Length)) { Indent = 1 });
        for (int level = 1; level < variable.Levels.Length; level++)
        {
            int wanted = level;
            _rows.Add(new RegressionRow(
                variable.Levels[level],
                [.. models.Select((model, i) => Effect(model, variable.Name, wanted, isBinary ? p[i] : null, RegressionTest.LogRank))],
                Effects(variable.Name, wanted))
            {
                Indent = 1,
            });
        }
    }

    private void AddExposure(RegressionRowSpec row)
    {
        ExposureSpec exposure = _study.Patients.Exposure!.Spec;
        _rows.Add(new RegressionRow(exposure.Label, Nothing(), Nothing()) { IsHeading = true });
        _rows.Add(new RegressionRow(exposure.No, [.. _endpoints.Select(_ => RegressionCell.Reference)], References(exposure.Name, 1)) { Indent = 1 });
        ImmutableArray<CoxModel> models = [.. _endpoints.Select(endpoint => StudyModels.TimeDependent(_study, endpoint, []))];
        _rows.Add(new RegressionRow(
            new LocalText($"{exposure.Yes.English}: time-dependent covariate", $"{exposure.Yes.French} : covariable dépendante du temps"),
            [.. models.Select(model => Effect(model, exposure.Name, 0, model.Coefficients[0].PValue, RegressionTest.Wald))],
            Effects(exposure.Name, 0))
        {
            Indent = 1,
        });
        foreach (double landmark in row.Landmarks)
        {
            _rows.Add(new RegressionRow(LandmarkLabel(exposure, landmark), [.. _endpoints.Select(endpoint => AtLandmark(endpoint, landmark))], Nothing()) { Indent = 1 });
        }
    }

    private LocalText LandmarkLabel(ExposureSpec exposure, double landmark)
    {
        LocalText unit = StudyTime.Name(_study.Spec.Unit);
        return new LocalText(
            $"{exposure.Yes.English}: landmark {StudyTime.Text(landmark, Language.English)} {unit.English}",
            $"{exposure.Yes.French} : landmark {StudyTime.Text(landmark, Language.French)} {unit.French}");
    }

    private RegressionCell AtLandmark(StudyEndpoint endpoint, double landmark)
    {
        LandmarkSample sample = LandmarkSample.Select(_study, endpoint, landmark);
        _study.Log.Use(StudyMethod.LogRank);
        double p = LogRankTest.Run(sample.Data, sample.Exposed.ToFactor(Language.English), _study.Conventions.LogRank).Test.PValue;
        LocalText label = StudyModels.AtLandmark(_study, endpoint, _study.Patients.Exposure!.Spec.Label, landmark);
        return RegressionCell.Effect(StudyModels.TwoGroups(_study, sample.Data, sample.Exposed, label), p, RegressionTest.LogRank);
    }

    private ImmutableArray<RegressionCell> Nothing() => [.. _endpoints.Select(_ => RegressionCell.Absent)];

    private ImmutableArray<RegressionCell> References(string variable, int levels) =>
    [
        .. _multivariable.Select(model => model is not null && Enumerable.Range(0, levels + 1).Any(level => StudyModels.Coefficient(model, variable, level) is not null)
            ? RegressionCell.Reference
            : RegressionCell.Absent),
    ];

    private ImmutableArray<RegressionCell> Effects(string variable, int level) =>
    [
        .. _multivariable.Select(model => model is not null && StudyModels.Coefficient(model, variable, level) is CoxCoefficient coefficient
            ? RegressionCell.Effect(StudyModels.Ratio(coefficient), coefficient.PValue, RegressionTest.Wald)
            : RegressionCell.Absent),
    ];

    private static RegressionCell Effect(CoxModel model, string variable, int level, double? p, RegressionTest test) =>
        StudyModels.Coefficient(model, variable, level) is CoxCoefficient coefficient
            ? RegressionCell.Effect(StudyModels.Ratio(coefficient), p, test)
            : RegressionCell.Absent;

    private ImmutableArray<LocalText> Notes()
    {
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        string ties = _study.Conventions.Cox.Ties.ToString();
        notes.Add(new LocalText($"Tied events: {ties}.", $"Ex æquo : {ties}."));
        for (int i = 0; i < _endpoints.Length; i++)
        {
            if (_multivariable[i] is not CoxModel model)
            {
                continue;
            }

            LocalText label = _endpoints[i].ShortLabel;
            string patients = StudyModels.PatientCount(model.Frame.Data).ToString(System.Globalization.CultureInfo.InvariantCulture);
            notes.Add(new LocalText(
                $"Multivariable model of {label.English}: {patients} patients, {model.EventCount} events.",
                $"Modèle multivarié, {label.French} : {patients} patients, {model.EventCount} événements."));
            notes.AddRange(model.Warnings.Select(warning => new LocalText($"{label.English}: {warning.English}", $"{label.French} : {warning.French}")));
        }

        return notes.ToImmutable();
    }
}
