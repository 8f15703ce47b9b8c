using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Groups of T, N and grade (D15).</summary>
/// <remarks>Codes are read with or without prefix (c, p, y, r, u) and letter: <c>cT4d</c>, <c>pT1mi</c>, <c>2</c>, and as groups
/// (<c>T0-T2</c>, <c>T3/T4</c>, <c>N+</c>). TX and NX are missing.</remarks>
public static class TumourStage
{
    /// <summary>T0 to T2 against T3 and T4.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>The group, or null when missing or not of one group.</returns>
    public static Derived<TumourExtent?> DeriveT(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        ImmutableArray<Evidence> evidence = Evidence.Of(history.Patient, "ct");
        string code = Normalize(history.Patient.TStage, 'T');
        if (code.StartsWith("IS", StringComparison.Ordinal))
        {
            return new(TumourExtent.T0ToT2, "D15.T", evidence, [Flags.InSituTumour]);
        }

        int[] stages = [.. code.Split('T', '-', '/', '+', ' ').Where(s => s.Length > 0 && char.IsAsciiDigit(s[0])).Select(s => s[0] - '0')];
        TumourExtent? extent = stages.Length == 0 ? null
            : stages.All(s => s <= 2) ? TumourExtent.T0ToT2
            : stages.All(s => s is 3 or 4) ? TumourExtent.T3ToT4
            : null;
        return new(extent, "D15.T", evidence, []);
    }

    /// <summary>N0 against N+.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>The group, or null when missing.</returns>
    public static Derived<NodalExtent?> DeriveN(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        string code = Normalize(history.Patient.NStage, 'N');
        NodalExtent? extent = code.Length == 0 ? null
            : code[0] is '0' or '-' ? NodalExtent.Negative
            : code[0] is '+' or (>= '1' and <= '3') ? NodalExtent.Positive
            : null;
        return new(extent, "D15.N", Evidence.Of(history.Patient, "cn"), []);
    }

    /// <summary>Grade I or II against III.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>The group, or null when missing.</returns>
    public static Derived<GradeGroup?> DeriveGrade(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        GradeGroup? group = history.Patient.Grade switch
        {
            1 or 2 => GradeGroup.Low,
            3 => GradeGroup.High,
            _ => null,
        };
        return new(group, "D15.grade", Evidence.Of(history.Patient, "grade"), []);
    }

    private static string Normalize(string? code, char letter)
    {
        string text = (code ?? "").Trim().ToUpperInvariant().TrimStart('C', 'P', 'Y', 'R', 'U', ' ');
        return text.StartsWith(letter) ? text[1..].TrimStart() : text;
    }
}
