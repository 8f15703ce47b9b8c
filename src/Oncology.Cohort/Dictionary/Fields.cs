using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The data dictionary: every column the import knows, table by table.</summary>
public static class Fields
{
    private static readonly FrozenDictionary<(CohortTable, string), Field> ByName;

    static Fields()
    {
        All = [.. PatientTable.Fields, .. PatientTable.DerivedFields, .. TrialTable.Fields, .. LesionTable.Fields, .. TreatmentTable.Fields, .. EventsTable.Fields, .. LabTable.Fields];
        ByName = All.ToFrozenDictionary(f => (f.Table, f.Name));
        MostOfTable = All.GroupBy(f => f.Table).Max(t => t.Count());
    }

    /// <summary>All fields, in the order of the dictionary.</summary>
    public static ImmutableArray<Field> All { get; }

    /// <summary>The fields of one table, in order.</summary>
    /// <param name="table">The table.</param>
    /// <returns>Its fields.</returns>
    public static ImmutableArray<Field> Of(CohortTable table) => [.. All.Where(f => f.Table == table)];

    /// <summary>A field by its canonical name.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">Canonical name, snake case.</param>
    /// <returns>The field, or null when the table has none of that name.</returns>
    public static Field? Find(CohortTable table, string name) => ByName.GetValueOrDefault((table, name));

    /// <summary>Fields of the largest table.</summary>
    internal static int MostOfTable { get; }
}
