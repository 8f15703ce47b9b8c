using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Synchronous or oligorecurrent (D5), from the interval between primary tumour and metastasis.</summary>
/// <remarks>
/// <para>d = metastasis_dx_date − primary_dx_date. D5.1 synchronous if d ≤ 6 months; D5.2 oligorecurrent if d &gt; 6 months and the primary
/// is controlled; D5.3 metachronous with uncontrolled primary; D5.4 unknown when the control or a date is missing; D5.5 no class when
/// the metastasis precedes the primary tumour by more than 6 months.</para>
/// <para>Boundary and unit are options: the thesis gives both "at least 6 months" (introduction) and "&gt; 6 months" (methods; default).</para>
/// </remarks>
public static class Presentation
{
    /// <summary>Labels of the classes, in the order of <see cref="PresentationClass"/>.</summary>
    public static ImmutableArray<Wording> Labels { get; } =
    [
        new("synchronous", "synchrone"),
        new("oligorecurrent", "oligorécurrent"),
        new("metachronous, primary uncontrolled", "métachrone, primitif non contrôlé"),
    ];

    /// <summary>The presentation.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Months, boundary, unit, policy for partial dates.</param>
    /// <returns>The class, or null when unknown.</returns>
    public static Derived<PresentationClass?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        Func<ImmutableArray<Evidence>> evidence = () => Evidence.Of(p, "primary_dx_date", "metastasis_dx_date", "primary_controlled", "cm");
        ImmutableArray<Flag> flags = p.PrimaryDxDate is { IsExact: false } || p.MetastasisDxDate is { IsExact: false } ? [Flags.PartialDate] : [];
        (string? undecided, bool synchronous, int days) = Interval(p, conventions);
        if (undecided is not null)
        {
            return new(null, undecided, evidence, undecided == "D5.5" ? flags.Add(Flags.MetastasisLongBeforePrimary) : flags);
        }

        flags = days < 0 ? flags.Add(Flags.MetastasisBeforePrimary) : flags;
        flags = Contradicts(p.MStage, synchronous) ? flags.Add(Flags.MStageContradictsInterval) : flags;
        return (synchronous, p.PrimaryControlled) switch
        {
            (true, _) => new(PresentationClass.Synchronous, "D5.1", evidence, flags),
            (false, true) => new(PresentationClass.Oligorecurrent, "D5.2", evidence, flags),
            (false, false) => new(PresentationClass.MetachronousUncontrolled, "D5.3", evidence, flags),
            _ => new(null, "D5.4", evidence, flags),
        };
    }

    /// <summary>Does the M stage at diagnosis contradict the interval? The flag <see cref="Flags.MStageContradictsInterval"/> without the rest.</summary>
    internal static bool StageContradicts(Patient patient, ClinicalConventions conventions) =>
        patient.MStage is not null && Interval(patient, conventions) is (null, var synchronous, _) && Contradicts(patient.MStage, synchronous);

    /// <summary>Is the interval up to six months? Null when a date is missing or too partial, or the metastasis comes long before the tumour.</summary>
    internal static Derived<bool?> DeriveIsSynchronous(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<PresentationClass?> presentation = Derive(history, conventions);
        bool? synchronous = presentation switch
        {
            { Rule: "D5.1" } => true,
            { Rule: "D5.2" or "D5.3" } => false,
            { Rule: "D5.4" } when IsLater(history.Patient, conventions) => false,
            _ => null,
        };
        return new(synchronous, presentation.Rule, () => Evidence.Of(history.Patient, "primary_dx_date", "metastasis_dx_date"), presentation.Flags);
    }

    /// <summary>The English label of a class.</summary>
    /// <param name="presentation">The class; null when unknown.</param>
    /// <returns>The label, or null when unknown.</returns>
    public static string? Label(PresentationClass? presentation) => Label(presentation, Language.English);

    /// <summary>The label of a class.</summary>
    /// <param name="presentation">The class; null when unknown.</param>
    /// <param name="language">Language of the label.</param>
    /// <returns>The label, or null when unknown.</returns>
    public static string? Label(PresentationClass? presentation, Language language) => presentation is { } known ? Labels[(int)known].In(language) : null;

    // The rule that leaves the interval undecided, or null; whether it is up to six months; its days.
    private static (string? Undecided, bool Synchronous, int Days) Interval(Patient p, ClinicalConventions conventions)
    {
        if (ResolvedDate.Read(p.PrimaryDxDate, conventions.PartialDates) is not { } primary
            || ResolvedDate.Read(p.MetastasisDxDate, conventions.PartialDates) is not { } metastasis)
        {
            return ("D5.4", false, 0);
        }

        int days = ClinicalTime.DaysBetween(primary.Day, metastasis.Day);
        if (ClinicalTime.DaysToMonths(days) < -conventions.SynchronousMonths)
        {
            return ("D5.5", false, days);
        }

        bool undecided = conventions.PartialDates == PartialDatePolicy.Bounds
            && IsSynchronous(primary.Latest, metastasis.Earliest, conventions) != IsSynchronous(primary.Earliest, metastasis.Latest, conventions);
        return (undecided ? "D5.4" : null, IsSynchronous(primary.Day, metastasis.Day, conventions), days);
    }

    private static bool Contradicts(string? stage, bool synchronous) => stage is not null && (IsM1(stage) ? !synchronous : IsM0(stage) && synchronous);

    // The interval is decided although the control of the primary tumour is missing.
    private static bool IsLater(Patient patient, ClinicalConventions conventions) =>
        ResolvedDate.Read(patient.PrimaryDxDate, conventions.PartialDates) is { } primary
        && ResolvedDate.Read(patient.MetastasisDxDate, conventions.PartialDates) is { } metastasis
        && !(conventions.PartialDates == PartialDatePolicy.Bounds
            ? IsSynchronous(primary.Latest, metastasis.Earliest, conventions)
            : IsSynchronous(primary.Day, metastasis.Day, conventions));

    private static bool IsSynchronous(DateOnly primary, DateOnly metastasis, ClinicalConventions conventions)
    {
        int side = conventions.SixMonthUnit == SixMonthUnit.Calendar
            ? metastasis.CompareTo(primary.AddMonths(conventions.SynchronousMonths))
            : ((double)ClinicalTime.DaysBetween(primary, metastasis)).CompareTo(ClinicalTime.MonthsToDays(conventions.SynchronousMonths));
        return conventions.SixMonthBoundary == SixMonthBoundary.Exclusive ? side <= 0 : side < 0;
    }

    private static bool IsM1(string stage) => stage.TrimStart('c', 'p').StartsWith("M1", StringComparison.OrdinalIgnoreCase) || stage == "1";

    private static bool IsM0(string stage) => stage.TrimStart('c', 'p').StartsWith("M0", StringComparison.OrdinalIgnoreCase) || stage == "0";
}
