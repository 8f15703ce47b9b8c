namespace Oncology.Cohort;

/// <summary>A row that is in no record of the cohort because its patient is unknown or its code was taken: the rules look at it all the same.</summary>
internal sealed record RefusedRow(PatientHistory History, string File, int Line);
