namespace Oncology.Cohort;

/// <summary>Which columns of a targets file mean something in a record. A role's own name is its column unless the targets file names another, or none.</summary>
internal sealed class RecordRoles
{
    public const string Symptoms = "ecog";
    public const string Oligorecurrent = "oligorecurrent";
    public const string Grade3 = "grade3";
    public const string GradeKnown = "grade_known";
    public const string Several = "several";
    public const string BoneOnly = "bone_only";
    public const string Liver = "liver";
    public const string HormonePositive = "hr_positive";
    public const string Her2Positive = "her2_positive";
    public const string EndocrineOnly = "ht_only";
    public const string ChemotherapyOnly = "ct_only";
    public const string Cdk46 = "cdk46";

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public RecordRoles(DesignFile design)
    {
        string[] columns = [.. design.Blocks.SelectMany(b => b.Columns)];
        foreach (string role in All)
        {
            int at = Array.IndexOf(columns, ColumnOf(design.Records, role));
            if (at >= 0)
            {
                _columns.Add(role, at);
            }
        }

        Own = [.. columns.Select((column, at) => (column, at)).Where(c => !_columns.ContainsValue(c.at))];
    }

    /// <summary>Names of the roles.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Symptoms, Oligorecurrent, Grade3, GradeKnown, Several, BoneOnly, Liver, HormonePositive, Her2Positive, EndocrineOnly, ChemotherapyOnly, Cdk46];

    /// <summary>Roles that no patient can have both: they stand in one block, and no profile has both.</summary>
    public static IReadOnlyList<(string, string)> Excluding { get; } =
        [(BoneOnly, Liver), (HormonePositive, Her2Positive), (EndocrineOnly, ChemotherapyOnly), (Cdk46, ChemotherapyOnly)];

    /// <summary>Columns without a role.</summary>
    public IReadOnlyList<(string Name, int At)> Own { get; }

    /// <summary>The column of a role; null when the targets file says that there is none.</summary>
    public static string? ColumnOf(RecordsDesign records, string role) => records.Columns.TryGetValue(role, out string? named) ? named : role;

    /// <summary>Whether a row has the role; null when no column says it.</summary>
    public bool? Of(SearchState state, int row, string role) => _columns.TryGetValue(role, out int column) ? state.Column[column][row] : null;
}
