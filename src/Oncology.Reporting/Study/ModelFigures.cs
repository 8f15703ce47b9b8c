using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the figures that check or take apart a model: Schoenfeld residuals, subgroups, balance.</summary>
internal static class ModelFigures
{
    public static StudyItem Schoenfeld(StudyContext study, SchoenfeldSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        ExposureSpec? exposure = study.Patients.Exposure?.Spec;
        ImmutableArray<StudyVariable> fixedOnes = [.. spec.Variables.Where(name => name != exposure?.Name).Select(name => study.Patients.Variables[name])];
        bool isExposed = fixedOnes.Length < spec.Variables.Length;
        CoxModel model = isExposed ? StudyModels.TimeDependent(study, endpoint, fixedOnes) : StudyModels.Multivariable(study, endpoint, fixedOnes);
        ImmutableArray<LocalText> labels = [.. isExposed ? [exposure!.Label] : Array.Empty<LocalText>(), .. fixedOnes.SelectMany(variable => Labels(model, variable))];
        ProportionalHazardsTest test = ProportionalHazardsTest.Run(model);
        ImmutableArray<SchoenfeldSmooth> smooths = [.. Enumerable.Range(0, labels.Length).Select(i => SchoenfeldSmooth.Fit(model, i))];
        return study.Figure(
            spec.Head,
            language =>
            {
                Figure[] panels = [.. smooths.Select((smooth, i) => SchoenfeldFigure.Create(smooth, new SchoenfeldFigureOptions
                {
                    Language = language,
                    Numbers = study.Numbers(language),
                    PanelLetter = smooths.Length == 1 ? null : Letter(i),
                    Title = labels[i].In(language),
                    CoefficientLabel = labels[i].In(language),
                    AxisUnit = study.Spec.Unit,
                    PValue = test.Coefficients[i].Test.PValue,
                    Width = 300,
                    IsSynthetic = study.Spec.IsSynthetic,
                }))];
                return InRows(spec.Head.Title.In(language), panels, 2);
            },
            [($"{spec.Head.Name}-tests", test.ToTable(Language.English)), .. smooths.Select((smooth, i) => ($"{spec.Head.Name}{Letter(i)}-smooth", smooth.ToTable(Language.English)))]);
    }

    public static StudyItem Subgroups(StudyContext study, SubgroupsSpec spec)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        (SurvivalData data, StudyVariable treatment, int[] rows) = spec.Landmark is double landmark ? AtLandmark(study, endpoint, landmark) : ByVariable(study, spec, endpoint);
        if (treatment.Levels.Length != 2)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(spec.Head.Path, new LocalText(
                $"'{treatment.Name}' has {treatment.Levels.Length} levels; an effect in subgroups compares two", $"« {treatment.Name} » a {treatment.Levels.Length} modalités ; un effet par sous-groupe en compare deux"))]);
        }

        study.Log.Use(StudyMethod.Cox, StudyMethod.Wald, StudyMethod.Subgroups);
        StudyVariable[] subgroups = [.. spec.Subgroups.Select(name => study.Patients.Variables[name].Subset(rows))];
        return study.Figure(
            spec.Head with { Note = WithAbsent(spec.Head.Note, Run) },
            language => ForestFigure.Create(Run(language), new ForestFigureOptions { Language = language, Numbers = study.Numbers(language), Title = treatment.Label.In(language), IsSynthetic = study.Spec.IsSynthetic }),
            [($"{spec.Head.Name}-effects", Run(Language.English).ToTable(Language.English))]);

        SubgroupAnalysis Run(Language language) => SubgroupAnalysis.Run(
            data, treatment.ToFactor(language), [.. subgroups.Select(variable => Named(variable, language))], study.Conventions.Cox);
    }

    // Why a test of interaction is missing stands below the figure, after the note of the study.
    private static LocalText? WithAbsent(LocalText? note, Func<Language, SubgroupAnalysis> run)
    {
        ImmutableArray<string> english = run(Language.English).ToTable(Language.English).Footnotes;
        return english.IsEmpty ? note : new LocalText(
            string.Join(" ", new[] { note?.English }.OfType<string>().Concat(english)),
            string.Join(" ", new[] { note?.French }.OfType<string>().Concat(run(Language.French).ToTable(Language.French).Footnotes)));
    }

    public static StudyItem LovePlot(StudyContext study, LovePlotSpec spec)
    {
        PropensitySample sample = PropensitySample.Select(study, study.Patients.Endpoints[spec.Endpoint], spec.Head.Path);
        study.Log.Use(StudyMethod.StandardizedDifference);
        ImmutableArray<(TreatmentEstimand Estimand, LocalText Label)> weightings = [.. WeightingWords.All.Where(w => w.Estimand is not null).Select(w => (w.Estimand!.Value, w.Label))];
        return study.Figure(
            spec.Head,
            language => Figure.SideBySide(spec.Head.Title.In(language), [.. weightings.Select((weighting, i) => BalanceFigure.Create(Balance(weighting.Estimand, language), new BalanceFigureOptions
            {
                Language = language,
                Numbers = study.Numbers(language),
                PanelLetter = Letter(i),
                Title = weighting.Label.In(language),
                Labels = sample.Covariates.Select((covariate, c) => (Term: Term(covariate, c), Label: covariate.Label.In(language))).ToImmutableDictionary(pair => pair.Term, pair => pair.Label),
                IsSynthetic = study.Spec.IsSynthetic,
            }))]),
            [.. weightings.Select((weighting, i) => ($"{spec.Head.Name}{Letter(i)}-balance", Balance(weighting.Estimand, Language.English).ToTable(Language.English)))]);

        BalanceTable Balance(TreatmentEstimand estimand, Language language) => BalanceTable.Create(
            Table(sample.Covariates, language),
            Formula.ParseTerms(string.Join(" + ", sample.Covariates.Select(Term))),
            sample.Exposed.ToFactor(language),
            sample.Score(estimand).Weight.AsSpan());
    }

    private static (SurvivalData, StudyVariable, int[]) AtLandmark(StudyContext study, StudyEndpoint endpoint, double landmark)
    {
        LandmarkSample sample = LandmarkSample.Select(study, endpoint, landmark);
        return (sample.Data, sample.Exposed, [.. sample.Rows]);
    }

    private static (SurvivalData, StudyVariable, int[]) ByVariable(StudyContext study, SubgroupsSpec spec, StudyEndpoint endpoint)
    {
        StudyVariable by = study.Patients.Variables[spec.By!];
        int[] rows = [.. endpoint.Rows.Where(row => !by.IsMissing(row))];
        return (endpoint.ToSurvivalData(rows), by.Subset(rows), rows);
    }

    // A factor that a figure names by its label.
    private static Factor Named(StudyVariable variable, Language language)
    {
        Factor factor = variable.ToFactor(language);
        return Factor.FromLabels(variable.Label.In(language), [.. factor.Codes.Select(code => code < 0 ? null : factor.Levels[code])], factor.Levels);
    }

    private static DataTable Table(ImmutableArray<StudyVariable> covariates, Language language) => DataTable.From(
        Enumerable.Range(0, covariates[0].Count),
        [.. covariates.Select((covariate, c) => (Column(c), (Func<int, object?>)(row => covariate.IsNumber ? covariate.Values[row] : covariate.Levels[covariate.Codes[row]].In(language))))]);

    private static string Column(int covariate) => FormattableString.Invariant($"covariate{covariate + 1}");

    // Levels such as "0" and "≥ 1" are no numbers.
    private static string Term(StudyVariable covariate, int index) => covariate.IsNumber ? Column(index) : $"factor({Column(index)})";

    private static IEnumerable<LocalText> Labels(CoxModel model, StudyVariable variable)
    {
        if (variable.IsNumber)
        {
            return [variable.Label];
        }

        return Enumerable.Range(1, variable.Levels.Length - 1)
            .Where(level => StudyModels.Coefficient(model, variable.Name, level) is not null)
            .Select(level => new LocalText($"{variable.Label.English}: {variable.Levels[level].English}", $"{variable.Label.French} : {variable.Levels[level].French}"));
    }

    private static Figure InRows(string title, Figure[] panels, int columns) => panels.Length == 1
        ? panels[0]
        : Figure.Stacked(title, [.. panels.Chunk(columns).Select(row => Figure.SideBySide(title, row))]);

    private static string Letter(int panel) => ((char)('A' + panel)).ToString();
}
