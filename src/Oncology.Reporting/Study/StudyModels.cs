using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Fits the Cox models of a study's tables.</summary>
internal static class StudyModels
{
    /// <summary>Hazard ratio of the second of two groups against the first.</summary>
    /// <param name="study">The study.</param>
    /// <param name="data">Follow-up.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="label">What is modelled, for the checks of the models.</param>
    public static Estimate TwoGroups(StudyContext study, SurvivalData data, StudyVariable groups, LocalText label) =>
        Ratio(Fit(study, data, Columns(groups), label).Coefficients[0]);

    /// <summary>A Cox model of one variable; patients in whom it is missing are left out.</summary>
    public static CoxModel Univariable(StudyContext study, StudyEndpoint endpoint, StudyVariable variable)
    {
        int[] rows = [.. endpoint.Rows.Where(row => !variable.IsMissing(row))];
        return Fit(study, endpoint.ToSurvivalData(rows), Columns(variable.Subset(rows)), Of(endpoint, variable.Label));
    }

    /// <summary>A Cox model of the exposure as a time-dependent covariate, with or without other variables.</summary>
    public static CoxModel TimeDependent(StudyContext study, StudyEndpoint endpoint, ImmutableArray<StudyVariable> others)
    {
        int[] rows = Complete(endpoint, others);
        StudyExposure exposure = study.Patients.Exposure!;
        Episodes episodes = Episodes.Split(endpoint.ToSurvivalData(rows), [.. rows.Select(row => exposure.Days[row])]);
        int[] source = [.. episodes.SourceRow.Select(row => rows[row])];
        study.Log.Use(StudyMethod.TimeDependentCovariate, StudyMethod.Wald);
        LocalText what = others.IsEmpty
            ? new LocalText($"{exposure.Spec.Label.English}, time-dependent", $"{exposure.Spec.Label.French}, dépendant du temps")
            : new LocalText($"multivariable with {exposure.Spec.Label.English}, time-dependent", $"multivarié avec {exposure.Spec.Label.French}, dépendant du temps");
        return Fit(study, episodes.Data, [(exposure.Spec.Name, [.. episodes.Exposed]), .. others.SelectMany(variable => Columns(variable.Subset(source)))], Of(endpoint, what));
    }

    /// <summary>A Cox model of several variables that are fixed at time zero.</summary>
    public static CoxModel Multivariable(StudyContext study, StudyEndpoint endpoint, ImmutableArray<StudyVariable> variables)
    {
        int[] rows = Complete(endpoint, variables);
        study.Log.Use(StudyMethod.Wald);
        return Fit(study, endpoint.ToSurvivalData(rows), [.. variables.SelectMany(variable => Columns(variable.Subset(rows)))], Of(endpoint, new LocalText("multivariable", "multivarié")));
    }

    /// <summary>The coefficient of a level (from 1) of a category, or of a number (level 0).</summary>
    public static CoxCoefficient? Coefficient(CoxModel model, string variable, int level) =>
        model.Coefficients.FirstOrDefault(coefficient => coefficient.Name.Term == ColumnName(variable, level));

    /// <summary>Hazard ratio with its interval; the standard error is that of its logarithm.</summary>
    public static Estimate Ratio(CoxCoefficient coefficient) => new(coefficient.HazardRatio, coefficient.StandardError, coefficient.HazardRatioInterval);

    /// <summary>The exposure at a landmark, as the checks of the models name it.</summary>
    public static LocalText AtLandmark(StudyContext study, StudyEndpoint endpoint, LocalText exposure, double landmark)
    {
        LocalText unit = StudyTime.Name(study.Spec.Unit);
        return Of(endpoint, new LocalText(
            $"{exposure.English}, landmark {StudyTime.Text(landmark, Language.English)} {unit.English}", $"{exposure.French}, landmark {StudyTime.Text(landmark, Language.French)} {unit.French}"));
    }

    /// <summary>Patients behind the rows; of start-stop rows without a subject column, those that begin at the origin.</summary>
    public static long PatientCount(SurvivalData data) =>
        !data.Subjects.IsEmpty ? data.Subjects.Distinct().Count() : data.HasEntry ? data.Entry.Count(entry => entry == data.Entry.Min()) : data.Count;

    /// <summary>An endpoint and what is modelled of it.</summary>
    public static LocalText Of(StudyEndpoint endpoint, LocalText what) =>
        new($"{endpoint.ShortLabel.English}: {what.English}", $"{endpoint.ShortLabel.French} : {what.French}");

    private static CoxModel Fit(StudyContext study, SurvivalData data, IEnumerable<(string, double[])> columns, LocalText label)
    {
        var model = CoxModel.Fit(data, DesignMatrix.FromColumns(data.Count, [.. columns]), study.Conventions.Cox);
        study.Log.Add(label, model);
        return model;
    }

    private static int[] Complete(StudyEndpoint endpoint, ImmutableArray<StudyVariable> variables) =>
        [.. endpoint.Rows.Where(row => variables.All(variable => !variable.IsMissing(row)))];

    /// <summary>One column per level that has a patient, the first level being the reference; a number as it is.</summary>
    public static IEnumerable<(string Name, double[] Values)> Columns(StudyVariable variable)
    {
        if (variable.IsNumber)
        {
            yield return (ColumnName(variable.Name, 0), [.. variable.Values]);
        }

        for (int level = 1; level < variable.Levels.Length; level++)
        {
            int wanted = level;
            if (variable.Codes.Contains(wanted))
            {
                yield return (ColumnName(variable.Name, level), [.. variable.Codes.Select(code => code == wanted ? 1.0 : 0)]);
            }
        }
    }

    private static string ColumnName(string variable, int level) => level == 0 ? variable : FormattableString.Invariant($"{variable}[{level}]");
}
