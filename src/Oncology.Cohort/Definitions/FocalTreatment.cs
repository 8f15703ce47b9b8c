namespace Oncology.Cohort;

/// <summary>Curative-intent focal treatment of metastases (D10).</summary>
internal static class FocalTreatment
{
    /// <summary>Rows of focal treatment with curative intent, by start. Palliative treatment never counts, nor does treatment of the breast;
    /// a missing or unknown intent counts as curative, flagged.</summary>
    internal static IEnumerable<Treatment> Curative(PatientHistory history, List<Flag> flags)
    {
        foreach (Treatment row in history.Treatments.Where(t => t.Kind == TreatmentKind.MetastasisDirected))
        {
            if (row.Intent == TreatmentIntent.Palliative)
            {
                continue;
            }

            if (row.Intent != TreatmentIntent.Curative)
            {
                flags.Add(Flags.IntentMissing);
            }

            yield return row;
        }
    }
}
