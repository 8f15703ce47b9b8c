using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Patients still followed at a landmark, grouped by the exposure so far.</summary>
/// <param name="Data">Their follow-up, in days, on the clock of the study file.</param>
/// <param name="Exposed">Exposed at the landmark or before, or not (the reference).</param>
/// <param name="LeftWithEvent">Patients with a follow-up who left because of an event.</param>
/// <param name="LeftCensored">Patients with a follow-up who left censored.</param>
/// <param name="Rows">Their rows among the patients of the study.</param>
internal sealed record LandmarkSample(SurvivalData Data, StudyVariable Exposed, int LeftWithEvent, int LeftCensored, ImmutableArray<int> Rows)
{
    public static LandmarkSample Select(StudyContext study, StudyEndpoint endpoint, double landmark)
    {
        study.Log.Use(StudyMethod.Landmark);
        LandmarkSpec rules = study.Spec.Landmarks;
        StudyExposure exposure = study.Patients.Exposure!;
        StudyEndpoint other = rules.EventFree is string name ? study.Patients.Endpoints[name] : endpoint;
        int[] rows = [.. endpoint.Rows.Intersect(other.Rows)];
        SurvivalData data = endpoint.ToSurvivalData(rows);
        Landmark at = Landmark.At(
            data,
            [.. rows.Select(row => exposure.Days[row])],
            landmark * study.DaysPerUnit,
            other.ToSurvivalData(rows),
            new LandmarkOptions { Boundary = rules.KeepsAtLandmark ? LandmarkBoundary.KeepAt : LandmarkBoundary.ExcludeAt });

        // On the study's own clock nobody has an event before the landmark, so that rows which begin at 0 give the same estimates
        // as rows which enter at the landmark, and numbers at risk that a reader expects under the axis.
        SurvivalData kept = rules.Restarts ? at.Data : data.Subset(at.KeptRows.AsSpan());
        var exposed = StudyVariable.Category(exposure.Spec.Name, exposure.Spec.Label, [exposure.Spec.No, exposure.Spec.Yes], at.Exposed.Codes.AsSpan());
        return new LandmarkSample(kept, exposed, at.ExcludedEvent.Length, at.ExcludedCensored.Length, [.. at.KeptRows.Select(row => rows[row])]);
    }
}
