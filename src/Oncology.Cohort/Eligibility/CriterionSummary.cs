using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The answers of one criterion over all screened patients.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Met">Patients for whom it is met.</param>
/// <param name="NotMet">Patients for whom it is not met.</param>
/// <param name="Unknown">Patients for whom it is unknown.</param>
/// <param name="NotApplicable">Patients to whom it does not apply.</param>
/// <param name="Failed">Patients it keeps out, whatever else does (marginal failures).</param>
/// <param name="OnlyFailure">Patients it alone keeps out.</param>
/// <param name="Missing">Fields to blame for the unknown, each with its patients, the most frequent first.</param>
public sealed record CriterionSummary(
    Criterion Criterion,
    int Met,
    int NotMet,
    int Unknown,
    int NotApplicable,
    int Failed,
    int OnlyFailure,
    ImmutableArray<(string Field, int Patients)> Missing)
{
    internal static CriterionSummary Of(int index, ImmutableArray<ScreenedPatient> patients)
    {
        CriterionAnswer[] answers = [.. patients.Select(p => p.Answers[index])];
        int count(Verdict verdict) => answers.Count(a => a.Verdict == verdict);
        return new CriterionSummary(
            answers[0].Criterion,
            count(Verdict.Met),
            count(Verdict.NotMet),
            count(Verdict.Unknown),
            count(Verdict.NotApplicable),
            answers.Count(a => a.Fails),
            patients.Count(p => p.Answers[index].Fails && p.Answers.Count(a => a.Fails) == 1),
            [
                .. answers.SelectMany(a => a.Missing).GroupBy(f => f, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))
                    .OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal),
            ]);
    }
}
