namespace Oncology.Cohort.Tests;

/// <summary>A patient treated from 2016-01-01 (time zero), written by day numbers: day 0 is time zero.</summary>
internal sealed class HistoryBuilder
{
    private static readonly DateOnly Zero = new(2016, 1, 1);
    private readonly List<Treatment> _treatments = [];
    private readonly List<ClinicalEvent> _events = [];
    private Patient _patient;

    internal HistoryBuilder(string id = "P1", int? systemic = 0)
    {
        _patient = new Patient { PatientId = id, MetastasisDxDate = At(-10) };
        if (systemic is { } day)
        {
            _treatments.Add(new Treatment
            {
                PatientId = id,
                TreatmentId = "systemic",
                Kind = TreatmentKind.Systemic,
                Setting = TreatmentSetting.Metastatic,
                DrugClasses = [DrugClass.AromataseInhibitor],
                StartDate = At(day),
            });
        }
    }

    internal static PartialDate At(int day) => PartialDate.OfDay(Zero.AddDays(day));

    internal HistoryBuilder With(Func<Patient, Patient> change)
    {
        _patient = change(_patient);
        return this;
    }

    internal HistoryBuilder AliveAt(int day) => With(p => p with { VitalStatus = VitalStatus.Alive, LastFollowupDate = At(day) });

    internal HistoryBuilder DeadAt(int day) =>
        With(p => p with { VitalStatus = VitalStatus.Dead, DeathDate = At(day), LastFollowupDate = p.LastFollowupDate ?? At(day) });

    internal HistoryBuilder ProgressionAt(int day) => With(p => p with { Progression = true, ProgressionDate = At(day) });

    internal HistoryBuilder Event(EventType type, int day, TumourResponse? response = null)
    {
        _events.Add(new ClinicalEvent { PatientId = _patient.PatientId, EventType = type, EventDate = At(day), Response = response });
        return this;
    }

    internal HistoryBuilder MdtAt(int? day, TreatmentIntent? intent = TreatmentIntent.Curative)
    {
        _treatments.Add(new Treatment
        {
            PatientId = _patient.PatientId,
            TreatmentId = $"mdt {_treatments.Count}",
            Kind = TreatmentKind.MetastasisDirected,
            Modality = MdtModality.Sbrt,
            Intent = intent,
            StartDate = day is { } known ? At(known) : null,
        });
        return this;
    }

    internal HistoryBuilder Treatment(TreatmentKind kind, TreatmentSetting? setting, int day)
    {
        _treatments.Add(new Treatment
        {
            PatientId = _patient.PatientId,
            TreatmentId = $"{kind} {_treatments.Count}",
            Kind = kind,
            Setting = setting,
            StartDate = At(day),
        });
        return this;
    }

    internal PatientHistory Build() => PatientHistory.Create(_patient, treatments: _treatments, events: _events);

    internal PatientCohort Cohort(DateOnly? cutOff = null) => PatientCohort.Create([Build()], cutOff);
}
