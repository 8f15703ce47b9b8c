using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The patients of a cumulative incidence, with the cause of each event.</summary>
/// <param name="Data">Their follow-up in days; cause 0 is censored.</param>
/// <param name="Causes">Labels of the causes, in order.</param>
/// <param name="Rows">Their rows among the patients of the study.</param>
internal sealed record IncidenceSample(SurvivalData Data, ImmutableArray<LocalText> Causes, ImmutableArray<int> Rows)
{
    public static IncidenceSample Select(StudyContext study, IncidenceSpec spec, StudyVariable? by = null)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[spec.Endpoint];
        bool[] among = spec.Among is ConditionSpec condition ? study.Patients.Holds(condition) : [.. Enumerable.Repeat(true, study.Patients.Count)];
        (ImmutableArray<LocalText> labels, Func<int, int> causeOf) = spec.Causes.IsEmpty ? OfCohort(study, spec, endpoint) : Written(study, spec, endpoint);
        int[] rows =
        [
            .. endpoint.Rows.Where(row => among[row] && by?.IsMissing(row) != true && (!spec.FromExposure || study.Patients.Exposure!.Days[row] < endpoint.Days[row])),
        ];
        if (rows.Length == 0)
        {
            throw Problem(spec, "no patient is left", "aucun patient ne reste");
        }

        double[] times = [.. rows.Select(row => endpoint.Days[row] - (spec.FromExposure ? study.Patients.Exposure!.Days[row] : 0))];
        return new IncidenceSample(SurvivalData.RightCensored(times, [.. rows.Select(causeOf)]), labels, [.. rows]);
    }

    // An event has the first cause whose condition holds, and the last when none does.
    private static (ImmutableArray<LocalText>, Func<int, int>) Written(StudyContext study, IncidenceSpec spec, StudyEndpoint endpoint)
    {
        bool[][] holds = [.. spec.Causes.Select(cause => study.Patients.Holds(cause.Where))];
        return ([.. spec.Causes.Select(cause => cause.Label)], row => endpoint.IsEvent[row] ? Cause(row) : 0);

        int Cause(int row)
        {
            int first = Array.FindIndex(holds, cause => cause[row]);
            return first < 0 ? holds.Length : first + 1;
        }
    }

    // Endpoints of a cohort that have competing causes bring them along.
    private static (ImmutableArray<LocalText>, Func<int, int>) OfCohort(StudyContext study, IncidenceSpec spec, StudyEndpoint endpoint)
    {
        string column = $"{endpoint.Name}_cause";
        Endpoint? known = Endpoints.All.FirstOrDefault(one => one.Name.Equals(endpoint.Name, StringComparison.OrdinalIgnoreCase) && one.Causes.Length > 1);
        if (study.Cohort is null || known is null || !study.Patients.Table.HasColumn(column))
        {
            throw Problem(spec, $"'causes' is missing: '{endpoint.Name}' has one kind of event", $"« causes » manque : « {endpoint.Name} » n'a qu'une sorte d'événement");
        }

        ImmutableArray<string?> cells = study.Patients.Table.Text(column);
        ImmutableArray<LocalText> labels = [.. known.Causes.Select(cause => new LocalText(cause.English, cause.French))];
        return (labels, row => labels.Select(label => label.English).ToList().IndexOf(cells[row]!) + 1);
    }

    private static StudyException Problem(IncidenceSpec spec, string english, string french) =>
        new(StudyFault.StudyFile, [new StudyProblem(spec.Head.Path, new LocalText(english, french))]);
}
