using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Columns of a flat file that say a dose of radiation and of no treatment ("Dose (Gy)", "Nb fractions"), right after those of an irradiation: they are of it.</summary>
internal static class DoseColumns
{
    private static readonly ImmutableArray<string> Doses = ["total_dose_gy", "dose_unit", "n_fractions", "dose_per_fraction_gy", "schedule"];

    /// <summary>The columns, those joined to the irradiation before them; each is a finding (F06).</summary>
    public static ImmutableArray<ColumnMatch> Join(ImmutableArray<ColumnMatch> columns, ImportOptions options, FindingList findings)
    {
        ImmutableArray<ColumnMatch>.Builder joined = columns.ToBuilder();
        for (int i = 1; i < joined.Count; i++)
        {
            if (joined[i] is { Matched: MatchKind.Extra } column && IsIrradiation(joined[i - 1].Group) && DoseOf(column.Header) is { } dose
                && !options.Columns.Keys.Any(k => TextKey.OfHeader(k) == TextKey.OfHeader(column.Header))
                && !joined.Any(c => c.Group == joined[i - 1].Group && c.Number == joined[i - 1].Number && c.Field == dose.Name))
            {
                string first = joined.First(c => c.Group == joined[i - 1].Group && c.Number == joined[i - 1].Number).Header;
                joined[i] = column with { Table = CohortTable.Treatments, Field = dose.Name, Group = joined[i - 1].Group, Number = joined[i - 1].Number, Matched = MatchKind.Alias };
                findings.Add(Severity.Information, "F06", null, column.Header, null, new(
                    $"The heading names no treatment; the column is read as {FieldWords.Of(dose).English} of the treatment whose columns it follows (\"{first}\"). If it is of another, name it (ImportOptions.Columns, --map).",
                    $"L'en-tête ne nomme pas de traitement ; la colonne est lue comme {FieldWords.Of(dose).French} du traitement dont elle suit les colonnes (« {first} »). Si elle est d'un autre, nommez-la (ImportOptions.Columns, --map)."));
            }
        }

        return joined.ToImmutable();
    }

    private static Field? DoseOf(string header) =>
        HeaderIndex.Candidates(CohortTable.Treatments, TextKey.OfHeader(header)) is [var only] && Doses.Contains(only.Name) ? only : null;

    private static bool IsIrradiation(string? group) =>
        group == FlatGroups.Focal || TreatmentGroup.Find(group) is { Kind: TreatmentKind.PalliativeRadiotherapy } or { Modality: MdtModality.Sbrt or MdtModality.Imrt or MdtModality.ThreeDimensional };
}
