namespace Oncology.Cohort;

/// <summary>The targets file as it is written: what the cohort must look like and which published numbers belong to which estimate.</summary>
/// <remarks>Keys that may be left out have setters: generated JSON readers give init-only properties no default.</remarks>
internal sealed record DesignFile
{
    public string Name { get; set; } = "cohort";

    /// <summary>What a reader of the file should know; the search takes nothing from it.</summary>
    public string? Note { get; set; }

    /// <summary>CSV with the columns id, value, decimals and relation, beside the targets file.</summary>
    public string? Published { get; set; }

    /// <summary>Published numbers written into the file itself.</summary>
    public IReadOnlyList<NumberDesign> Numbers { get; set; } = [];

    /// <summary>Ids that no estimate has to meet.</summary>
    public IReadOnlyList<string> Except { get; set; } = [];

    /// <summary>Ids, or starts of ids, of the numbers that matter most.</summary>
    public IReadOnlyList<string> Principal { get; set; } = [];

    public required IReadOnlyList<GroupDesign> Groups { get; init; }

    /// <summary>Deaths per arm: one number, or smallest and largest.</summary>
    public required IReadOnlyDictionary<string, int[]> Deaths { get; init; }

    /// <summary>Deaths without progression per arm: one number.</summary>
    public IReadOnlyDictionary<string, int[]> DeathsWithoutProgression { get; set; } = new Dictionary<string, int[]>();

    /// <summary>Deaths without progression of an arm, 0 unless given.</summary>
    public int WithoutProgression(string arm) => DeathsWithoutProgression.TryGetValue(arm, out int[]? without) ? without[0] : 0;

    public IReadOnlyList<BlockDesign> Blocks { get; set; } = [];

    public IReadOnlyList<ModelDesign> Models { get; set; } = [];

    public IReadOnlyList<CurveDesign> Curves { get; set; } = [];

    /// <summary>How the patients' records look beyond the columns that are searched for.</summary>
    public RecordsDesign Records { get; set; } = new();
}

/// <summary>A published number.</summary>
internal sealed record NumberDesign
{
    public required string Id { get; init; }

    public required double Value { get; init; }

    public required int Decimals { get; init; }

    public string Relation { get; set; } = "=";
}

/// <summary>Rows of one arm whose times lie in the same ranges.</summary>
internal sealed record GroupDesign
{
    public required string Arm { get; init; }

    public required int N { get; init; }

    /// <summary>Rows with progression or death.</summary>
    public required int Events { get; init; }

    /// <summary>Days between which progression or death falls.</summary>
    public int[] First { get; set; } = [1, 3650];

    /// <summary>Days between which last news of the living falls.</summary>
    public int[] Last { get; set; } = [1, 3650];

    /// <summary>When the exposure begins; nobody is exposed when empty.</summary>
    public IReadOnlyList<ExposureDesign> Exposure { get; set; } = [];
}

/// <summary>Rows whose exposure begins between two days.</summary>
internal sealed record ExposureDesign
{
    public required int N { get; init; }

    public required int[] Days { get; init; }
}

/// <summary>0/1 columns that belong together.</summary>
internal sealed record BlockDesign
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<ProfileDesign> Profiles { get; init; }
}

/// <summary>Values of the columns of a block, and how many rows of each arm have them.</summary>
internal sealed record ProfileDesign
{
    public required string Label { get; init; }

    /// <summary>Columns that are 1.</summary>
    public IReadOnlyList<string> On { get; set; } = [];

    /// <summary>One whole number, or smallest and largest, per arm.</summary>
    public required IReadOnlyDictionary<string, int[]> N { get; init; }
}

/// <summary>A Cox model.</summary>
internal sealed record ModelDesign
{
    /// <summary>Start of the ids of its numbers; several when the paper prints them twice.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary><c>pfs</c> or <c>os</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Columns; <c>exposure</c> is the time-dependent exposure, <c>landmark</c> being exposed at the landmark.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Ids of the terms of a model with several, in their order.</summary>
    public IReadOnlyList<string> TermIds { get; set; } = [];

    /// <summary>Column that marks the rows of the model.</summary>
    public string? Where { get; set; }

    /// <summary>Months that a row must be free of the first endpoint.</summary>
    public double? Landmark { get; set; }

    /// <summary><c>log-rank</c> (default for one column) or <c>wald</c>.</summary>
    public string? Test { get; set; }
}

/// <summary>A Kaplan-Meier curve.</summary>
internal sealed record CurveDesign
{
    public required string Endpoint { get; init; }

    public bool Reverse { get; set; }

    public double? Landmark { get; set; }

    /// <summary>At a landmark: the exposed (true) or the others.</summary>
    public bool? Exposed { get; set; }

    public string? Where { get; set; }

    /// <summary>Ids of S(t), <c>.lower</c> and <c>.upper</c> for its bounds, in percent.</summary>
    public IReadOnlyList<SurvivalDesign> Survival { get; set; } = [];

    /// <summary>Id of the median in months, <c>.lower</c> and <c>.upper</c> for its bounds.</summary>
    public string? Median { get; set; }
}

/// <summary>A survival probability at a time.</summary>
internal sealed record SurvivalDesign
{
    public required IReadOnlyList<string> Ids { get; init; }

    public required double Months { get; init; }
}
