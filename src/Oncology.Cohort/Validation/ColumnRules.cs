using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Rules about whole columns, and about patients beside each other.</summary>
internal static class ColumnRules
{
    private const int FewestRows = 10;
    private const int FewestValues = 20;
    private const double MissingShare = 0.4;
    private const double FirstOrFifteenthShare = 0.3;

    // By chance one value in five ends in 0 or 5.
    private const double RoundShare = 0.5;

    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfImport("V24", "Columns are filled and vary, rows differ, patients are not entered twice.", "Les colonnes sont remplies et varient, les lignes diffèrent, les patientes ne sont pas saisies deux fois.", FilledAndDistinct),
        CohortRule.OfImport("V25", "Days, ages and sizes show no preference for round values.", "Jours, âges et tailles ne privilégient pas les valeurs rondes.", DigitPreference),
        CohortRule.OfImport("V26", "Patients with and without metastasis-directed therapy are followed equally long.", "Les patientes avec et sans traitement focal sont suivies aussi longtemps.", FollowUpBalance),
    ];

    private static IEnumerable<Finding> FilledAndDistinct(ImportResult import)
    {
        int n = import.Cohort.Count;
        foreach (ColumnMatch column in import.Columns.Where(c => n >= FewestRows && c is { Table: CohortTable.Patients, Group: null, Field: not null } && Fields.Find(CohortTable.Patients, c.Field) is not null))
        {
            var values = new HashSet<object>();
            int missing = 0;
            foreach (PatientHistory history in import.Cohort.Histories)
            {
                object? value = history.Patient.ValueOf(column.Field!);
                missing += value is null ? 1 : 0;
                if (value is not null && values.Count < 2)
                {
                    values.Add(value);
                }
            }

            bool conditional = column.Field is "death_date" or "death_cause" or "progression_date" or "time_to_mdt_days" or "time_to_mdt_months";
            if (missing > MissingShare * n && !conditional)
            {
                yield return OfColumn("V24", column, $"{missing} of {n} patients have no {column.Field}.", $"{missing} patientes sur {n} n'ont pas de {column.Field}.");
            }
            else if (values.Count == 1 && missing == 0)
            {
                string value = values.First() is var only && only is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : only.ToString() ?? "";
                yield return OfColumn("V24", column, $"All {n} patients have the same {column.Field}, {value}.", $"Les {n} patientes ont toutes le même {column.Field}, {value}.");
            }
        }

        Finding[] identical = [.. IdenticalRows(import)];
        HashSet<string?> told = [.. identical.Select(f => f.PatientId)];
        foreach (Finding finding in identical.Concat(SamePerson(import).Where(f => !told.Contains(f.PatientId))))
        {
            yield return finding;
        }
    }

    // Rows equal in every cell but the code of the row, which an export or a copy doubled.
    private static IEnumerable<Finding> IdenticalRows(ImportResult import)
    {
        foreach (DelimitedFile file in import.Raw)
        {
            int[] compared = [.. import.Columns.Where(c => c.File == file.Name && c.Field is not ("patient_id" or "lesion_id" or "treatment_id")).Select(c => c.Index).Distinct()];
            int id = import.Columns.FirstOrDefault(c => c.File == file.Name && c is { Field: "patient_id", Group: null })?.Index ?? -1;
            if (compared.Length < 5 || id < 0 || import.Raw.Count(f => f.Name == file.Name) > 1)
            {
                continue;
            }

            var seen = new Dictionary<int, DelimitedRow>();
            foreach (DelimitedRow row in file.Rows)
            {
                var hash = new HashCode();
                int filled = 0;
                foreach (int i in compared)
                {
                    hash.Add(row.Cells[i].Length == 0 ? 0 : string.GetHashCode(row.Cells[i], StringComparison.Ordinal));
                    filled += row.Cells[i].Length > 0 ? 1 : 0;
                }

                if (filled >= 5 && !seen.TryAdd(hash.ToHashCode(), row) && seen[hash.ToHashCode()] is var first && Array.TrueForAll(compared, i => first.Cells[i] == row.Cells[i]))
                {
                    yield return new Finding(Severity.Warning, "V24", file.Name, row.Line, null, null, new(
                        string.Create(CultureInfo.InvariantCulture, $"The row is the same as line {first.Line} in every cell but the codes: entered twice?"),
                        string.Create(CultureInfo.InvariantCulture, $"La ligne est la même que la ligne {first.Line} dans toutes les cellules sauf les codes : saisie deux fois ?")), null, row.Cells[id].Trim());
                }
            }
        }
    }

    private static IEnumerable<Finding> SamePerson(ImportResult import)
    {
        var seen = new Dictionary<(PartialDate, PartialDate, PartialDate), string>();
        foreach (Patient p in import.Cohort.Histories.Select(h => h.Patient))
        {
            if (p is not { BirthDate: { } birth, PrimaryDxDate: { } primary, MetastasisDxDate: { } metastasis } || seen.TryAdd((birth, primary, metastasis), p.PatientId))
            {
                continue;
            }

            SourceCell? cell = p.Cells.SourceOf("patient_id");
            string other = seen[(birth, primary, metastasis)];
            yield return new Finding(Severity.Warning, "V24", cell?.File ?? "", cell?.Row, cell?.Column, p.PatientId, new(
                $"Patients \"{other}\" and \"{p.PatientId}\" have the same dates of birth, primary and metastases: the same person?",
                $"Les patientes « {other} » et « {p.PatientId} » ont les mêmes dates de naissance, de tumeur primitive et de métastases : la même personne ?"), null, p.PatientId);
        }
    }

    private static IEnumerable<Finding> DigitPreference(ImportResult import)
    {
        foreach (ColumnMatch column in import.Columns.Where(c => c is { Table: CohortTable.Patients, Group: null, Field: not null }))
        {
            if (Fields.Find(CohortTable.Patients, column.Field!)?.Type == FieldType.Date)
            {
                int[] days = [.. import.Cohort.Histories.Select(h => h.Patient.ValueOf(column.Field!)).OfType<PartialDate>().Where(d => d is { IsExact: true, IsDayOffset: false }).Select(d => d.Earliest.Day)];
                int round = days.Count(d => d is 1 or 15);
                if (days.Length >= FewestValues && round > FirstOrFifteenthShare * days.Length)
                {
                    yield return OfColumn("V25", column, $"{round} of {days.Length} dates fall on day 1 or 15: are the days estimated?", $"{round} dates sur {days.Length} tombent le 1 ou le 15 : les jours sont-ils estimés ?");
                }
            }
        }

        double[] ages = [.. import.Cohort.Histories.Select(h => h.Patient.Age).OfType<double>()];
        double[] sizes = [.. import.Cohort.Histories.SelectMany(h => h.Lesions).Select(l => l.SizeMm?.Value).OfType<double>()];
        foreach ((double[] values, string field, CohortTable table) in ((double[], string, CohortTable)[])[(ages, "age", CohortTable.Patients), (sizes, "size_mm", CohortTable.Lesions)])
        {
            int round = values.Count(v => v % 5 == 0);
            if (values.Length >= FewestValues && round > RoundShare * values.Length && import.Columns.FirstOrDefault(c => c.Table == table && c.Field == field) is { } column)
            {
                yield return OfColumn("V25", column, $"{round} of {values.Length} values of {field} end in 0 or 5: are they rounded?", $"{round} valeurs de {field} sur {values.Length} finissent par 0 ou 5 : sont-elles arrondies ?");
            }
        }
    }

    private static IEnumerable<Finding> FollowUpBalance(ImportResult import)
    {
        EndpointTable survival = Endpoints.OverallSurvival.Derive(import.Cohort, ClinicalConventions.Toulouse);
        if (survival.Count < 2 * FewestRows)
        {
            yield break;
        }

        HashSet<string> exposed = [.. Exposure.MetastasisDirectedTherapy.Derive(survival, ClinicalConventions.Toulouse).Rows.Where(r => r.StartDays is not null).Select(r => r.PatientId)];
        EndpointRow[] with = [.. survival.Rows.Where(r => exposed.Contains(r.PatientId))];
        EndpointRow[] without = [.. survival.Rows.Where(r => !exposed.Contains(r.PatientId))];
        if (with.Length < FewestRows || without.Length < FewestRows || Median(with) is not { } first || Median(without) is not { } second
            || Math.Abs(first - second) <= ClinicalTime.MonthsToDays(6))
        {
            yield break;
        }

        string one = (first / ClinicalTime.DaysPerMonth).ToString("F1", CultureInfo.InvariantCulture);
        string two = (second / ClinicalTime.DaysPerMonth).ToString("F1", CultureInfo.InvariantCulture);
        yield return new Finding(Severity.Information, "V26", import.Files.Length > 0 ? import.Files[0].Name : "", null, null, null, new(
            $"Median follow-up (reverse Kaplan-Meier) is {one} months with metastasis-directed therapy and {two} without: the groups are not followed equally long.",
            $"Le suivi médian (Kaplan-Meier inverse) est de {one} mois avec traitement focal et de {two} sans : les groupes ne sont pas suivis aussi longtemps."));
    }

    private static double? Median(EndpointRow[] rows) => MedianFollowUp.Fit(
        SurvivalData.RightCensored([.. rows.Select(r => r.TimeDays)], [.. rows.Select(r => r.IsEvent)])).Median.Time;

    private static Finding OfColumn(string code, ColumnMatch column, FormattableString english, FormattableString french) => new(
        Severity.Warning, code, column.File, null, column.Header, null, new(FormattableString.Invariant(english), FormattableString.Invariant(french)));
}
