using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The patients of a study with the steps that led to them.</summary>
public sealed class PatientCohort
{
    private PatientCohort(ImmutableArray<PatientHistory> histories, ImmutableArray<FlowStep> flow, DateOnly? cutOffDate)
    {
        Histories = histories;
        Flow = flow;
        CutOffDate = cutOffDate;
    }

    /// <summary>The patients, in file order.</summary>
    public ImmutableArray<PatientHistory> Histories { get; }

    /// <summary>Steps from the patients read to the patients kept, in order.</summary>
    public ImmutableArray<FlowStep> Flow { get; }

    /// <summary>Administrative cut-off: later events are not counted and later follow-up is truncated. Null when there is none.</summary>
    public DateOnly? CutOffDate { get; }

    /// <summary>Number of patients.</summary>
    public int Count => Histories.Length;

    /// <summary>Gathers patients.</summary>
    /// <param name="histories">The patients.</param>
    /// <param name="cutOffDate">Administrative cut-off; null for none.</param>
    /// <returns>A cohort with an empty flow.</returns>
    /// <exception cref="ArgumentException">A patient code occurs twice.</exception>
    public static PatientCohort Create(IEnumerable<PatientHistory> histories, DateOnly? cutOffDate = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        ImmutableArray<PatientHistory> all = [.. histories];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < all.Length; i++)
        {
            if (!seen.Add(all[i].PatientId))
            {
                throw new ArgumentException($"Patient '{all[i].PatientId}' at index {i} occurs twice.", nameof(histories));
            }
        }

        return new PatientCohort(all, [], cutOffDate);
    }

    /// <summary>Gathers patients whose codes are known to differ.</summary>
    internal static PatientCohort OfDistinct(ImmutableArray<PatientHistory> histories, DateOnly? cutOffDate) => new(histories, [], cutOffDate);

    /// <summary>The same patients with an administrative cut-off.</summary>
    /// <param name="cutOffDate">The last day that counts; null for none.</param>
    /// <returns>A new cohort.</returns>
    public PatientCohort WithCutOff(DateOnly? cutOffDate) => new(Histories, Flow, cutOffDate);

    /// <summary>Keeps the patients a step lets pass, and adds the step to the flow.</summary>
    /// <param name="id">Short code of the step: <c>T02</c>.</param>
    /// <param name="label">What the step asks.</param>
    /// <param name="reasonToLeave">Why a patient leaves, or null when the patient stays.</param>
    /// <returns>A new cohort.</returns>
    public PatientCohort Keep(string id, Wording label, Func<PatientHistory, Wording?> reasonToLeave)
    {
        ArgumentNullException.ThrowIfNull(reasonToLeave);
        var kept = ImmutableArray.CreateBuilder<PatientHistory>();
        var left = ImmutableArray.CreateBuilder<Excluded>();
        foreach (PatientHistory history in Histories)
        {
            if (reasonToLeave(history) is { } reason)
            {
                left.Add(new Excluded(history.PatientId, id, reason));
            }
            else
            {
                kept.Add(history);
            }
        }

        var step = new FlowStep(id, label, Count, left.ToImmutable());
        return new PatientCohort(kept.ToImmutable(), Flow.Add(step), CutOffDate);
    }
}
