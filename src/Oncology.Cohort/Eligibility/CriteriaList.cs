using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The criteria of a study or trial, in the order in which patients leave, as data.</summary>
public sealed class CriteriaList
{
    private CriteriaList(string name, Wording title, string? source, ImmutableArray<Criterion> criteria, ImmutableArray<CohortCap> caps)
    {
        Name = name;
        Title = title;
        Source = source;
        Criteria = criteria;
        Caps = caps;
    }

    /// <summary>The Toulouse study (Glemarec 2021), T01 to T12 (D7).</summary>
    public static CriteriaList Toulouse { get; } = ToulouseCriteria.Create();

    /// <summary>HEROES, UNICANCER phase 2: de-escalation of anti-HER2 treatment (D20).</summary>
    public static CriteriaList Heroes { get; } = HeroesCriteria.Create();

    /// <summary>AcSé Pembrolizumab, UNICANCER phase 2: pembrolizumab in rare cancers (D21).</summary>
    public static CriteriaList AcSe { get; } = AcSeCriteria.Create();

    /// <summary>Short name: <c>toulouse</c>.</summary>
    public string Name { get; }

    /// <summary>Title.</summary>
    public Wording Title { get; }

    /// <summary>Where the criteria stand; null when not said.</summary>
    public string? Source { get; }

    /// <summary>The criteria in order.</summary>
    public ImmutableArray<Criterion> Criteria { get; }

    /// <summary>Rules on the included patients as a whole.</summary>
    public ImmutableArray<CohortCap> Caps { get; }

    /// <summary>Gathers criteria, and checks that every fact exists and is compared with values of its type.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="title">Title.</param>
    /// <param name="criteria">The criteria in order, at least one.</param>
    /// <param name="caps">Rules on the included patients as a whole; empty for none.</param>
    /// <param name="source">Where the criteria stand; null when not said.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">There is no criterion, an id occurs twice, a fact does not exist, or a value does not fit its fact.</exception>
    public static CriteriaList Create(
        string name, Wording title, ImmutableArray<Criterion> criteria, ImmutableArray<CohortCap> caps = default, string? source = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(title);
        caps = caps.IsDefault ? [] : caps;
        if (criteria.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A criteria list has at least one criterion.", nameof(criteria));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in criteria.Select(c => c.Id).Concat(caps.Select(c => c.Id)))
        {
            if (id.Length == 0 || id == Screening.UnknownStep || !seen.Add(id))
            {
                throw new ArgumentException($"The criterion id '{id}' is empty, reserved or occurs twice.", nameof(criteria));
            }
        }

        foreach ((string id, Condition? condition) in criteria.Select(c => (c.Id, c.Condition)).Concat(caps.Select(c => (c.Id, c.Among))))
        {
            if (condition is not null && ConditionCheck.Problem(condition) is { } problem)
            {
                throw new ArgumentException($"Criterion '{id}': {problem.English}", nameof(criteria));
            }
        }

        CohortCap? unknown = caps.FirstOrDefault(c => c.By is { } by && Facts.Find(by)?.Type != FactType.Category);
        return unknown is null
            ? new CriteriaList(name, title, source, criteria, caps)
            : throw new ArgumentException($"Rule '{unknown.Id}' counts by '{unknown.By}', which is no category.", nameof(caps));
    }

    /// <summary>Reads a criteria list from a JSON file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The list.</returns>
    /// <exception cref="CriteriaFileException">The file is not JSON, or not a criteria list: every problem with its place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CriteriaList Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using FileStream json = File.OpenRead(path);
        return CriteriaFile.Read(json, Path.GetFileName(path));
    }
}
