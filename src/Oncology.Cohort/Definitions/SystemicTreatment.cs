using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>First-line systemic combination (D18): the classes begun within a window of the first systemic start for the metastatic disease.</summary>
/// <remarks>Adjuvant treatment that just continues does not start a line. A systemic row without setting counts as metastatic when it starts
/// no earlier than the diagnosis of the metastasis less 31 days, flagged. Rows without start date join the combination when they are of line
/// 1 or of no stated line. Bone-modifying agents are no anticancer treatment and start no line.</remarks>
public static class SystemicTreatment
{
    /// <summary>The first line.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Window in days, policy for partial dates.</param>
    /// <returns>The first line, or null when no systemic treatment for the metastatic disease is recorded.</returns>
    public static Derived<FirstLine?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var flags = new List<Flag>();
        Treatment[] rows = [.. ForMetastaticDisease(history, conventions, flags)];
        ImmutableArray<Evidence> evidence =
            [.. rows.SelectMany(t => Evidence.Of(t, "kind", "setting", "line", "drug_class", "start_date"))];
        if (rows.Length == 0)
        {
            return new(null, "D18", evidence, [.. flags]);
        }

        DateOnly? start = Earliest(rows, conventions);
        SystemicClasses classes = SystemicClasses.None;
        foreach (Treatment row in rows)
        {
            DateOnly? own = ResolvedDate.Read(row.StartDate, conventions.PartialDates)?.Day;
            bool inWindow = own is null || start is null || ClinicalTime.DaysBetween(start.Value, own.Value) <= conventions.FirstLineWindowDays;
            if (inWindow && row.Line is null or 1)
            {
                classes = row.DrugClasses.Aggregate(classes, (all, drug) => all | ClassOf(drug));
            }
        }

        return new(new FirstLine(start, classes), "D18", evidence, [.. flags.Distinct()]);
    }

    /// <summary>Systemic rows for the metastatic disease, by start.</summary>
    internal static IEnumerable<Treatment> ForMetastaticDisease(
        PatientHistory history, ClinicalConventions conventions, List<Flag> flags)
    {
        DateOnly? metastasis = ResolvedDate.Read(history.Patient.MetastasisDxDate, conventions.PartialDates)?.Earliest;
        foreach (Treatment row in history.Treatments.Where(t => t.Kind == TreatmentKind.Systemic && !IsOnlyBoneAgent(t)))
        {
            if (row.Setting == TreatmentSetting.Metastatic)
            {
                yield return row;
            }
            else if (row.Setting is null)
            {
                DateOnly? start = ResolvedDate.Read(row.StartDate, conventions.PartialDates)?.Latest;
                if (start is { } day && metastasis is { } first && day < first.AddDays(-conventions.OriginBeforeMetastasisDays))
                {
                    flags.Add(Flags.ContinuedTreatment);
                    continue;
                }

                flags.Add(Flags.SettingMissing);
                yield return row;
            }
        }
    }

    /// <summary>Earliest start among rows; null when none has a date.</summary>
    internal static DateOnly? Earliest(IEnumerable<Treatment> rows, ClinicalConventions conventions) =>
        rows.Select(t => ResolvedDate.Read(t.StartDate, conventions.PartialDates)?.Day).Where(d => d is not null).Min();

    private static bool IsOnlyBoneAgent(Treatment row) =>
        !row.DrugClasses.IsEmpty && row.DrugClasses.All(c => c == DrugClass.BoneAgent);

    private static SystemicClasses ClassOf(DrugClass drug) => drug switch
    {
        DrugClass.AromataseInhibitor or DrugClass.Tamoxifen or DrugClass.Fulvestrant or DrugClass.Lhrh or DrugClass.OtherEndocrine
            => SystemicClasses.Endocrine,
        DrugClass.Cdk46 => SystemicClasses.Cdk46,
        DrugClass.Anthracycline or DrugClass.Taxane or DrugClass.OtherChemotherapy => SystemicClasses.Chemotherapy,
        DrugClass.AntiHer2 => SystemicClasses.AntiHer2,
        DrugClass.BoneAgent => SystemicClasses.None,
        _ => SystemicClasses.Other,
    };
}
