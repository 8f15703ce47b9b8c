using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Rules about whole columns, and about patients beside each other.</summary>
internal static class ColumnRules
{
    private const int FewestRows = 10;
    private const int FewestValues = 20;

    // Rows with fewer filled cells are the same by chance.
    private const int FewestCells = 5;
    private const double MissingShare = 0.4;
    private const double FirstOrFifteenthShare = 0.3;

    // By chance one value in five ends in 0 or 5.
    private const double RoundShare = 0.5;

    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfImport("V24", "Columns are filled and vary, rows differ, patients are not entered twice.", "Les colonnes sont remplies et varient, les lignes diffèrent, aucun dossier n'est saisi deux fois.", FilledAndDistinct),
        CohortRule.OfImport("V25", "Days, ages and sizes show no preference for round values.", "Jours, âges et tailles ne privilégient pas les valeurs rondes.", DigitPreference),
        CohortRule.OfImport("V26", "Patients with and without metastasis-directed therapy are followed equally long.", "Le suivi est aussi long avec et sans traitement focal.", FollowUpBalance),
    ];

    private static IEnumerable<Finding> FilledAndDistinct(ImportResult import)
    {
        int n = import.Cohort.Count;
        foreach (ColumnMatch column in import.PatientColumns.Where(c => n >= FewestRows && Fields.Find(CohortTable.Patients, c.Field!) is not null))
        {
            (int missing, int values, object? only) = Look(import, column.Field!);
            bool conditional = column.Field is "death_date" or "death_cause" or "progression_date" or "time_to_mdt_days" or "time_to_mdt_months";
            if (missing > MissingShare * n && !conditional)
            {
                Wording name = FieldWords.Of(column.Field!);
                yield return OfColumn("V24", column, $"{name.English} is empty for {missing} of {n} patients.", $"{name.French} est vide dans {missing} dossiers sur {n}.");
            }
            else if (values == 1 && missing == 0)
            {
                Wording name = FieldWords.Of(column.Field!);
                Wording value = FieldWords.OfValue(Fields.Find(CohortTable.Patients, column.Field!)!, only);
                yield return OfColumn("V24", column, $"All {n} patients have the same value of {name.English}: {value.English}.", $"Les {n} dossiers ont la même valeur de {name.French} : {value.French}.");
            }
        }

        Finding[] identical = [.. IdenticalRows(import)];
        HashSet<string?> told = [.. identical.Where(f => f.File == import.PatientColumns.FirstOrDefault()?.File).Select(f => f.PatientId)];
        foreach (Finding finding in identical.Concat(SamePerson(import).Where(f => !told.Contains(f.PatientId))))
        {
            yield return finding;
        }
    }

    // How many patients have no value of a field, how many values there are, and one of them: looked up by word, not by patient.
    private static (int Missing, int Values, object? Only) Look(ImportResult import, string field)
    {
        var values = new HashSet<object>();
        int missing = 0;
        foreach ((object? value, int count) in ByWord(import, field))
        {
            missing += value is null ? count : 0;
            if (value is not null && values.Count < 2)
            {
                values.Add(value);
            }
        }

        return (missing, values.Count, values.FirstOrDefault());
    }

    // The values of a field of the patients and how many have each; different words can mean one value.
    private static IEnumerable<(object? Value, int Count)> ByWord(ImportResult import, string field)
    {
        if (import.Cohort.Count == 0 || import.Cohort.Histories[0].Patient.Cells.ColumnOf(field) is not { } column)
        {
            return [(null, import.Cohort.Count)];
        }

        if (import.HasNews)
        {
            return import.Cohort.Histories.GroupBy(h => h.Patient.ValueOf(field)).Select(g => ((object?)g.Key, g.Count()));
        }

        int[] counts = new int[column.Text.Words.Length];
        int[] rows = new int[counts.Length];
        foreach (int row in import.PatientRows)
        {
            int code = column.Text.CodeOf(row);
            counts[code]++;
            rows[code] = row;
        }

        return Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).Select(i => (column.ValueOf(rows[i]) is var value and not MissingKind ? value : null, counts[i]));
    }

    // Rows equal in every cell but the code of the row, which an export or a copy doubled.
    private static IEnumerable<Finding> IdenticalRows(ImportResult import)
    {
        foreach (DelimitedFile file in import.Raw)
        {
            // The code of a patient is compared in the tables of its rows: two patients may well begin the same drug on one day.
            ColumnMatch? patient = import.Columns.FirstOrDefault(c => c.File == file.Name && c is { Field: "patient_id", Group: null });
            int id = patient?.Index ?? -1;
            bool isChild = patient?.Table is not (null or CohortTable.Patients);
            int fewest = isChild ? FewestCells + 1 : FewestCells;
            int[] compared =
            [
                .. import.Columns.Where(c => c.File == file.Name && (c.Field is not ("patient_id" or "lesion_id" or "treatment_id") || (isChild && c.Index == id)) && !AnnotatedCsv.IsOwnColumn(c.Header))
                    .Select(c => c.Index).Where(i => i < file.Header.Length).Distinct(),
            ];
            if (compared.Length < fewest || id < 0 || import.Raw.Count(f => f.Name == file.Name) > 1)
            {
                continue;
            }

            TextTable table = file.Table;
            TextColumn[] columns = [.. compared.Select(i => table.Columns[i])];
            (ulong[] hashes, byte[] filled) = Digests(columns, table.Count, fewest);
            var seen = new Dictionary<ulong, int>(table.Count);
            for (int row = 0; row < hashes.Length; row++)
            {
                if (filled[row] >= fewest && !seen.TryAdd(hashes[row], row) && seen[hashes[row]] is var first && AreSame(columns, first, row))
                {
                    yield return new Finding(Severity.Warning, "V24", file.Name, table.LineOf(row), null, null, new(
                        string.Create(CultureInfo.InvariantCulture, $"The row is the same as line {table.LineOf(first)} in every cell but the codes: entered twice?"),
                        string.Create(CultureInfo.InvariantCulture, $"La ligne est la même que la ligne {table.LineOf(first)} dans toutes les cellules sauf les codes : saisie deux fois ?")), null, table.Columns[id][row].Trim());
                }
            }
        }
    }

    // Of each row a hash of its cells, and how many of them are filled, up to as many as matter; one column after the other, as they lie in memory.
    private static (ulong[] Hashes, byte[] Filled) Digests(TextColumn[] columns, int rows, int most)
    {
        ulong[] hashes = new ulong[rows];
        byte[] filled = new byte[rows];
        foreach (TextColumn column in columns)
        {
            int[] codes = column.AllCodes;
            for (int row = 0; row < hashes.Length; row++)
            {
                int code = row < codes.Length ? codes[row] : 0;
                hashes[row] = BitOperations.RotateLeft((hashes[row] ^ (uint)code) * 0x9E3779B97F4A7C15, 23);
                filled[row] += code > 0 && filled[row] < most ? (byte)1 : (byte)0;
            }
        }

        return (hashes, filled);
    }

    private static bool AreSame(TextColumn[] columns, int first, int second)
    {
        foreach (TextColumn column in columns)
        {
            if (column.CodeOf(first) != column.CodeOf(second))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Finding> SamePerson(ImportResult import)
    {
        var seen = new Dictionary<(PartialDate, PartialDate, PartialDate), string>();
        foreach (PatientHistory history in import.Cohort.Histories)
        {
            Patient p = history.Patient;
            if (p is not { BirthDate: { } birth, PrimaryDxDate: { } primary, MetastasisDxDate: { } metastasis } || seen.TryAdd((birth, primary, metastasis), p.PatientId))
            {
                continue;
            }

            SourceCell? cell = p.Cells.SourceOf("patient_id");
            string other = seen[(birth, primary, metastasis)];
            yield return new Finding(Severity.Warning, "V24", cell?.File ?? "", cell?.Row, cell?.Column, p.PatientId, new(
                $"Patients \"{other}\" and \"{p.PatientId}\" have the same dates of birth, primary and metastases: the same person?",
                $"Les dossiers « {other} » et « {p.PatientId} » ont les mêmes dates de naissance, de tumeur primitive et de métastases : la même personne ?"), null, p.PatientId);
        }
    }

    private static IEnumerable<Finding> DigitPreference(ImportResult import)
    {
        foreach (ColumnMatch column in import.PatientColumns)
        {
            if (Fields.Find(CohortTable.Patients, column.Field!)?.Type == FieldType.Date)
            {
                int known = 0;
                int round = 0;
                foreach ((object? value, int count) in ByWord(import, column.Field!))
                {
                    if (value is PartialDate { IsExact: true, IsDayOffset: false } date)
                    {
                        known += count;
                        round += date.Earliest.Day is 1 or 15 ? count : 0;
                    }
                }

                if (known >= FewestValues && round > FirstOrFifteenthShare * known)
                {
                    yield return OfColumn("V25", column, $"{round} of {known} dates fall on day 1 or 15: are the days estimated?", $"{round} dates sur {known} tombent le 1 ou le 15 : les jours sont-ils estimés ?");
                }
            }
        }

        var ages = new RoundValues();
        var sizes = new RoundValues();
        foreach (PatientHistory history in import.Cohort.Histories)
        {
            ages.Add(history.Patient.Age);
            foreach (Lesion lesion in history.Lesions)
            {
                sizes.Add(lesion.SizeMm?.Value);
            }
        }

        foreach ((RoundValues values, string field, CohortTable table) in ((RoundValues, string, CohortTable)[])[(ages, "age", CohortTable.Patients), (sizes, "size_mm", CohortTable.Lesions)])
        {
            int round = values.Round;
            if (values.Count >= FewestValues && round > RoundShare * values.Count && import.Columns.FirstOrDefault(c => c.Table == table && c.Field == field) is { } column)
            {
                Wording name = FieldWords.Of(field);
                yield return OfColumn("V25", column, $"{round} of {values.Count} values of {name.English} end in 0 or 5: are they rounded?", $"{round} valeurs de {name.French} sur {values.Count} finissent par 0 ou 5 : sont-elles arrondies ?");
            }
        }
    }

    private static IEnumerable<Finding> FollowUpBalance(ImportResult import)
    {
        // The rows of the endpoint are not kept: a table of them is many times as large as what is asked here.
        ImmutableArray<PatientHistory> histories = import.Cohort.Histories;
        double[] days = new double[histories.Length];
        bool[] died = new bool[histories.Length];
        bool?[] exposed = new bool?[histories.Length];
        InParts.Run(histories.Length, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                if (import.Cohort.CutOffDate is null && PlainFollowUp.Of(histories[i]) is { } plain)
                {
                    (days[i], died[i], exposed[i]) = (plain.Days, plain.Died, plain.IsExposed);
                }
                else if (Endpoints.OverallSurvival.DeriveOne(histories[i], ClinicalConventions.Toulouse, import.Cohort.CutOffDate) is { } row)
                {
                    (days[i], died[i]) = (row.TimeDays, row.IsEvent);
                    exposed[i] = Exposure.MetastasisDirectedTherapy.DeriveOne(row, ClinicalConventions.Toulouse).StartDays is not null;
                }
            }
        });
        if (Median(true) is not { } first || Median(false) is not { } second || Math.Abs(first - second) <= ClinicalTime.MonthsToDays(6))
        {
            yield break;
        }

        double one = first / ClinicalTime.DaysPerMonth;
        double two = second / ClinicalTime.DaysPerMonth;
        yield return new Finding(Severity.Information, "V26", import.Files.Length > 0 ? import.Files[0].Name : "", null, null, null, new(
            string.Create(CultureInfo.InvariantCulture, $"Median follow-up (reverse Kaplan-Meier) is {one:F1} months with metastasis-directed therapy and {two:F1} without: the groups are not followed equally long."),
            string.Create(FieldWords.French, $"Le suivi médian (Kaplan-Meier inverse) est de {one:F1} mois avec traitement focal et de {two:F1} sans : les groupes ne sont pas suivis aussi longtemps.")));

        double? Median(bool isExposed)
        {
            int[] group = [.. Enumerable.Range(0, exposed.Length).Where(i => exposed[i] == isExposed)];
            return group.Length < FewestRows ? null
                : MedianFollowUp.Fit(SurvivalData.RightCensored([.. group.Select(i => days[i])], [.. group.Select(i => died[i])])).Median.Time;
        }
    }

    private static Finding OfColumn(string code, ColumnMatch column, FormattableString english, FormattableString french) => new(
        Severity.Warning, code, column.File, null, column.Header, null, new(FormattableString.Invariant(english), french.ToString(FieldWords.French)));

    /// <summary>Counts values, and those of them that end in 0 or 5.</summary>
    private struct RoundValues
    {
        public int Count { get; private set; }

        public int Round { get; private set; }

        public void Add(double? value)
        {
            if (value is { } known)
            {
                Count++;
                Round += known % 5 == 0 ? 1 : 0;
            }
        }
    }
}
