namespace Oncology.Cohort;

/// <summary>Where the time of an endpoint begins.</summary>
public sealed record Origin
{
    private Origin(string name, Wording label, Func<PatientHistory, ClinicalConventions, DateReading, Derived<ResolvedDate?>> read)
    {
        Name = name;
        Label = label;
        Read = read;
    }

    /// <summary>Time zero of the metastatic disease (D8): the first treatment. See <see cref="Oncology.Cohort.TimeZero"/>.</summary>
    public static Origin TimeZero { get; } = new(
        "time zero", new Wording("first treatment of the metastatic disease", "premier traitement de la maladie métastatique"), Cohort.TimeZero.Read);

    /// <summary>Diagnosis of the metastatic disease: metastasis_dx_date.</summary>
    public static Origin MetastasisDiagnosis { get; } = OfField(
        "metastasis", new Wording("diagnosis of the metastases", "diagnostic des métastases"), "metastasis_dx_date", p => p.MetastasisDxDate);

    /// <summary>Diagnosis of the primary tumour: primary_dx_date.</summary>
    public static Origin PrimaryDiagnosis { get; } = OfField(
        "primary", new Wording("diagnosis of the primary tumour", "diagnostic de la tumeur primitive"), "primary_dx_date", p => p.PrimaryDxDate);

    /// <summary>First day of the first curative focal treatment of a metastasis.</summary>
    public static Origin FirstFocalTreatment { get; } = OfFocalTreatment(null);

    /// <summary>Short name.</summary>
    public string Name { get; }

    /// <summary>What it means.</summary>
    public Wording Label { get; }

    internal Func<PatientHistory, ClinicalConventions, DateReading, Derived<ResolvedDate?>> Read { get; }

    /// <summary>First day of the first curative focal treatment of one lesion; of any for null.</summary>
    internal static Origin OfFocalTreatment(string? lesion) => new(
        "focal treatment",
        new Wording("first day of focal treatment", "premier jour du traitement focal"),
        (history, conventions, reading) =>
        {
            var flags = new List<Flag>();
            Treatment[] rows = [.. FocalTreatment.Curative(history, flags).Where(t => lesion is null || TreatedLesions.Of(t, history).Contains(lesion))];
            ResolvedDate? day = rows.Select(t => ResolvedDate.Read(t.StartDate, conventions.PartialDates)?.AsStart(reading)).Where(d => d is not null).Min();
            if (day is { IsImputed: true })
            {
                flags.Add(Flags.PartialDate);
            }

            return new(day, "D10", [.. rows.SelectMany(t => Evidence.Of(t, "kind", "intent", "lesion_ids", "start_date"))], [.. flags.Distinct()]);
        });

    private static Origin OfField(string name, Wording label, string field, Func<Patient, PartialDate?> date) => new(
        name,
        label,
        (history, conventions, reading) =>
        {
            ResolvedDate? day = ResolvedDate.Read(date(history.Patient), conventions.PartialDates)?.AsStart(reading);
            return new(day, name, Evidence.Of(history.Patient, field), day is { IsImputed: true } ? [Flags.PartialDate] : []);
        });
}
