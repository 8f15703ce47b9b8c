using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What a targets file must hold to be searched for.</summary>
internal static class DesignRules
{
    private const int MostColumns = 63;
    private const int MostTerms = 6;

    public static ImmutableArray<Wording> Check(DesignFile design, IReadOnlyList<PublishedNumber> published)
    {
        List<Wording> problems = [];
        CheckGroups(design, problems);
        CheckBlocks(design, problems);
        HashSet<string> columns = [.. design.Blocks.SelectMany(b => b.Columns)];
        foreach (ModelDesign model in design.Models)
        {
            CheckModel(model, columns, problems);
        }

        foreach (CurveDesign curve in design.Curves)
        {
            CheckEndpoint(curve.Endpoint, problems);
            CheckColumn(curve.Where, columns, problems);
            if (curve.Exposed is not null && curve.Landmark is null)
            {
                problems.Add(new("A curve by exposure needs a landmark.", "Une courbe selon l'exposition demande un landmark."));
            }
        }

        NumberRules.Check(design, published, problems);
        foreach (string id in published.GroupBy(n => n.Id).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            problems.Add(new($"The number '{id}' is given twice.", $"Le nombre « {id} » est donné deux fois."));
        }

        RecordsRules.Check(design, problems);
        return [.. problems];
    }

    private static void CheckGroups(DesignFile design, List<Wording> problems)
    {
        if (design.Groups.Count == 0)
        {
            problems.Add(new("There is no group: 'groups' says who is followed.", "Il n'y a pas de groupe : « groups » dit qui est suivi."));
        }

        foreach (string arm in design.Groups.Select(g => g.Arm).Distinct())
        {
            CheckDeaths(design, arm, problems);
        }

        for (int g = 0; g < design.Groups.Count; g++)
        {
            GroupDesign group = design.Groups[g];
            int exposed = group.Exposure.Sum(e => e.N);
            if (group.N < 1 || group.Events < 0 || group.Events > group.N || exposed > group.N)
            {
                problems.Add(new(
                    $"Group {g + 1} ({group.Arm}): {group.Events} events and {exposed} exposed rows do not fit {group.N} rows.",
                    $"Groupe {g + 1} ({group.Arm}) : {group.Events} événements et {exposed} lignes exposées pour {group.N} lignes."));
            }

            if (!IsRange(group.First) || !IsRange(group.Last) || !group.Exposure.All(e => IsRange(e.Days)))
            {
                problems.Add(new(
                    $"Group {g + 1} ({group.Arm}): a range is two whole numbers of days, the smaller first.",
                    $"Groupe {g + 1} ({group.Arm}) : un intervalle est deux nombres entiers de jours, le plus petit d'abord."));
            }
        }
    }

    private static void CheckDeaths(DesignFile design, string arm, List<Wording> problems)
    {
        int events = design.Groups.Where(g => g.Arm == arm).Sum(g => g.Events);
        if (design.DeathsWithoutProgression.TryGetValue(arm, out int[]? given) && (given is not { Length: 1 or 2 } || given[0] != given[^1]))
        {
            problems.Add(new(
                $"'deathsWithoutProgression' of the arm '{arm}': one whole number is expected, 3 or [3].",
                $"« deathsWithoutProgression » du bras « {arm} » : un nombre entier est attendu, 3 ou [3]."));
            return;
        }

        int without = design.WithoutProgression(arm);
        if (!design.Deaths.TryGetValue(arm, out int[]? deaths) || deaths is not { Length: 1 or 2 } || deaths[0] > deaths[^1])
        {
            problems.Add(new(
                $"'deaths' has no number for the arm '{arm}': 18 or [18], or smallest and largest, [17, 19].",
                $"« deaths » n'a pas de nombre pour le bras « {arm} » : 18 ou [18], ou le plus petit et le plus grand, [17, 19]."));
        }
        else if (without < 0 || without > deaths[0] || deaths[0] > events)
        {
            problems.Add(new(
                $"Arm '{arm}': {deaths[0]} deaths, {without} of them without progression, do not fit {events} events.",
                $"Bras « {arm} » : {deaths[0]} décès, dont {without} sans progression, pour {events} événements."));
        }
    }

    private static void CheckBlocks(DesignFile design, List<Wording> problems)
    {
        if (design.Blocks.Sum(b => b.Columns.Count) > MostColumns)
        {
            problems.Add(new($"There are more than {MostColumns} columns.", $"Il y a plus de {MostColumns} colonnes."));
        }

        foreach (BlockDesign block in design.Blocks)
        {
            foreach (string column in block.Profiles.SelectMany(p => p.On).Where(c => !block.Columns.Contains(c)).Distinct())
            {
                problems.Add(new($"Block '{block.Name}' has no column '{column}'.", $"Le bloc « {block.Name} » n'a pas de colonne « {column} »."));
            }

            foreach (string arm in design.Groups.Select(g => g.Arm).Distinct())
            {
                CheckCounts(block, arm, design.Groups.Where(g => g.Arm == arm).Sum(g => g.N), problems);
            }
        }
    }

    private static void CheckCounts(BlockDesign block, string arm, int rows, List<Wording> problems)
    {
        int least = 0;
        int most = 0;
        foreach (ProfileDesign profile in block.Profiles)
        {
            if (!profile.N.TryGetValue(arm, out int[]? range) || range is not { Length: 1 or 2 } || range[0] > range[^1])
            {
                problems.Add(new(
                    $"Block '{block.Name}', profile '{profile.Label}': no count for the arm '{arm}' (15 or [15], or smallest and largest, [12, 18]).",
                    $"Bloc « {block.Name} », profil « {profile.Label} » : pas d'effectif pour le bras « {arm} » (15 ou [15], ou le plus petit et le plus grand, [12, 18])."));
                return;
            }

            least += range[0];
            most += range[^1];
        }

        if (rows < least || rows > most)
        {
            problems.Add(new(
                $"Block '{block.Name}': the profiles of the arm '{arm}' add up to {least} to {most}, the arm has {rows} rows.",
                $"Bloc « {block.Name} » : les profils du bras « {arm} » totalisent {least} à {most}, le bras a {rows} lignes."));
        }
    }

    private static void CheckModel(ModelDesign model, HashSet<string> columns, List<Wording> problems)
    {
        CheckEndpoint(model.Endpoint, problems);
        CheckColumn(model.Where, columns, problems);
        string name = model.Ids.Count == 0 ? "?" : model.Ids[0];
        if (model.Terms.Count is 0 or > MostTerms || (model.Terms.Count > 1 && model.TermIds.Count != model.Terms.Count))
        {
            problems.Add(new(
                $"Model '{name}': 1 to {MostTerms} terms, and a termId for each when there are several.",
                $"Modèle « {name} » : 1 à {MostTerms} termes, et un termId pour chacun s'il y en a plusieurs."));
        }

        for (int k = 0; k < model.Terms.Count; k++)
        {
            bool special = model.Terms[k] is "exposure" or "landmark";
            if (special && k > 0)
            {
                problems.Add(new($"Model '{name}': '{model.Terms[k]}' stands first.", $"Modèle « {name} » : « {model.Terms[k]} » se met en premier."));
            }

            if (!special)
            {
                CheckColumn(model.Terms[k], columns, problems);
            }
        }

        if (model.Terms.Contains("landmark") != model.Landmark.HasValue || (model.Terms.Count > 1 && (model.Landmark.HasValue || model.Where is not null)))
        {
            problems.Add(new(
                $"Model '{name}': the term 'landmark' and the months 'landmark' belong together; models with several terms take all rows.",
                $"Modèle « {name} » : le terme « landmark » et les mois « landmark » vont ensemble ; les modèles à plusieurs termes prennent toutes les lignes."));
        }
    }

    private static void CheckEndpoint(string endpoint, List<Wording> problems)
    {
        if (endpoint is not ("pfs" or "os"))
        {
            problems.Add(new($"The endpoint '{endpoint}' is neither pfs nor os.", $"Le critère « {endpoint} » n'est ni pfs ni os."));
        }
    }

    private static void CheckColumn(string? column, HashSet<string> columns, List<Wording> problems)
    {
        if (column is not null && !columns.Contains(column))
        {
            problems.Add(new($"No block has the column '{column}'.", $"Aucun bloc n'a la colonne « {column} »."));
        }
    }

    public static bool IsRange(int[]? pair) => pair is { Length: 2 } && pair[0] >= 0 && pair[0] <= pair[1];
}
