using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The patients of a synthetic cohort as a flat file with every field of a record.</summary>
/// <param name="Text">The file: first line (a comment) and every row say that it is synthetic. In French it begins with a byte order mark, as spreadsheets write it.</param>
/// <param name="Patients">Rows: the analysed patients and those who were screened only.</param>
/// <param name="Seed">Seed with which the records were dealt out (<c>records.seed</c> of the targets file).</param>
/// <param name="Notes">Counts of the key <c>records</c> that these patients do not allow, each in two languages; the nearest possible was dealt out.</param>
public sealed record SyntheticRecords(string Text, int Patients, long Seed, ImmutableArray<Wording> Notes);
