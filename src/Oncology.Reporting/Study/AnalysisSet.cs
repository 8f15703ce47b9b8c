using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The patients of a study, one row each, with everything that tables, figures and models call by name.</summary>
internal sealed class AnalysisSet
{
    public AnalysisSet(
        DataTable table,
        ImmutableArray<StudyVariable> variables,
        ImmutableArray<StudyEndpoint> endpoints,
        StudyExposure? exposure)
    {
        Table = table;
        Variables = variables.ToImmutableDictionary(variable => variable.Name, StringComparer.Ordinal);
        Endpoints = endpoints.ToImmutableDictionary(endpoint => endpoint.Name, StringComparer.Ordinal);
        Exposure = exposure;
    }

    /// <summary>The columns as read and derived.</summary>
    public DataTable Table { get; }

    public int Count => Table.RowCount;

    public ImmutableDictionary<string, StudyVariable> Variables { get; }

    public ImmutableDictionary<string, StudyEndpoint> Endpoints { get; }

    public StudyExposure? Exposure { get; }

    /// <summary>True for each patient of whom all parts of the condition hold; false where one does not or is missing.</summary>
    /// <exception cref="StudyException">A part names no category, or a level that it does not have.</exception>
    public bool[] Holds(ConditionSpec condition)
    {
        bool[] holds = [.. Enumerable.Repeat(true, Count)];
        foreach ((string name, ImmutableArray<string> levels) in condition.Parts)
        {
            HashSet<int> wanted = [.. levels.Select(level => Level(name, level, condition.Path))];
            for (int row = 0; row < Count; row++)
            {
                holds[row] &= wanted.Contains(Variables[name].Codes[row]);
            }
        }

        return holds;
    }

    /// <summary>True for each patient of whom all variables of the condition are known.</summary>
    public bool[] Knows(ConditionSpec condition) =>
        [.. Enumerable.Range(0, Count).Select(row => condition.Parts.All(part => !Variables[part.Variable].IsMissing(row)))];

    private int Level(string name, string level, string path)
    {
        StudyVariable variable = Variables[name];
        int code = variable.LevelOf(level);
        if (code >= 0)
        {
            return code;
        }

        string list = variable.IsNumber ? "-" : string.Join(", ", variable.Levels.Select(known => $"'{known.English}'"));
        throw new StudyException(StudyFault.StudyFile, [new StudyProblem(
            path, new LocalText($"'{name}' has no level '{level}'; it has {list}", $"« {name} » n'a pas de niveau « {level} » ; elle a {list}"))]);
    }
}

/// <summary>A time-to-event endpoint of every patient, in days.</summary>
/// <param name="Name">Name in the study file.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="ShortLabel">Abbreviation.</param>
/// <param name="Days">Follow-up; NaN for a patient who has none.</param>
/// <param name="IsEvent">Whether it ended with the event.</param>
internal sealed record StudyEndpoint(string Name, LocalText Label, LocalText ShortLabel, ImmutableArray<double> Days, ImmutableArray<bool> IsEvent)
{
    /// <summary>Rows of the patients who have a follow-up, ascending.</summary>
    public int[] Rows => [.. Enumerable.Range(0, Days.Length).Where(row => !double.IsNaN(Days[row]))];

    public int EventCount => Rows.Count(row => IsEvent[row]);

    /// <summary>Follow-up of some patients.</summary>
    public SurvivalData ToSurvivalData(ReadOnlySpan<int> rows)
    {
        double[] days = new double[rows.Length];
        bool[] events = new bool[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            days[i] = Days[rows[i]];
            events[i] = IsEvent[rows[i]];
        }

        return SurvivalData.RightCensored(days, events);
    }
}

/// <summary>When the exposure of every patient begins, in days.</summary>
/// <param name="Spec">Its description in the study file.</param>
/// <param name="Days">Beginning; NaN for never.</param>
internal sealed record StudyExposure(ExposureSpec Spec, ImmutableArray<double> Days);
