namespace Oncology.Cohort;

/// <summary>What a paper prints of an arm beyond its survival: counts of its tables of patients and treatments. What is left out is dealt out by usual shares.</summary>
internal sealed record ArmDesign
{
    /// <summary>Ages at diagnosis in years.</summary>
    public int[] Ages { get; set; } = [];

    /// <summary>Rows per value of a column, in the codes of the data dictionary; an empty value is a missing cell. Columns: <see cref="MarginShares"/>.</summary>
    public IReadOnlyDictionary<string, OrderedDictionary<string, int>> Margins { get; set; } = new Dictionary<string, OrderedDictionary<string, int>>();

    /// <summary>Rows with <c>yes</c> among those who can have it. Columns: <see cref="CountShares"/>.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; set; } = new Dictionary<string, int>();

    public LesionsDesign Lesions { get; set; } = new();

    /// <summary>Months of endocrine treatment.</summary>
    public double[] EndocrineMonths { get; set; } = [];

    /// <summary>Toxicities of focal treatment.</summary>
    public IReadOnlyList<ToxicityDesign>? Toxicities { get; set; }
}

/// <summary>Numbers of metastases and the organs they lie in.</summary>
internal sealed record LesionsDesign
{
    /// <summary>Rows with two and more metastases, per number.</summary>
    public OrderedDictionary<string, int> Several { get; set; } = [];

    /// <summary>Lesions per organ.</summary>
    public OrderedDictionary<string, int> Organs { get; set; } = [];

    /// <summary>Rows with lesions in two organs.</summary>
    public int? TwoOrgans { get; set; }

    /// <summary>One patient whose organs do not add up to the stated number: stated, counted.</summary>
    public int[] Misstated { get; set; } = [];
}

/// <summary>A toxicity of focal treatment.</summary>
internal sealed record ToxicityDesign
{
    public required int Grade { get; init; }

    public required int N { get; init; }

    /// <summary>Techniques after which it was seen.</summary>
    public required IReadOnlyList<string> Techniques { get; init; }
}
