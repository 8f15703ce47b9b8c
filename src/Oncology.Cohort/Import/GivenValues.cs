using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Reads what the caller says of every row of a file, as if it stood in a cell.</summary>
internal static class GivenValues
{
    /// <exception cref="RequestException">There is no such field, or it cannot hold the value.</exception>
    public static ImmutableArray<OwnValue> Read(ImportTable given, CohortTable table)
    {
        var values = ImmutableArray.CreateBuilder<OwnValue>();
        foreach ((string name, string text) in given.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            Field field = Fields.Find(table, name)
                ?? throw new RequestException($"A value was given for '{name}', which is no field of the table.", $"Une valeur a été donnée pour « {name} », qui n'est pas un champ de la table.", nameof(given));
            CellResult read = CellParser.Parse(text, new ColumnReading { Field = field });
            values.Add(new OwnValue(name, read.Value ?? read.Missing ?? throw new RequestException(read.Problem!.English, read.Problem.French, nameof(given)), null));
        }

        return values.ToImmutable();
    }
}
