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
            classes |= ClassesOf(row);
            open |= OpenOf(row);
        }

        if (open != SystemicClasses.None)
        {
            flags.Add(Flags.DrugClassUnknown);
        }

        return new(new FirstLine(start, classes) { Open = open & ~classes }, "D18", evidence, [.. flags.Distinct()]);
    }

    /// <summary>Chemotherapy of the first line by its leading drugs.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Window in days, policy for partial dates.</param>
    /// <returns>The class; null when the first line holds no chemotherapy or there is none, and, flagged, when a drug of it is not known that could change
    /// the class.</returns>
    public static Derived<ChemotherapyClass?> DeriveChemotherapy(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var flags = new List<Flag>();
        Treatment[] rows = [.. ForMetastaticDisease(history, conventions, flags)];
        Treatment[] line = [.. OfFirstLine(rows, Earliest(rows, conventions), conventions)];
        HashSet<DrugClass> drugs = [.. line.SelectMany(t => t.DrugClasses)];
        SystemicClasses open = line.Aggregate(Open(history), (all, row) => all | OpenOf(row));
        bool isOpen = drugs.Contains(DrugClass.Chemotherapy) || open.HasFlag(SystemicClasses.Chemotherapy);
        (bool anthracycline, bool taxane) = (drugs.Contains(DrugClass.Anthracycline), drugs.Contains(DrugClass.Taxane));
        if (isOpen && !(anthracycline && taxane))
        {
            flags.Add(Flags.DrugClassUnknown);
            return new(null, "D18.ct", Drugs(), [.. flags.Distinct()]);
        }

        ChemotherapyClass? value = (anthracycline, taxane) switch
        {
            (true, true) => ChemotherapyClass.AnthracyclineAndTaxane,
            (true, false) => ChemotherapyClass.Anthracycline,
            (false, true) => ChemotherapyClass.Taxane,
            _ => drugs.Contains(DrugClass.OtherChemotherapy) ? ChemotherapyClass.Other : null,
        };
        return new(value, "D18.ct", Drugs(), [.. flags.Distinct()]);

        ImmutableArray<Evidence> Drugs() => [.. rows.SelectMany(t => Evidence.Of(t, "agents", "drug_class", "line", "start_date"))];
    }

    /// <summary>Does the first line hold a class, among the patients it is meant for? CDK4/6 inhibitors are counted among patients with endocrine
    /// treatment, endocrine treatment among the hormone-receptor-positive, anti-HER2 among the HER2-positive.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="wanted">One class.</param>
    /// <param name="conventions">Window, thresholds, HER2 profile.</param>
    /// <returns>Met or NotMet; NotApplicable outside the denominator; Unknown when the denominator is unknown, when a drug of unknown class may be one, or when
    /// no systemic row is recorded and the patient is not said to have had none.</returns>
    public static Derived<Verdict> DeriveReceived(PatientHistory history, SystemicClasses wanted, ClinicalConventions conventions)
    {
        Derived<FirstLine?> line = Derive(history, conventions);
        (Verdict inDenominator, ImmutableArray<Evidence> why) = wanted switch
        {
            SystemicClasses.Cdk46 => (Holds(SystemicClasses.Endocrine), []),
            SystemicClasses.Endocrine => Is(HormoneReceptor.Derive(history, conventions)),
            SystemicClasses.AntiHer2 => Is(Her2.Derive(history, conventions)),
            _ => (Verdict.Met, ImmutableArray<Evidence>.Empty),
        };
        Verdict received = inDenominator switch
        {
            Verdict.Met => Holds(wanted),
            Verdict.NotMet => Verdict.NotApplicable,
            _ => Verdict.Unknown,
        };
        return new(received, "D18.received", [.. line.Evidence, .. why], line.Flags);

        Verdict Holds(SystemicClasses one) =>
            line.Value is not { } known ? IsNone(history) ? Verdict.NotMet : Verdict.Unknown
            : known.Classes.HasFlag(one) ? Verdict.Met
            : known.Open.HasFlag(one) ? Verdict.Unknown
            : Verdict.NotMet;

        static (Verdict, ImmutableArray<Evidence>) Is(Derived<ReceptorStatus?> status) => (status.Value switch
        {
            ReceptorStatus.Positive => Verdict.Met,
            ReceptorStatus.Negative => Verdict.NotMet,
            _ => Verdict.Unknown,
        }, status.Evidence);
    }

    /// <summary>Is it known that there was no systemic treatment for the metastatic disease?</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Window in days, policy for partial dates.</param>
    /// <returns>Met when the patient is said to have had none and no row may be one; NotMet when one is recorded, or said; else Unknown.</returns>
    public static Derived<Verdict> DeriveNone(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<FirstLine?> line = Derive(history, conventions);
        Verdict value = line.Value is not null || history.Patient.SystemicNaive == false ? Verdict.NotMet
            : IsNone(history) ? Verdict.Met
            : Verdict.Unknown;
        return new(value, "D18.none", [.. line.Evidence, .. Evidence.Of(history.Patient, "systemic_naive")], line.Flags);
    }

    /// <summary>Classes of which it is not known whether they were given for the metastatic disease, beside those of the first line.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Window in days, policy for partial dates.</param>
    /// <returns>The classes; none when all rows say what they are.</returns>
    public static Derived<SystemicClasses> DeriveOpen(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<FirstLine?> line = Derive(history, conventions);
        ImmutableArray<Evidence> evidence =
        [
            .. history.Treatments.Where(t => t.Kind is null || (t.Kind == TreatmentKind.Systemic && OpenOf(t) != SystemicClasses.None))
                .SelectMany(t => Evidence.Of(t, "kind", "agents", "drug_class")),
        ];
        return new(line.Value?.Open ?? Open(history), "D18.open", evidence, []);
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
            if (MayBeSystemic(row) && row.Setting is (null or TreatmentSetting.Metastatic) && IsAnticancer(row))
            {
                open |= ClassesOf(row) | OpenOf(row);
            }
        }

        return open;
    }

    /// <summary>A row whose kind is not known and that has nothing of a focal treatment.</summary>
    internal static bool MayBeSystemic(Treatment row) => row is { Kind: null, Intent: null, Modality: null };

    /// <summary>Classes that a row may hold beside those it says: all where it says none, and where a drug is of unknown class those that are given with the
    /// others. Chemotherapy and endocrine treatment are no one regimen.</summary>
    internal static SystemicClasses OpenOf(Treatment row)
    {
        if (row.DrugClasses.IsEmpty)
        {
            return EveryClass;
        }

        if (!row.DrugClasses.Contains(DrugClass.Unknown))
        {
            return SystemicClasses.None;
        }

        SystemicClasses known = ClassesOf(row);
        SystemicClasses never = known.HasFlag(SystemicClasses.Chemotherapy) ? SystemicClasses.Endocrine | SystemicClasses.Cdk46
            : (known & (SystemicClasses.Endocrine | SystemicClasses.Cdk46)) != SystemicClasses.None ? SystemicClasses.Chemotherapy
            : SystemicClasses.None;
        return EveryClass & ~never;
    }

    /// <summary>Some drug of the row is not known to be what it is: of no known class, or chemotherapy or endocrine treatment without a name that is read.</summary>
    internal static bool IsOpen(Treatment row) =>
        OpenOf(row) != SystemicClasses.None || row.Agents.Any(a => DrugNames.Find(a) is null) && (row.DrugClasses.Contains(DrugClass.Chemotherapy) || row.DrugClasses.Contains(DrugClass.Endocrine));

    /// <summary>True when the patient is said to have had no systemic treatment for the metastatic disease, and no row says otherwise.</summary>
    internal static bool IsNone(PatientHistory history) => history.Patient.SystemicNaive == true && Open(history) == SystemicClasses.None;

    /// <summary>The classes that a row says.</summary>
    private static SystemicClasses ClassesOf(Treatment row) => row.DrugClasses.Aggregate(SystemicClasses.None, (all, drug) => all | ClassOf(drug));

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

    /// <summary>Class of a drug; none for bone-modifying agents and for a drug of which nothing is known.</summary>
    internal static SystemicClasses ClassOf(DrugClass drug) => drug switch
    {
        DrugClass.AromataseInhibitor or DrugClass.Tamoxifen or DrugClass.Fulvestrant or DrugClass.Lhrh or DrugClass.OtherEndocrine or DrugClass.Endocrine
            => SystemicClasses.Endocrine,
        DrugClass.Cdk46 => SystemicClasses.Cdk46,
        DrugClass.Anthracycline or DrugClass.Taxane or DrugClass.OtherChemotherapy or DrugClass.Chemotherapy => SystemicClasses.Chemotherapy,
        DrugClass.AntiHer2 => SystemicClasses.AntiHer2,
        DrugClass.BoneAgent or DrugClass.Unknown => SystemicClasses.None,
        _ => SystemicClasses.Other,
    };
}
