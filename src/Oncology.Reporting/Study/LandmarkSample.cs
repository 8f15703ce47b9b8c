using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Patients still followed at a landmark, grouped by the exposure so far.</summary>
/// <param name="Rows">Patients who stay, ascending.</param>
/// <param name="Data">Their follow-up, in days, on the clock of the study file.</param>
/// <param name="Exposed">Exposed at the landmark or before, or not (the reference).</param>
/// <param name="LeftWithEvent">Patients with a follow-up who left because of an event.</param>
/// <param name="LeftCensored">Patients with a follow-up who left censored.</param>
internal sealed record LandmarkSample(int[] Rows, SurvivalData Data, StudyVariable Exposed, int LeftWithEvent, int LeftCensored)
{
    public static LandmarkSample Select(StudyContext study, StudyEndpoint endpoint, double landmark)
    {
        LandmarkSpec rules = study.Spec.Landmarks;
        StudyExposure exposure = study.Patients.Exposure!;
        StudyEndpoint other = rules.EventFree is string name ? study.Patients.Endpoints[name] : endpoint;
        double days = landmark * study.DaysPerUnit;
        int[] followed = endpoint.Rows;
        int[] rows = [.. followed.Where(row => Stays(endpoint.Days[row]) && Stays(other.Days[row]))];
        int[] left = [.. followed.Except(rows)];
        double origin = rules.Restarts ? days : 0;
        var data = SurvivalData.RightCensored([.. rows.Select(row => endpoint.Days[row] - origin)], [.. rows.Select(row => endpoint.IsEvent[row])]);
        int[] codes = [.. rows.Select(row => exposure.Days[row] <= days ? 1 : 0)];
        var exposed = StudyVariable.Category(exposure.Spec.Name, exposure.Spec.Label, [exposure.Spec.No, exposure.Spec.Yes], codes);
        int withEvent = left.Count(row => Stays(endpoint.Days[row]) ? other.IsEvent[row] : endpoint.IsEvent[row]);
        return new LandmarkSample(rows, data, exposed, withEvent, left.Length - withEvent);

        bool Stays(double time) => rules.KeepsAtLandmark ? time >= days : time > days;
    }
}
