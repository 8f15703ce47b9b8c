using System.Globalization;

namespace Oncology.Cohort.Tests;

/// <summary>Short ways to write a patient in a test.</summary>
internal static class TestPatients
{
    internal static ClinicalConventions Toulouse => ClinicalConventions.Toulouse;

    internal static PatientHistory History(Func<Patient, Patient>? with = null)
    {
        var patient = new Patient { PatientId = "P1" };
        return PatientHistory.Create(with is null ? patient : with(patient));
    }

    internal static PartialDate Day(string iso) => PartialDate.OfDay(DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    internal static BoundedNumber? Number(string? text) => text switch
    {
        null or "" => null,
        _ when text[0] == '<' => BoundedNumber.Below(Parse(text[1..])),
        _ when text.Contains('-') => BoundedNumber.Between(Parse(text.Split('-')[0]), Parse(text.Split('-')[1])),
        _ => BoundedNumber.Exactly(Parse(text)),
    };

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
