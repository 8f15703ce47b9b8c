namespace Oncology.Cohort;

/// <summary>One criterion of a study or trial, as data.</summary>
/// <remarks>Where the data leave it unknown, a filled column <c>attested_</c> with its id (<c>attested_HI14</c>) decides: yes says that the criterion
/// holds as it is written, so that yes to an exclusion excludes. The data win over an attestation.</remarks>
/// <param name="Id">Short code: <c>T02</c>, <c>HE3</c>.</param>
/// <param name="Kind">Inclusion, exclusion or informative.</param>
/// <param name="Label">The criterion in short.</param>
/// <param name="Condition">What it asks; null when only a person can say.</param>
public sealed record Criterion(string Id, CriterionKind Kind, Wording Label, Condition? Condition)
{
    /// <summary>How far a cohort file can decide it.</summary>
    public Decidability Decidability { get; init; } = Decidability.FromData;

    /// <summary>Conventions that this criterion needs in place of those of the screening, such as another reading of HER2; null for none.</summary>
    public ClinicalConventions? Conventions { get; init; }

    internal CriterionAnswer Ask(ScreeningSubject subject)
    {
        ScreeningSubject asked = Conventions is null ? subject : subject with { Conventions = Conventions };
        ConditionAnswer answer = Condition?.Ask(asked) ?? OnlyAPerson(subject);
        string column = $"attested_{Id}";
        if (answer.Verdict != Verdict.Unknown || !subject.Patient.Trial.Attested.TryGetValue(Id, out bool attested))
        {
            return new CriterionAnswer(this, answer.Verdict, answer.Reason(Kind), [.. answer.Evidence.Distinct()], answer.Missing);
        }

        Wording said = attested ? new("attested: yes", "attesté : oui") : new("attested: no", "attesté : non");
        return new CriterionAnswer(this, ((bool?)attested).ToVerdict(), said, [.. answer.Evidence.Distinct(), .. Evidence.Of(subject.Patient, column)], []);
    }

    private ConditionAnswer OnlyAPerson(ScreeningSubject subject)
    {
        string column = $"attested_{Id}";
        return new ConditionAnswer(
            Verdict.Unknown,
            [new DecidingPart(new Wording($"not attested (column {column})", $"non attesté (colonne {column})"), null)],
            Evidence.Of(subject.Patient, column),
            [column]);
    }
}
