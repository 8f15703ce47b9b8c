using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>What the numbers of a paper must be for the curves and models of a targets file, and which of them belong together.</summary>
internal static class NumberRules
{
    private const double DaysPerMonth = 30.4375;
    private const int MostDecimals = 10;
    private const int MostNamed = 10;

    private static readonly string[] Interval = ["", ".lower", ".upper"];
    private static readonly string[] Ratio = [".hr", ".lower", ".upper", ".p"];

    /// <summary>Adds what no cohort could print: times before 0 or beyond the follow-up, percentages above 100, relations that are none.</summary>
    public static void Check(DesignFile design, IReadOnlyList<PublishedNumber> published, List<Wording> problems)
    {
        ILookup<string, PublishedNumber> given = published.ToLookup(number => number.Id);
        int[] ends = [.. design.Groups.Where(g => DesignRules.IsRange(g.Last)).Select(g => g.Last[1])];
        double end = ends.Length == 0 ? double.PositiveInfinity : ends.Max();
        foreach (CurveDesign curve in design.Curves)
        {
            CheckMonths(curve.Landmark, "landmark", end, problems);
            foreach (SurvivalDesign survival in curve.Survival)
            {
                CheckMonths(survival.Months, survival.Ids.Count == 0 ? "?" : survival.Ids[0], end, problems);
            }
        }

        foreach (ModelDesign model in design.Models)
        {
            CheckMonths(model.Landmark, model.Ids.Count == 0 ? "landmark" : model.Ids[0], end, problems);
        }

        foreach ((string id, double largest) in Asked(design).SelectMany(names => names.Ids).DistinctBy(asked => asked.Id))
        {
            foreach (PublishedNumber number in given[id])
            {
                CheckNumber(number, largest, problems);
            }
        }
    }

    /// <summary>Names of the design for which no number is given.</summary>
    public static ImmutableArray<Wording> Missing(DesignFile design, IReadOnlyList<PublishedNumber> published)
    {
        HashSet<string> given = [.. published.Select(number => number.Id)];
        string[] unused = [.. Unused(design, published)];
        return [.. Asked(design).Where(asked => !asked.Ids.Any(name => given.Contains(name.Id))).Select(asked =>
        {
            string[] known = [.. unused, .. unused.Select(Stem).Distinct()];
            string? nearest = NearestName.Find(asked.Name, known);
            return new Wording(
                $"A curve or model names '{asked.Name}', and no such number is given{(nearest is null ? "." : $"; is it '{nearest}'?")}",
                $"Une courbe ou un modèle nomme « {asked.Name} », et aucun nombre de ce nom n'est donné{(nearest is null ? "." : $" ; est-ce « {nearest} » ?")}");
        })];
    }

    /// <summary>Numbers that nothing of the design asks for.</summary>
    public static ImmutableArray<Wording> Idle(DesignFile design, IReadOnlyList<PublishedNumber> published)
    {
        string[] unused = [.. Unused(design, published)];
        if (unused.Length > MostNamed)
        {
            return [new(
                $"{unused.Length} given numbers belong to no curve or model and are not searched for: {unused[0]}, {unused[1]}, {unused[2]}, ...",
                $"{unused.Length} nombres donnés n'appartiennent à aucune courbe ni aucun modèle et ne sont pas cherchés : {unused[0]}, {unused[1]}, {unused[2]}, ...")];
        }

        string[] asked = [.. Asked(design).SelectMany(names => names.Ids).Select(name => name.Id).Distinct()];
        return [.. unused.Select(id =>
        {
            string? nearest = NearestName.Find(id, asked);
            return new Wording(
                $"The number '{id}' belongs to no curve or model and is not searched for{(nearest is null ? "." : $"; is it '{nearest}'?")}",
                $"Le nombre « {id} » n'appartient à aucune courbe ni aucun modèle et n'est pas cherché{(nearest is null ? "." : $" ; est-ce « {nearest} » ?")}");
        })];
    }

    private static IEnumerable<string> Unused(DesignFile design, IReadOnlyList<PublishedNumber> published)
    {
        HashSet<string> asked = [.. Asked(design).SelectMany(names => names.Ids).Select(name => name.Id), .. design.Except];
        return published.Select(number => number.Id).Where(id => !asked.Contains(id));
    }

    // What a curve or model is named by, with the ids of its numbers and the largest value that each may have.
    private static IEnumerable<(string Name, (string Id, double Largest)[] Ids)> Asked(DesignFile design)
    {
        foreach (CurveDesign curve in design.Curves)
        {
            foreach (string id in curve.Survival.SelectMany(survival => survival.Ids))
            {
                yield return (id, [.. Interval.Select(part => (id + part, 100.0))]);
            }

            if (curve.Median is { } median)
            {
                yield return (median, [.. Interval.Select(part => (median + part, double.PositiveInfinity))]);
            }
        }

        foreach (ModelDesign model in design.Models)
        {
            foreach (string name in model.Ids.SelectMany(id => model.TermIds.Count == 0 ? [id] : model.TermIds.Select(term => $"{id}.{term}")))
            {
                yield return (name, [.. Ratio.Select(part => (name + part, part == ".p" ? 1 : double.PositiveInfinity))]);
            }
        }
    }

    private static void CheckMonths(double? months, string name, double end, List<Wording> problems)
    {
        if (months is not { } time)
        {
            return;
        }

        string printed = time.ToString(CultureInfo.InvariantCulture);
        if (!(time >= 0))
        {
            problems.Add(new($"'{name}': {printed} months lie before the start.", $"« {name} » : {French(printed)} mois, avant le début."));
        }
        else if (time * DaysPerMonth > end)
        {
            problems.Add(new(
                $"'{name}': nobody is followed for {printed} months; the last news ('last') ends on day {end}.",
                $"« {name} » : personne n'est suivi {French(printed)} mois ; les dernières nouvelles (« last ») finissent au jour {end}."));
        }
    }

    private static void CheckNumber(PublishedNumber number, double largest, List<Wording> problems)
    {
        string printed = number.Value.ToString(CultureInfo.InvariantCulture);
        if (!(number.Value >= 0) || number.Value > largest)
        {
            problems.Add(double.IsFinite(largest)
                ? new($"'{number.Id}': {printed} does not lie between 0 and {largest}.", $"« {number.Id} » : {French(printed)} n'est pas entre 0 et {largest}.")
                : new($"'{number.Id}': {printed} is below 0.", $"« {number.Id} » : {French(printed)} est inférieur à 0."));
        }

        if (number.Relation is not ("=" or "<" or ">"))
        {
            problems.Add(new($"'{number.Id}': the relation '{number.Relation}' is none of =, < and >.", $"« {number.Id} » : la relation « {number.Relation} » n'est ni =, ni <, ni >."));
        }

        if (number.Decimals is < 0 or > MostDecimals)
        {
            problems.Add(new($"'{number.Id}': {number.Decimals} is no number of decimals (0 to {MostDecimals}).", $"« {number.Id} » : {number.Decimals} n'est pas un nombre de décimales (0 à {MostDecimals})."));
        }
    }

    private static string Stem(string id) => Interval.Concat(Ratio).Where(part => part.Length > 0 && id.EndsWith(part, StringComparison.Ordinal)).Select(part => id[..^part.Length]).FirstOrDefault(id);

    private static string French(string number) => number.Replace('.', ',');
}
