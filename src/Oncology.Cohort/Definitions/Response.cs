using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Response of the disease by RECIST 1.1 (D13): target lesions, overall, best overall, objective response, disease control.</summary>
/// <remarks>
/// <para>The best overall response is the best of complete &gt; partial &gt; stable &gt; progressive &gt; not evaluable up to the first progression or
/// the start of a second line. Stable disease counts from <see cref="ClinicalConventions.StableDiseaseWeeks"/> after time zero; an earlier one is not
/// evaluable, or progressive when the next assessment is. Non-complete/non-progressive counts like stable. Responses are not confirmed by a second
/// assessment, flagged.</para>
/// <para>The baseline sum is the last one on or before time zero, else the first; the nadir is the smallest sum so far, the baseline included.</para>
/// <para>Source: Eisenhauer et al. (RECIST 1.1), Eur J Cancer 2009;45:228.</para>
/// </remarks>
public static class Response
{
    // Sums in whole or tenths of mm must not miss a limit by the rounding of a product.
    private const double ToleranceMm = 1e-9;

    private static readonly ImmutableArray<TumourResponse> BestFirst =
    [
        TumourResponse.Complete, TumourResponse.Partial, TumourResponse.Stable, TumourResponse.NonCompleteNonProgressive,
        TumourResponse.Progressive, TumourResponse.NotEvaluable,
    ];

    /// <summary>Response of the target lesions: complete at 0 (nodes below 10 mm recorded as 0); progressive at 20 % and 5 mm or more above the nadir; partial at 30 % or more below
    /// the baseline; else stable. A growth of 20 % that stays below 5 mm is stable (<see cref="ClinicalConventions.SmallRegrowth"/>).</summary>
    /// <param name="baselineMm">Sum of diameters at baseline, mm, above 0.</param>
    /// <param name="nadirMm">Smallest sum so far, mm, at least 0.</param>
    /// <param name="sumMm">Sum now, mm, at least 0.</param>
    /// <param name="conventions">Reading of a small regrowth; null for the Toulouse conventions.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sum is negative or not finite, or the baseline is 0.</exception>
    public static TumourResponse OfSums(double baselineMm, double nadirMm, double sumMm, ClinicalConventions? conventions = null)
    {
        Check(baselineMm > 0 && double.IsFinite(baselineMm), baselineMm, nameof(baselineMm));
        Check(nadirMm >= 0 && double.IsFinite(nadirMm), nadirMm, nameof(nadirMm));
        Check(sumMm >= 0 && double.IsFinite(sumMm), sumMm, nameof(sumMm));
        double growth = sumMm - nadirMm;
        bool grew = growth > 0 && growth >= (0.2 * nadirMm) - ToleranceMm;
        bool smallIsStable = (conventions ?? ClinicalConventions.Toulouse).SmallRegrowth == SmallRegrowth.Stable;
        return sumMm == 0 ? TumourResponse.Complete
            : grew && growth >= 5 - ToleranceMm ? TumourResponse.Progressive
            : grew && smallIsStable ? TumourResponse.Stable
            : sumMm <= (0.7 * baselineMm) + ToleranceMm ? TumourResponse.Partial
            : TumourResponse.Stable;
    }

    /// <summary>Overall response of one assessment.</summary>
    /// <param name="target">Response of the target lesions; null when there are none.</param>
    /// <param name="nonTarget">Response of the other lesions (complete, non-complete/non-progressive, progressive, not evaluable); null when there
    /// are none.</param>
    /// <param name="newLesion">Whether a new lesion was seen.</param>
    /// <returns>The overall response.</returns>
    public static TumourResponse Overall(TumourResponse? target, TumourResponse? nonTarget, bool newLesion)
    {
        if (newLesion || target == TumourResponse.Progressive || nonTarget == TumourResponse.Progressive)
        {
            return TumourResponse.Progressive;
        }

        return (target, nonTarget) switch
        {
            (null, null) => TumourResponse.NotEvaluable,
            (null, TumourResponse.Complete) => TumourResponse.Complete,
            (null, TumourResponse.NotEvaluable) => TumourResponse.NotEvaluable,
            (null, _) => TumourResponse.NonCompleteNonProgressive,
            (TumourResponse.Complete, null or TumourResponse.Complete) => TumourResponse.Complete,
            (TumourResponse.Complete, _) => TumourResponse.Partial,
            ({ } known, _) => known,
        };
    }

    /// <summary>The assessments of a patient in date order.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Policy for partial dates.</param>
    /// <returns>One entry per assessment or progression row that says something about the disease.</returns>
    public static ImmutableArray<ResponseAssessment> Assessments(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        DateOnly? start = TimeZero.Derive(history, conventions).Value;
        var all = ImmutableArray.CreateBuilder<ResponseAssessment>();
        double? baseline = null;
        double? nadir = null;
        foreach (ClinicalEvent row in history.Events.Where(IsAssessment))
        {
            DateOnly? day = ResolvedDate.Read(row.EventDate, conventions.PartialDates)?.Day;
            bool atBaseline = day is { } own && start is { } zero && own <= zero;
            TumourResponse? target = null;
            if (row.TargetSumMm is { } sum and >= 0)
            {
                bool isFirst = baseline is null || atBaseline;
                target = isFirst || baseline is not > 0 ? null : OfSums(baseline.Value, nadir!.Value, sum, conventions);
                baseline = isFirst ? sum : baseline;
                nadir = isFirst ? sum : Math.Min(nadir!.Value, sum);
            }

            bool isBaselineOnly = row.Response is null && row.EventType is EventType.Assessment or null && target is null && row.NewLesion != true;
            if (!isBaselineOnly)
            {
                bool progressed = row.NewLesion == true || row.EventType is not (EventType.Assessment or null);
                all.Add(new ResponseAssessment(row, day, target, progressed ? TumourResponse.Progressive : row.Response ?? Overall(target, null, false)));
            }
        }

        return all.ToImmutable();
    }

    /// <summary>Best overall response.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Minimum time of stable disease, policy for partial dates.</param>
    /// <returns>The response, or null when there is neither an assessment nor a recorded best response.</returns>
    public static Derived<TumourResponse?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ImmutableArray<ResponseAssessment> all = Assessments(history, conventions);
        if (all.IsEmpty)
        {
            TumourResponse? recorded = history.Patient.BestResponse;
            return new(recorded, "D13.recorded", Evidence.Of(history.Patient, "best_response"), recorded is null ? [] : [Flags.ResponseRecorded]);
        }

        Derived<DateOnly?> start = TimeZero.Derive(history, conventions);
        ResponseAssessment[] counted = [.. UpToTheEnd(all, SecondLine(history, conventions), start.Value)];
        var flags = new List<Flag> { Flags.ResponseUnconfirmed };
        var responses = new List<TumourResponse>();
        for (int i = 0; i < counted.Length; i++)
        {
            ResponseAssessment one = counted[i];
            if (one.Target is { } byTarget && one.Event.Response is { } said && byTarget != said && said != TumourResponse.NotEvaluable)
            {
                flags.Add(Flags.ResponseContradictsSums);
            }

            responses.Add(one.Overall is TumourResponse.Stable or TumourResponse.NonCompleteNonProgressive && IsTooEarly(one.Day, start.Value, conventions)
                ? TooEarly(i + 1 < counted.Length ? counted[i + 1].Overall : null, flags)
                : one.Overall);
        }

        TumourResponse best = responses.Count == 0 ? TumourResponse.NotEvaluable : BestFirst.First(responses.Contains);
        ImmutableArray<Evidence> evidence =
        [
            .. counted.SelectMany(a => Evidence.Of(a.Event, "event_date", "response", "target_sum_mm", "new_lesion")), .. start.Evidence,
        ];
        return new(best, "D13", evidence, [.. flags.Distinct()]);
    }

    /// <summary>Objective response: complete or partial.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Options of the best response.</param>
    /// <returns>Met, NotMet, or Unknown when there is no response or it was not evaluable.</returns>
    public static Derived<Verdict> DeriveObjective(PatientHistory history, ClinicalConventions conventions) =>
        IsOneOf(Derive(history, conventions), TumourResponse.Complete, TumourResponse.Partial);

    /// <summary>Disease control: complete, partial or stable.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Options of the best response.</param>
    /// <returns>Met, NotMet, or Unknown when there is no response or it was not evaluable.</returns>
    public static Derived<Verdict> DeriveDiseaseControl(PatientHistory history, ClinicalConventions conventions) => IsOneOf(
        Derive(history, conventions),
        TumourResponse.Complete,
        TumourResponse.Partial,
        TumourResponse.Stable,
        TumourResponse.NonCompleteNonProgressive);

    private static Derived<Verdict> IsOneOf(Derived<TumourResponse?> best, params ReadOnlySpan<TumourResponse> wanted)
    {
        Verdict verdict = best.Value is null or TumourResponse.NotEvaluable ? Verdict.Unknown
            : wanted.Contains(best.Value.Value) ? Verdict.Met
            : Verdict.NotMet;
        return new(verdict, best.Rule, best.Evidence, best.Flags);
    }

    private static IEnumerable<ResponseAssessment> UpToTheEnd(IEnumerable<ResponseAssessment> all, DateOnly? secondLine, DateOnly? start)
    {
        foreach (ResponseAssessment one in all.Where(a => a.Day is null || start is null || a.Day >= start))
        {
            if (one.Day is { } day && secondLine is { } next && day > next)
            {
                yield break;
            }

            yield return one;
            if (one.Overall == TumourResponse.Progressive)
            {
                yield break;
            }
        }
    }

    private static DateOnly? SecondLine(PatientHistory history, ClinicalConventions conventions) => SystemicTreatment.Earliest(
        SystemicTreatment.ForMetastaticDisease(history, conventions, []).Where(t => t.Line >= 2), conventions);

    // A day that is unknown is not held against a stable disease.
    private static bool IsTooEarly(DateOnly? day, DateOnly? start, ClinicalConventions conventions) =>
        day is { } seen && start is { } zero && ClinicalTime.DaysBetween(zero, seen) < 7 * conventions.StableDiseaseWeeks;

    private static TumourResponse TooEarly(TumourResponse? next, List<Flag> flags)
    {
        flags.Add(Flags.StableTooEarly);
        return next == TumourResponse.Progressive ? TumourResponse.Progressive : TumourResponse.NotEvaluable;
    }

    private static bool IsAssessment(ClinicalEvent row) => row.EventType is null or EventType.Assessment
        ? row.Response is not null || row.TargetSumMm is not null || row.NewLesion == true
        : row.EventType is EventType.Progression or EventType.LocalFailure or EventType.NewMetastasis;

    private static void Check(bool isValid, double value, string name)
    {
        if (!isValid)
        {
            throw new ArgumentOutOfRangeException(name, value, "A sum of diameters must be finite and not negative, a baseline above 0.");
        }
    }
}
