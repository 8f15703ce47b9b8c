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

    /// <summary>Short name.</summary>
    public string Name { get; }

    /// <summary>What it means.</summary>
    public Wording Label { get; }

    internal Func<PatientHistory, ClinicalConventions, DateReading, Derived<ResolvedDate?>> Read { get; }

    private static Origin OfField(string name, Wording label, string field, Func<Patient, PartialDate?> date) => new(
        name,
        label,
        (history, conventions, reading) =>
        {
            ResolvedDate? day = ResolvedDate.Read(date(history.Patient), conventions.PartialDates)?.AsStart(reading);
            return new(day, name, Evidence.Of(history.Patient, field), day is { IsImputed: true } ? [Flags.PartialDate] : []);
        });
}
