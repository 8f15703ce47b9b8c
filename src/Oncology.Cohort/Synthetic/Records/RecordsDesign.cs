namespace Oncology.Cohort;

/// <summary>The key <c>records</c> of a targets file: how the patients' records look beyond the columns that are searched for.</summary>
/// <remarks>Everything may be left out. Keys have setters, as those of <see cref="DesignFile"/>.</remarks>
internal sealed record RecordsDesign
{
    /// <summary><c>en</c>: canonical headers, ISO dates; <c>fr</c>: as a French hospital exports them, dd/MM/yyyy.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Decides who gets what; the seed of the search does not.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>First and last day of the first treatment.</summary>
    public DateOnly[] Start { get; set; } = [];

    /// <summary>First and last day of the last news of the living.</summary>
    public DateOnly[] LastNews { get; set; } = [];

    /// <summary>Columns of blocks that mean something in a record, by the names of <see cref="RecordRoles"/>; null when no column does.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; set; } = new Dictionary<string, string?>();

    /// <summary>Columns that are not written.</summary>
    public IReadOnlyList<string> LeaveOut { get; set; } = [];

    /// <summary>Drugs of a class, in the place of those of <see cref="DrugRepertoire"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DrugDesign>> Drugs { get; set; } = new Dictionary<string, IReadOnlyList<DrugDesign>>();

    /// <summary>Stereotactic schedules.</summary>
    public IReadOnlyList<ScheduleDesign> Schedules { get; set; } = [new(27, 3), new(35, 5), new(37.5m, 5)];

    /// <summary>Screened patients who are not analysed.</summary>
    public LeavingDesign Leaving { get; set; } = new();

    /// <summary>What the paper says of each arm.</summary>
    public IReadOnlyDictionary<string, ArmDesign> Arms { get; set; } = new Dictionary<string, ArmDesign>();
}

/// <summary>A drug, or several joined by <c>+</c>.</summary>
internal sealed record DrugDesign
{
    public required string Name { get; init; }

    /// <summary>How often it is chosen beside the others.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>The first day on which it can be given.</summary>
    public DateOnly? Since { get; set; }
}

/// <summary>A schedule of radiotherapy.</summary>
/// <param name="Dose">Total dose in Gy.</param>
/// <param name="Fractions">Number of fractions.</param>
internal sealed record ScheduleDesign(decimal Dose, int Fractions);

/// <summary>Patients who do not fulfil one criterion of <see cref="CriteriaList.Toulouse"/>.</summary>
internal sealed record LeavingDesign
{
    public long Seed { get; set; } = 2;

    /// <summary>Patients per criterion, T01 to T12.</summary>
    public OrderedDictionary<string, int> Criteria { get; set; } = [];
}
