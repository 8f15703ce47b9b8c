using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Primary or secondary endocrine resistance (D16).</summary>
/// <remarks>
/// <para>D16.adjuvant: relapse less than 24 months after the start of adjuvant endocrine treatment is primary, later is secondary; the relapse is
/// the diagnosis of the metastatic disease. D16.metastatic: progression less than 6 months after the start of the first endocrine treatment of the
/// metastatic disease is primary, later is secondary. The boundary day is secondary. <see cref="Derive"/> takes the metastatic answer when there
/// is one, being the later event, else the adjuvant one; a covariate known at time zero is <see cref="DeriveAdjuvant"/>.</para>
/// <para>D16.ended (profile ABC): after the end of adjuvant treatment, relapse within 12 months is secondary and a later one sensitive.
/// D16.none: no exposure; sensitive under ABC, no class under the thesis.</para>
/// <para>Hormone-receptor-negative disease has no class, flagged. A missing date leaves the class unknown, flagged.</para>
/// <para>Source: Glemarec, thesis, Toulouse 2021; Cardoso et al. (ABC5), Ann Oncol 2020;31:1623.</para>
/// </remarks>
public static class EndocrineResistance
{
    /// <summary>The class at the latest event: on treatment of the metastatic disease when it progressed there, else after adjuvant treatment.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Profile, limits in months, threshold of the hormone receptors.</param>
    /// <returns>The class, or null when it is unknown or does not apply (see the flags).</returns>
    public static Derived<EndocrineResistanceClass?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<EndocrineResistanceClass?> metastatic = DeriveMetastatic(history, conventions);
        Derived<EndocrineResistanceClass?> adjuvant = DeriveAdjuvant(history, conventions);
        bool metastaticDecides = metastatic.Value is not null && metastatic.Rule == "D16.metastatic";
        bool metastaticIsOpen = metastatic.Rule == "D16.metastatic" && adjuvant.Rule == "D16.none" && (metastatic.Has(Flags.DateMissing) || adjuvant.Value is null);
        return metastaticDecides || metastaticIsOpen || metastatic.Has(Flags.HormoneReceptorNegative) ? metastatic : adjuvant;
    }

    /// <summary>The class by adjuvant endocrine treatment and the diagnosis of the metastatic disease.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Profile, limits in months, threshold of the hormone receptors.</param>
    /// <returns>The class, or null when it is unknown or does not apply (see the flags).</returns>
    public static Derived<EndocrineResistanceClass?> DeriveAdjuvant(PatientHistory history, ClinicalConventions conventions)
    {
        Treatment[] rows = Endocrine(history, conventions, TreatmentSetting.Adjuvant);
        ImmutableArray<Evidence> evidence =
        [
            .. rows.SelectMany(t => Evidence.Of(t, "setting", "start_date", "stop_date", "ongoing")), .. Evidence.Of(history.Patient, "metastasis_dx_date"),
        ];
        if (NotApplicable(history, conventions, evidence) is { } negative)
        {
            return negative;
        }

        if (rows.Length == 0)
        {
            return OfUnknownClass(Of(history, conventions, TreatmentSetting.Adjuvant), "D16.adjuvant", evidence) ?? WithoutExposure(evidence, conventions);
        }

        ResolvedDate? relapse = ResolvedDate.Read(history.Patient.MetastasisDxDate, conventions.PartialDates);
        ResolvedDate? start = SystemicTreatment.Earliest(rows, conventions) is { } first ? new ResolvedDate(first, first, first, false) : null;
        if (relapse is null || start is null)
        {
            return new(null, "D16.adjuvant", evidence, [Flags.DateMissing]);
        }

        double months = ClinicalTime.DaysToMonths(ClinicalTime.DaysBetween(start.Value.Day, relapse.Value.Day));
        if (months < 0)
        {
            return WithoutExposure(evidence, conventions);
        }

        Treatment last = rows[^1];
        ResolvedDate? stop = rows.Any(t => t.Ongoing == true) ? null
            : rows.Select(t => ResolvedDate.Read(t.StopDate, conventions.PartialDates)).Where(d => d is not null).Max();
        bool hadEnded = last.StopDate is null ? last.Ongoing == false : stop is { } day && day.Day < relapse.Value.Day;
        EndocrineResistanceClass byStart = months < conventions.AdjuvantResistanceMonths ? EndocrineResistanceClass.Primary : EndocrineResistanceClass.Secondary;
        if (!hadEnded || conventions.EndocrineResistance == EndocrineResistanceProfile.Thesis)
        {
            return new(byStart, "D16.adjuvant", evidence, hadEnded ? [Flags.AdjuvantHadEnded] : []);
        }

        if (stop is null)
        {
            return new(null, "D16.ended", evidence, [Flags.DateMissing, Flags.AdjuvantHadEnded]);
        }

        double since = ClinicalTime.DaysToMonths(ClinicalTime.DaysBetween(stop.Value.Day, relapse.Value.Day));
        bool soon = since <= conventions.AfterAdjuvantMonths;
        return new(soon ? EndocrineResistanceClass.Secondary : EndocrineResistanceClass.Sensitive, "D16.ended", evidence, [Flags.AdjuvantHadEnded]);
    }

    /// <summary>The class by the first endocrine treatment of the metastatic disease and the first progression on it.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Profile, limits in months, threshold of the hormone receptors.</param>
    /// <returns>The class, or null when there was no progression, or it is unknown or does not apply (see the flags).</returns>
    public static Derived<EndocrineResistanceClass?> DeriveMetastatic(PatientHistory history, ClinicalConventions conventions)
    {
        Treatment[] rows = Endocrine(history, conventions, TreatmentSetting.Metastatic);
        SourcedDate[] progressions = [.. DateSources.Progression.Dates(history)];
        ImmutableArray<Evidence> evidence =
        [
            .. rows.SelectMany(t => Evidence.Of(t, "setting", "start_date")), .. Evidence.Of(history.Patient, "progression"),
            .. progressions.SelectMany(p => p.Evidence),
        ];
        if (NotApplicable(history, conventions, evidence) is { } negative)
        {
            return negative;
        }

        if (rows.Length == 0)
        {
            return OfUnknownClass(Of(history, conventions, TreatmentSetting.Metastatic), "D16.metastatic", evidence) ?? WithoutExposure(evidence, conventions);
        }

        DateOnly? start = SystemicTreatment.Earliest(rows, conventions);
        DateOnly[] after =
        [
            .. progressions.Select(p => ResolvedDate.Read(p.Date, conventions.PartialDates)).Where(d => d is not null)
                .Select(d => d!.Value.Day).Where(d => start is { } s && d >= s),
        ];
        bool undated = start is null || (after.Length == 0 && DateSources.Progression.Problem(history) is not null);
        if (undated || after.Length == 0)
        {
            return new(null, "D16.metastatic", evidence, undated ? [Flags.DateMissing] : history.Patient.Progression == false ? [Flags.NoProgression] : []);
        }

        double months = ClinicalTime.DaysToMonths(ClinicalTime.DaysBetween(start!.Value, after.Min()));
        bool early = months < conventions.MetastaticResistanceMonths;
        return new(early ? EndocrineResistanceClass.Primary : EndocrineResistanceClass.Secondary, "D16.metastatic", evidence, []);
    }

    private static Derived<EndocrineResistanceClass?>? NotApplicable(
        PatientHistory history, ClinicalConventions conventions, ImmutableArray<Evidence> evidence)
    {
        Derived<ReceptorStatus?> receptors = HormoneReceptor.Derive(history, conventions);
        return receptors.Value == ReceptorStatus.Negative
            ? new(null, "D16.hr", [.. evidence, .. receptors.Evidence], [Flags.HormoneReceptorNegative])
            : null;
    }

    private static Derived<EndocrineResistanceClass?> WithoutExposure(ImmutableArray<Evidence> evidence, ClinicalConventions conventions) => new(
        conventions.EndocrineResistance == EndocrineResistanceProfile.Abc ? EndocrineResistanceClass.Sensitive : null,
        "D16.none",
        evidence,
        [Flags.NoEndocrineExposure]);

    // Without an endocrine row, one of unknown class leaves open whether there was any.
    private static Derived<EndocrineResistanceClass?>? OfUnknownClass(IEnumerable<Treatment> rows, string rule, ImmutableArray<Evidence> evidence)
    {
        Treatment[] open = [.. rows.Where(t => SystemicTreatment.OpenOf(t).HasFlag(SystemicClasses.Endocrine))];
        return open.Length == 0 ? null : new(null, rule, [.. evidence, .. open.SelectMany(t => Evidence.Of(t, "agents", "drug_class"))], [Flags.DrugClassUnknown]);
    }

    private static Treatment[] Endocrine(PatientHistory history, ClinicalConventions conventions, TreatmentSetting setting)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        return [.. Of(history, conventions, setting).Where(t => t.DrugClasses.Any(c => SystemicTreatment.ClassOf(c) == SystemicClasses.Endocrine))];
    }

    private static IEnumerable<Treatment> Of(PatientHistory history, ClinicalConventions conventions, TreatmentSetting setting) => setting == TreatmentSetting.Metastatic
        ? SystemicTreatment.ForMetastaticDisease(history, conventions, [])
        : history.Treatments.Where(t => t.Kind == TreatmentKind.Systemic && t.Setting == setting);
}
