using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The boxes of a study profile from the steps of a screening.</summary>
internal static class ScreeningFlow
{
    /// <summary>Who was screened, who failed which criterion, whose eligibility is unknown, who is left.</summary>
    public static ImmutableArray<FlowBox> Boxes(Screening screening, Language language)
    {
        FlowExclusion[] failed =
        [
            .. screening.Attrition.Where(s => s.Id != Screening.UnknownStep && !s.Excluded.IsEmpty)
                .Select(s => new FlowExclusion($"{s.Id}{FigureWords.Colon(language)}{Reason(s, screening.List, language)}", s.Excluded.Length)),
        ];
        FlowExclusion[] unknown =
        [
            .. screening.Attrition.Where(s => s.Id == Screening.UnknownStep && !s.Excluded.IsEmpty)
                .Select(s => new FlowExclusion(s.Label.In(language), s.Excluded.Length)),
        ];
        int left = screening.Patients.Length - failed.Sum(f => f.Count);
        FlowBox screened = new(FigureWords.Screened.In(language), screening.Patients.Length) { Excluded = [.. failed] };
        FlowBox included = new(FigureWords.Included.In(language), screening.Included.Count);
        return unknown.Length == 0
            ? [screened, included]
            : [screened, new FlowBox(FigureWords.NoCriterionFailed.In(language), left) { Excluded = [.. unknown] }, included];
    }

    /// <summary>Why patients left at a step: the criterion they do not meet, or the exclusion criterion that they do.</summary>
    public static string Reason(FlowStep step, CriteriaList? criteria, Language language)
    {
        string label = step.Label.In(language);
        return criteria?.Criteria.FirstOrDefault(criterion => criterion.Id == step.Id)?.Kind switch
        {
            CriterionKind.Inclusion => $"{FigureWords.NotMet.In(language)}{FigureWords.Colon(language)}{label}",
            CriterionKind.Exclusion => $"{FigureWords.ExclusionCriterion.In(language)}{FigureWords.Colon(language)}{label}",
            _ => label,
        };
    }
}
