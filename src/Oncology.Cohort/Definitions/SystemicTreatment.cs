using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>First-line systemic combination (D18): the classes begun within a window of the first systemic start for the metastatic disease.</summary>
/// <remarks>Adjuvant treatment that just continues does not start a line. A systemic row without setting counts as metastatic when it starts
/// no earlier than the diagnosis of the metastasis less 31 days, flagged. Rows without start date join the combination when they are of line
/// 1 or of no stated line. Bone-modifying agents are no anticancer treatment and start no line.</remarks>
public static class SystemicTreatment
{
    private const SystemicClasses EveryClass =
        SystemicClasses.Chemotherapy | SystemicClasses.Endocrine | SystemicClasses.Cdk46 | SystemicClasses.AntiHer2 | SystemicClasses.Other;

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

        SystemicClasses open = Open(history);
        DateOnly? start = Earliest(rows, conventions);
        SystemicClasses classes = SystemicClasses.None;
        foreach (Treatment row in OfFirstLine(rows, start, conventions))
        {
            classes = row.DrugClasses.Aggregate(classes, (all, drug) => all | ClassOf(drug));
        }

        return new(new FirstLine(start, classes) { Open = open & ~classes }, "D18", evidence, [.. flags.Distinct()]);
    }

    /// <summary>Chemotherapy of the first line by its leading drugs.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Window in days, policy for partial dates.</param>
    /// <returns>The class, or null when the first line holds no chemotherapy, or there is none.</returns>
    public static Derived<ChemotherapyClass?> DeriveChemotherapy(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var flags = new List<Flag>();
        Treatment[] rows = [.. ForMetastaticDisease(history, conventions, flags)];
        HashSet<DrugClass> drugs = [.. OfFirstLine(rows, Earliest(rows, conventions), conventions).SelectMany(t => t.DrugClasses)];
        ChemotherapyClass? value = (drugs.Contains(DrugClass.Anthracycline), drugs.Contains(DrugClass.Taxane)) switch
        {
            (true, true) => ChemotherapyClass.AnthracyclineAndTaxane,
            (true, false) => ChemotherapyClass.Anthracycline,
            (false, true) => ChemotherapyClass.Taxane,
            _ => drugs.Contains(DrugClass.OtherChemotherapy) ? ChemotherapyClass.Other : null,
        };
        return new(value, "D18.ct", [.. rows.SelectMany(t => Evidence.Of(t, "agents", "drug_class", "line", "start_date"))], [.. flags.Distinct()]);
    }

    /// <summary>Does the first line hold a class, among the patients it is meant for? CDK4/6 inhibitors are counted among patients with endocrine
    /// treatment, endocrine treatment among the hormone-receptor-positive, anti-HER2 among the HER2-positive.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="wanted">One class.</param>
    /// <param name="conventions">Window, thresholds, HER2 profile.</param>
    /// <returns>Met or NotMet; NotApplicable outside the denominator; Unknown when the denominator is unknown, or no systemic row is recorded.</returns>
    public static Derived<Verdict> DeriveReceived(PatientHistory history, SystemicClasses wanted, ClinicalConventions conventions)
    {
        Derived<FirstLine?> line = Derive(history, conventions);
        (Verdict inDenominator, ImmutableArray<Evidence> why) = wanted switch
        {
            SystemicClasses.Cdk46 => (Holds(line.Value, SystemicClasses.Endocrine), []),
            SystemicClasses.Endocrine => Is(HormoneReceptor.Derive(history, conventions)),
            SystemicClasses.AntiHer2 => Is(Her2.Derive(history, conventions)),
            _ => (Verdict.Met, ImmutableArray<Evidence>.Empty),
        };
        Verdict received = inDenominator switch
        {
            Verdict.Met => Holds(line.Value, wanted),
            Verdict.NotMet => Verdict.NotApplicable,
            _ => Verdict.Unknown,
        };
        return new(received, "D18.received", [.. line.Evidence, .. why], line.Flags);

        static Verdict Holds(FirstLine? line, SystemicClasses one) =>
            line is null ? Verdict.Unknown
            : line.Classes.HasFlag(one) ? Verdict.Met
            : line.Open.HasFlag(one) ? Verdict.Unknown
            : Verdict.NotMet;

        static (Verdict, ImmutableArray<Evidence>) Is(Derived<ReceptorStatus?> status) => (status.Value switch
        {
            ReceptorStatus.Positive => Verdict.Met,
            ReceptorStatus.Negative => Verdict.NotMet,
            _ => Verdict.Unknown,
        }, status.Evidence);
    }

    /// <summary>Classes of which it is not known whether they were given for the metastatic disease, beside those of the first line.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>The classes; none when all rows say what they are.</returns>
    public static Derived<SystemicClasses> DeriveOpen(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        return new(Open(history), "D18.open", [.. history.Treatments.Where(t => t.Kind is null).SelectMany(t => Evidence.Of(t, "kind", "drug_class"))], []);
    }

    // Maintenance is a later row of the line that is recorded as the first.
    private static IEnumerable<Treatment> OfFirstLine(IEnumerable<Treatment> rows, DateOnly? start, ClinicalConventions conventions) => rows.Where(row =>
    {
        DateOnly? own = ResolvedDate.Read(row.StartDate, conventions.PartialDates)?.Day;
        bool inWindow = own is null || start is null || ClinicalTime.DaysBetween(start.Value, own.Value) <= conventions.FirstLineWindowDays;
        return (inWindow && row.Line is null or 1) || (conventions.MaintenanceJoinsFirstLine && row.Line == 1);
    });

    /// <summary>Classes of which it is not known whether they were given for the metastatic disease: those of the rows whose kind is not known; all of them
    /// where such a row names no drug.</summary>
    internal static SystemicClasses Open(PatientHistory history)
    {
        SystemicClasses open = SystemicClasses.None;
        foreach (Treatment row in history.Treatments)
        {
            if (row is { Kind: null, Intent: null, Modality: null, Setting: null or TreatmentSetting.Metastatic } && IsAnticancer(row))
            {
                open |= row.DrugClasses.IsEmpty ? EveryClass : row.DrugClasses.Aggregate(SystemicClasses.None, (all, drug) => all | ClassOf(drug));
            }
        }

        return open;
    }

    /// <summary>Systemic rows for the metastatic disease, by start.</summary>
    internal static IEnumerable<Treatment> ForMetastaticDisease(
        PatientHistory history, ClinicalConventions conventions, List<Flag> flags)
    {
        DateOnly? metastasis = ResolvedDate.Read(history.Patient.MetastasisDxDate, conventions.PartialDates)?.Earliest;
        foreach (Treatment row in history.Treatments)
        {
            if (row.Kind != TreatmentKind.Systemic || !IsAnticancer(row))
            {
                continue;
            }

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

    /// <summary>False for a row of bone-modifying agents alone.</summary>
    internal static bool IsAnticancer(Treatment row)
    {
        foreach (DrugClass drug in row.DrugClasses)
        {
            if (drug != DrugClass.BoneAgent)
            {
                return true;
            }
        }

        return row.DrugClasses.IsEmpty;
    }

    /// <summary>Class of a drug; none for bone-modifying agents.</summary>
    internal static SystemicClasses ClassOf(DrugClass drug) => drug switch
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
