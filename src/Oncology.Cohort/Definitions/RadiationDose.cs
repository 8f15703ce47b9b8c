using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Dose of a radiotherapy row (D12), from total, fractions, dose per fraction or the written schedule.</summary>
/// <remarks>Two of total, fractions and dose per fraction make the third; a total that differs from fractions × dose by more than 0.1 Gy is
/// flagged and kept. Otherwise the schedule is read: <c>27/3</c> is total/fractions; <c>3x9</c> is fractions × dose, flagged when both
/// factors could be either and neither the number of fractions nor the dose per fraction settles it. A dose outside 0.5 to 34 Gy per fraction or 4 to 90 Gy in total is flagged, as is one above 10 Gy per fraction,
/// where the linear-quadratic model is extrapolated.</remarks>
public static class RadiationDose
{
    private const double LargestFractionOfTheModelGy = 10;

    /// <summary>The dose of one treatment.</summary>
    /// <param name="treatment">The treatment row.</param>
    /// <param name="conventions">Not consulted for the dose itself; every definition takes them.</param>
    /// <returns>The dose, or null when it cannot be made.</returns>
    public static Derived<FractionatedDose?> Derive(Treatment treatment, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(conventions);
        ImmutableArray<Evidence> evidence = Evidence.Of(treatment, "total_dose_gy", "n_fractions", "dose_per_fraction_gy", "schedule");
        var flags = new List<Flag>();
        FractionatedDose? dose = (treatment.TotalDoseGy, treatment.NFractions, treatment.DosePerFractionGy) switch
        {
            ({ } total, { } n and > 0, _) => new FractionatedDose(total, n),
            ({ } total, null, { } each and > 0) => new FractionatedDose(total, (int)Math.Round(total / each)),
            (null, { } n and > 0, { } each) => new FractionatedDose(n * each, n),
            _ => OfSchedule(treatment, flags),
        };
        if (dose is { } known)
        {
            double perFraction = treatment.DosePerFractionGy ?? known.PerFractionGy;
            Note(Math.Abs((perFraction * known.Fractions) - known.TotalGy) > 0.1, Flags.DoseInconsistent);
            Note(known.PerFractionGy is < 0.5 or > 34 || known.TotalGy is < 4 or > 90, Flags.DoseOutOfRange);
            Note(known.PerFractionGy > LargestFractionOfTheModelGy, Flags.LinearQuadraticExtrapolated);
        }

        return new(dose, "D12", evidence, [.. flags]);

        void Note(bool applies, Flag flag)
        {
            if (applies)
            {
                flags.Add(flag);
            }
        }
    }

    /// <summary>The α/β that applies to a treatment: that of its organ when all treated lesions share one, else the general one.</summary>
    /// <param name="treatment">The treatment row.</param>
    /// <param name="history">The patient, for the organs of the lesions.</param>
    /// <param name="conventions">α/β in general and by organ.</param>
    /// <returns>α/β in Gy.</returns>
    public static double AlphaBetaGy(Treatment treatment, PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Organ?[] organs =
        [
            .. history.Lesions.Where(l => treatment.TreatsAllLesions || treatment.LesionIds.Contains(l.LesionId)).Select(l => l.Organ).Distinct(),
        ];
        return organs is [{ } organ] && conventions.AlphaBetaByOrgan.TryGetValue(organ, out double own) ? own : conventions.AlphaBetaGy;
    }

    private static FractionatedDose? OfSchedule(Treatment treatment, List<Flag> flags)
    {
        if (ScheduleText.Read(treatment.Schedule) is not { } read)
        {
            return null;
        }

        // Another column may say which of the two factors is the number of fractions.
        double each = read.TotalGy / read.Fractions;
        bool isSettled = treatment.NFractions == read.Fractions || treatment.DosePerFractionGy == each;
        if (read.IsAmbiguous && !isSettled && (treatment.NFractions == each || treatment.DosePerFractionGy == read.Fractions))
        {
            return new FractionatedDose(read.TotalGy, (int)each);
        }

        if (read.IsAmbiguous && !isSettled)
        {
            flags.Add(Flags.ScheduleAmbiguous);
        }

        return new FractionatedDose(read.TotalGy, read.Fractions);
    }
}
