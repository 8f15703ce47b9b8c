namespace Oncology.Cohort;

/// <summary>HER2 status (D3), from the immunohistochemical score and the in situ hybridisation.</summary>
/// <remarks>
/// <para>3+ is positive. 2+ is decided by in situ hybridisation. 0 and 1+ are negative unless the hybridisation is positive
/// (<see cref="ClinicalConventions.Her2Profile"/>). Without a score the hybridisation decides alone, flagged when positive.</para>
/// <para>When ratio and copies make a group (<see cref="IshGroup"/>) the numbers decide: group 1 is a positive and group 5 a negative
/// hybridisation; groups 2 to 4 are settled by the score: 3+ positive; 2+ positive only in group 3; 0 and 1+ negative; unknown without
/// score. Copies without ratio (single probe): positive from 6.0, negative below 4.0, between them 3+ is positive, 0 and 1+ negative.</para>
/// <para>Where there is neither score nor hybridisation nor its numbers, the status as it was reported stands, flagged, as for the hormone receptors (D2.4).</para>
/// <para>Rules: D3.ihc3, D3.ihc2, D3.ihc01 by score; D3.ish without score; D3.group2 to D3.group4 and D3.single by numbers; D3.reported.</para>
/// <para>Source: Wolff et al. (ASCO/CAP), J Clin Oncol 2018;36:2105; Franchet et al. (GEFPICS), Ann Pathol 2021;41:507.</para>
/// </remarks>
public static class Her2
{
    /// <summary>The status.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Profile, and whether low scores need a negative hybridisation.</param>
    /// <returns>Positive, Negative, or null when unknown.</returns>
    public static Derived<ReceptorStatus?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        var flags = new List<Flag>();
        if (p is { Her2Reported: { } reported, Her2Ihc: null, Her2Ish: null or IshResult.NotDone, Her2Ratio: null, Her2Copies: null })
        {
            return new(reported, "D3.reported", () => Evidence.Of(p, "her2_reported", "her2_ihc", "her2_ish"), [Flags.Her2AsReported]);
        }

        int? score = ScoreOf(p.Her2Ihc, flags);
        (IshResult? ish, string? settledBy) = ReadIsh(p, flags);

        (ReceptorStatus? status, string rule) = settledBy is null
            ? ByTable(score, ish, conventions, flags)
            : (ByScore(score, settledBy), settledBy);
        return new(status, rule, () => Evidence.Of(p, "her2_ihc", "her2_ish", "her2_ratio", "her2_copies"), [.. flags]);
    }

    /// <summary>Low or zero, among the HER2-negative.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Profile, and whether low scores need a negative hybridisation.</param>
    /// <returns>Low, Zero, or null when the tumour is positive (flagged), not known to be negative, or has no score.</returns>
    public static Derived<Her2Subclass?> DeriveSubclass(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<ReceptorStatus?> status = Derive(history, conventions);
        Her2Subclass? subclass = (status.Value, ScoreOf(history.Patient.Her2Ihc, [])) switch
        {
            (ReceptorStatus.Negative, 0) => Her2Subclass.Zero,
            (ReceptorStatus.Negative, 1 or 2) => Her2Subclass.Low,
            _ => null,
        };
        return new(subclass, "D3.low", () => status.Evidence, status.Value == ReceptorStatus.Positive ? status.Flags.Add(Flags.Her2Positive) : status.Flags);
    }

    /// <summary>Group of a dual-probe hybridisation.</summary>
    /// <param name="ratio">HER2/CEP17 ratio.</param>
    /// <param name="copies">Mean HER2 copies per cell.</param>
    /// <returns>The group, or null when a number is missing or its bounds lie on both sides of a limit.</returns>
    public static Her2IshGroup? IshGroup(BoundedNumber? ratio, BoundedNumber? copies)
    {
        if (ratio is not { } r || copies is not { } c)
        {
            return null;
        }

        return (r.IsAtLeast(2), c.IsAtLeast(4), c.IsAtLeast(6)) switch
        {
            (Verdict.Met, Verdict.Met, _) => Her2IshGroup.Group1,
            (Verdict.Met, Verdict.NotMet, _) => Her2IshGroup.Group2,
            (Verdict.NotMet, _, Verdict.Met) => Her2IshGroup.Group3,
            (Verdict.NotMet, Verdict.Met, Verdict.NotMet) => Her2IshGroup.Group4,
            (Verdict.NotMet, Verdict.NotMet, _) => Her2IshGroup.Group5,
            _ => null,
        };
    }

    /// <summary>The result of the hybridisation, as reported or made of its numbers.</summary>
    internal static IshResult? HybridisationOf(Patient patient) =>
        patient is { Her2Ratio: null, Her2Copies: null } ? patient.Her2Ish : ReadIsh(patient, []).Ish;

    private static int? ScoreOf(Her2Ihc? score, List<Flag> flags)
    {
        if (score is Her2Ihc.Score1To2 or Her2Ihc.Score2To3)
        {
            flags.Add(Flags.ScoreRange);
        }

        return score switch
        {
            null => null,
            Her2Ihc.Score0 => 0,
            Her2Ihc.Score0To1 or Her2Ihc.Score1 => 1, // Both ends lead to the same decision.
            Her2Ihc.Score1To2 or Her2Ihc.Score2 => 2,
            _ => 3,
        };
    }

    // The hybridisation as a result, or the rule by which the score settles the numbers.
    private static (IshResult? Ish, string? SettledBy) ReadIsh(Patient p, List<Flag> flags)
    {
        IshResult? reported = p.Her2Ish;
        (IshResult? fromNumbers, string? settledBy) = p.Her2Ratio is null && p.Her2Copies is { } copies
            ? OfSingleProbe(copies)
            : OfGroup(IshGroup(p.Her2Ratio, p.Her2Copies));
        if (fromNumbers is null)
        {
            if (p.Her2Ratio is not null || p.Her2Copies is not null)
            {
                flags.Add(Flags.IshNumbersIncomplete);
            }

            return (reported, null);
        }

        bool contradicts = (reported, fromNumbers) is (IshResult.Positive, IshResult.Negative) or (IshResult.Negative, IshResult.Positive);
        if (contradicts)
        {
            flags.Add(Flags.IshNumbersContradictResult);
        }

        return (fromNumbers, settledBy);
    }

    private static (IshResult? Ish, string? SettledBy) OfSingleProbe(BoundedNumber copies) =>
        (copies.IsAtLeast(6), copies.IsAtLeast(4)) switch
        {
            (Verdict.Met, _) => (IshResult.Positive, null),
            (_, Verdict.NotMet) => (IshResult.Negative, null),
            (Verdict.NotMet, Verdict.Met) => (IshResult.Equivocal, "D3.single"),
            _ => (null, null),
        };

    private static (IshResult? Ish, string? SettledBy) OfGroup(Her2IshGroup? group) => group switch
    {
        null => (null, null),
        Her2IshGroup.Group1 => (IshResult.Positive, null),
        Her2IshGroup.Group5 => (IshResult.Negative, null),
        { } other => (IshResult.Equivocal, $"D3.group{(int)other}"),
    };

    private static ReceptorStatus? ByScore(int? score, string settledBy) => score switch
    {
        3 => ReceptorStatus.Positive,
        2 when settledBy == "D3.single" => null,
        2 => settledBy == "D3.group3" ? ReceptorStatus.Positive : ReceptorStatus.Negative,
        0 or 1 => ReceptorStatus.Negative,
        _ => null,
    };

    private static (ReceptorStatus? Status, string Rule) ByTable(
        int? score, IshResult? ish, ClinicalConventions conventions, List<Flag> flags)
    {
        bool withoutResult = ish is IshResult.Equivocal or IshResult.Failed;
        switch (score)
        {
            case 3:
                Note(ish == IshResult.Negative, Flags.IshDiscordant);
                return (ReceptorStatus.Positive, "D3.ihc3");
            case 2:
                Note(withoutResult, Flags.IshWithoutResult);
                return (OfIsh(ish), "D3.ihc2");
            case 0 or 1 when ish == IshResult.Positive:
                Note(true, Flags.IshDiscordant);
                return (conventions.Her2Profile == Her2Profile.AscoCap ? ReceptorStatus.Positive : null, "D3.ihc01");
            case 0 or 1:
                Note(withoutResult, Flags.IshWithoutResult);
                bool accepted = ish == IshResult.Negative || !conventions.RequireIshForLowScores;
                return (accepted ? ReceptorStatus.Negative : null, "D3.ihc01");
            default:
                Note(ish == IshResult.Positive, Flags.IshOnly);
                Note(withoutResult, Flags.IshWithoutResult);
                return (OfIsh(ish), "D3.ish");
        }

        void Note(bool applies, Flag flag)
        {
            if (applies)
            {
                flags.Add(flag);
            }
        }
    }

    private static ReceptorStatus? OfIsh(IshResult? ish) => ish switch
    {
        IshResult.Positive => ReceptorStatus.Positive,
        IshResult.Negative => ReceptorStatus.Negative,
        _ => null,
    };
}
