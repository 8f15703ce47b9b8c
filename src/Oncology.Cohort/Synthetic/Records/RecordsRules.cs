namespace Oncology.Cohort;

/// <summary>What the key <c>records</c> of a targets file may say.</summary>
internal static class RecordsRules
{
    private static readonly string[] Languages = ["en", "fr"];
    private static readonly string[] Organs = ["bone", "node", "liver", "lung", "skin", "pancreas", "adrenal", "choroid"];

    public static void Check(DesignFile design, List<Wording> problems)
    {
        RecordsDesign records = design.Records;
        CheckName("language", records.Language, Languages, problems);
        CheckWindow("start", records.Start, problems);
        CheckWindow("lastNews", records.LastNews, problems);
        if (records.Start is [_, var last] && records.LastNews is [_, var news] && news < last)
        {
            problems.Add(new("records: 'lastNews' ends before 'start' does.", "records : « lastNews » finit avant « start »."));
        }

        CheckRoles(design, problems);
        CheckNames("leaveOut", records.LeaveOut, RecordColumns.Names, problems);
        CheckNames("drugs", records.Drugs.Keys, DrugRepertoire.Classes, problems);
        CheckNames("leaving", records.Leaving.Criteria.Keys, LeaverDealer.Criteria, problems);
        CheckNames("arms", records.Arms.Keys, design.Groups.Select(g => g.Arm), problems);
        foreach (string drug in records.Drugs.Where(d => d.Value.Count == 0 || d.Value.Any(one => one.Weight < 1)).Select(d => d.Key))
        {
            problems.Add(new($"records: 'drugs' of '{drug}': at least one drug, weights from 1 on.", $"records : « drugs » de « {drug} » : au moins un médicament, poids à partir de 1."));
        }

        if (records.Schedules.Count == 0 || records.Schedules.Any(s => s.Dose <= 0 || s.Fractions < 1))
        {
            problems.Add(new("records: 'schedules' needs a dose and fractions above 0.", "records : « schedules » demande une dose et des fractions au-dessus de 0."));
        }

        foreach ((string arm, ArmDesign counts) in records.Arms)
        {
            CheckArm(arm, counts, problems);
        }
    }

    private static void CheckRoles(DesignFile design, List<Wording> problems)
    {
        HashSet<string> columns = [.. design.Blocks.SelectMany(b => b.Columns)];
        CheckNames("columns", design.Records.Columns.Keys, RecordRoles.All, problems);
        foreach (string named in design.Records.Columns.Values.OfType<string>().Where(c => !columns.Contains(c)))
        {
            problems.Add(new($"records: no block has the column '{named}'.", $"records : aucun bloc n'a la colonne « {named} »."));
        }

        foreach ((string one, string other) in RecordRoles.Excluding)
        {
            (string? first, string? second) = (RecordRoles.ColumnOf(design.Records, one), RecordRoles.ColumnOf(design.Records, other));
            if (first is null || second is null || !columns.Contains(first) || !columns.Contains(second))
            {
                continue;
            }

            BlockDesign block = design.Blocks.First(b => b.Columns.Contains(first));
            if (!block.Columns.Contains(second) || block.Profiles.Any(p => p.On.Contains(first) && p.On.Contains(second)))
            {
                problems.Add(new(
                    $"records: no patient can be '{first}' and '{second}' ({one}, {other}): put them into one block, in profiles of their own, or set one of them to null in 'columns'.",
                    $"records : nulle patiente ne peut être « {first} » et « {second} » ({one}, {other}) : mettez-les dans un même bloc, dans des profils distincts, ou l'une à null dans « columns »."));
            }
        }
    }

    private static void CheckArm(string arm, ArmDesign design, List<Wording> problems)
    {
        CheckNames($"margins {arm}", design.Margins.Keys, MarginShares.Columns, problems);
        CheckNames($"counts {arm}", design.Counts.Keys, CountShares.Names, problems);
        CheckNames($"organs {arm}", design.Lesions.Organs.Keys, Organs, problems);
        CheckNames($"several {arm}", design.Lesions.Several.Keys, ["2", "3", "4", "5"], problems);
        foreach ((string column, string value) in design.Margins.Where(m => MarginShares.Columns.Contains(m.Key)).SelectMany(m => m.Value.Keys.Select(value => (m.Key, value))))
        {
            if (!MarginShares.Allows(column, value))
            {
                problems.Add(new($"records: '{value}' is no value of '{column}' (arm '{arm}').", $"records : « {value} » n'est pas une valeur de « {column} » (bras « {arm} »)."));
            }
        }

        IEnumerable<int> numbers =
        [
            .. design.Counts.Values, .. design.Margins.Values.SelectMany(m => m.Values), .. design.Lesions.Organs.Values, .. design.Lesions.Several.Values,
            design.Lesions.TwoOrgans ?? 0, .. (design.Toxicities ?? []).Select(t => t.N),
        ];
        bool isEmpty = design.Margins.Values.Any(m => m.Values.Sum() == 0);
        if (isEmpty || numbers.Any(n => n < 0) || design.Ages.Any(age => age is < 18 or > 110) || design.EndocrineMonths.Any(m => m < 0))
        {
            problems.Add(new(
                $"records: arm '{arm}': counts from 0 on, margins of at least one row, ages from 18 to 110, months from 0 on.",
                $"records : bras « {arm} » : effectifs à partir de 0, marges d'au moins une ligne, âges de 18 à 110, mois à partir de 0."));
        }

        if (design.Lesions.Misstated is not ([] or [>= 2, >= 1]) || (design.Toxicities ?? []).Any(t => t.Grade is < 0 or > 5))
        {
            problems.Add(new(
                $"records: arm '{arm}': 'misstated' is two numbers, stated (2 or more) and counted; toxicities have grades from 0 to 5.",
                $"records : bras « {arm} » : « misstated » est deux nombres, déclaré (2 ou plus) et compté ; les toxicités ont un grade de 0 à 5."));
        }
    }

    private static void CheckWindow(string key, DateOnly[] days, List<Wording> problems)
    {
        if (days.Length != 0 && (days.Length != 2 || days[0] > days[1]))
        {
            problems.Add(new($"records: '{key}' is two days, the earlier first.", $"records : « {key} » est deux jours, le premier d'abord."));
        }
    }

    private static void CheckNames(string key, IEnumerable<string> names, IEnumerable<string> known, List<Wording> problems)
    {
        foreach (string name in names)
        {
            CheckName(key, name, [.. known], problems);
        }
    }

    private static void CheckName(string key, string name, string[] known, List<Wording> problems)
    {
        if (!known.Contains(name))
        {
            string all = string.Join(", ", known);
            problems.Add(new($"records: '{key}' has no '{name}'; there are: {all}.", $"records : « {key} » n'a pas de « {name} » ; il y a : {all}."));
        }
    }
}
