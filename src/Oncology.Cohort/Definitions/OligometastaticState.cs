using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>State of the oligometastatic disease in the ESTRO-EORTC classification (D17).</summary>
/// <remarks>
/// <para>Questions in order: polymetastatic disease before (induced); else oligometastatic disease before (repeat); else de novo, and with an
/// interval of up to six months (D5) synchronous, which ends the questions; later, metachronous. Then: no active systemic treatment is
/// oligorecurrence; under treatment, a progressing or new lesion is oligoprogression, none is oligopersistence.</para>
/// <para>The first answer that is missing leaves the state unknown; the evidence ends with the field that is missing. Metachronous disease that does
/// not progress under treatment is not defined, flagged: a new lesion is progression by definition.</para>
/// <para>Source: Guckenberger et al., Lancet Oncol 2020;21:e18.</para>
/// </remarks>
public static class OligometastaticState
{
    // The second part of the tree: columns are no systemic treatment, progressing under it, not progressing under it.
    private static readonly ImmutableArray<OligometastaticClass?> Induced =
        [OligometastaticClass.InducedOligorecurrence, OligometastaticClass.InducedOligoprogression, OligometastaticClass.InducedOligopersistence];

    private static readonly ImmutableArray<OligometastaticClass?> Repeat =
        [OligometastaticClass.RepeatOligorecurrence, OligometastaticClass.RepeatOligoprogression, OligometastaticClass.RepeatOligopersistence];

    private static readonly ImmutableArray<OligometastaticClass?> Metachronous =
        [OligometastaticClass.MetachronousOligorecurrence, OligometastaticClass.MetachronousOligoprogression, null];

    /// <summary>Labels of the states, in the order of <see cref="OligometastaticClass"/>.</summary>
    public static ImmutableArray<Wording> Labels { get; } =
    [
        new("synchronous", "synchrone"),
        new("metachronous oligorecurrence", "oligorécidive métachrone"),
        new("metachronous oligoprogression", "oligoprogression métachrone"),
        new("repeat oligorecurrence", "oligorécidive répétée"),
        new("repeat oligoprogression", "oligoprogression répétée"),
        new("repeat oligopersistence", "oligopersistance répétée"),
        new("induced oligorecurrence", "oligorécidive induite"),
        new("induced oligoprogression", "oligoprogression induite"),
        new("induced oligopersistence", "oligopersistance induite"),
    ];

    /// <summary>The state.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Months, boundary and unit of the interval, policy for partial dates.</param>
    /// <returns>The state, or null when unknown or not defined.</returns>
    public static Derived<OligometastaticClass?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        switch (Ask(p.HistoryPolymetastatic, "history_polymetastatic"))
        {
            case true:
                return UnderTreatment(Induced, "D17.induced");
            case null:
                return Unknown();
        }

        switch (Ask(p.HistoryOligometastatic, "history_oligometastatic"))
        {
            case true:
                return UnderTreatment(Repeat, "D17.repeat");
            case null:
                return Unknown();
        }

        Derived<bool?> interval = Presentation.DeriveIsSynchronous(history, conventions);
        evidence.AddRange(interval.Evidence);
        return interval.Value switch
        {
            true => new(OligometastaticClass.Synchronous, "D17.synchronous", evidence.ToImmutable(), interval.Flags),
            false => UnderTreatment(Metachronous, "D17.metachronous"),
            _ => new(null, "D17.unknown", evidence.ToImmutable(), interval.Flags),
        };

        bool? Ask(bool? answer, string field)
        {
            evidence.AddRange(Evidence.Of(p, field));
            return answer;
        }

        Derived<OligometastaticClass?> UnderTreatment(ImmutableArray<OligometastaticClass?> states, string rule)
        {
            bool? treated = Ask(p.OnSystemicAtOmd, "on_systemic_at_omd");
            if (treated == false)
            {
                return new(states[0], rule, evidence.ToImmutable(), []);
            }

            if (treated is null || Ask(p.AnyProgressingLesion, "any_progressing_lesion") is not { } progressing)
            {
                return Unknown();
            }

            OligometastaticClass? state = states[progressing ? 1 : 2];
            return new(state, rule, evidence.ToImmutable(), state is null ? [Flags.StateNotDefined] : []);
        }

        Derived<OligometastaticClass?> Unknown() => new(null, "D17.unknown", evidence.ToImmutable(), []);
    }

    /// <summary>The label of a state.</summary>
    /// <param name="state">The state; null when unknown.</param>
    /// <param name="language">Language of the label.</param>
    /// <returns>The label, or null when unknown.</returns>
    public static string? Label(OligometastaticClass? state, Language language) => state is { } known ? Labels[(int)known].In(language) : null;
}
