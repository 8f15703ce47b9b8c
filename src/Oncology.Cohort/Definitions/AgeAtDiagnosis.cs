using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Age in years: as the file states it, else completed years from birth to the diagnosis of the metastatic disease, else of the primary tumour.</summary>
/// <remarks>Of dates known to the month or year the middle stands. Rule V05 compares the two where both are there.</remarks>
public static class AgeAtDiagnosis
{
    /// <summary>The age.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>Years, or null when neither the age nor birth and a diagnosis after it are known.</returns>
    public static Derived<double?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        Func<ImmutableArray<Evidence>> evidence = () => Evidence.Of(p, "age", "birth_date", "metastasis_dx_date", "primary_dx_date");
        if (p.Age is not null || p.BirthDate is not { } birth || (p.MetastasisDxDate ?? p.PrimaryDxDate) is not { } day
            || day.IsDayOffset != birth.IsDayOffset || PatientDates.IsBefore(day, birth))
        {
            return new(p.Age, "age", evidence, []);
        }

        int years = day.Middle.Year - birth.Middle.Year;
        years -= day.Middle < birth.Middle.AddYears(years) ? 1 : 0;
        return new(years, "birth_date", evidence, birth.IsExact && day.IsExact ? [] : [Flags.PartialDate]);
    }
}
