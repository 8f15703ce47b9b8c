using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Turns the groups of a flat row into rows of the child tables.</summary>
internal static class Reshape
{
    /// <summary>The table to which a group of a flat row belongs; null when the group says nothing. What the group leaves out is taken from the row.</summary>
    public static CohortTable? TableOf(FileRow row, ParsedRow child, int lesionsBefore)
    {
        (string group, int number) = (child.Columns.Group!, child.Columns.Number);
        switch (group)
        {
            case FlatGroups.Metastasis when child.HasValues || child.HasOpen:
                if (!child.HasValues && !child.HasUnreadable)
                {
                    LeaveOpen(child);
                }

                if (number == 0)
                {
                    child.SetDefault("lesion_id", Text(lesionsBefore + 1));
                }

                return CohortTable.Lesions;
            case FlatGroups.Count when child.Value<int>("n_lesions") is > 0:
                return CohortTable.Lesions;
            case FlatGroups.Count when IsOpenCount(child):
                LeaveOpen(child);
                return CohortTable.Lesions;
            case FlatGroups.Progression when child.HasValues:
                if (row.Record.Value<PartialDate>("progression_date") is { } date)
                {
                    child.Set("event_date", date, row.Record.SourceOf("progression_date"));
                }

                return CohortTable.Events;
            case FlatGroups.Focal or FlatGroups.Treatment when child.HasOpen:
                if (group == FlatGroups.Focal && !child.HasValues && !child.HasUnreadable)
                {
                    // The intent says that it is a focal treatment of which nothing else is known.
                    child.Set("kind", MissingKind.Unknown, null);
                    child.Set("intent", TreatmentIntent.Unknown, null);
                }

                return CohortTable.Treatments;
            case FlatGroups.Focal or FlatGroups.Treatment or FlatGroups.Toxicity or FlatGroups.Event or FlatGroups.Lab when child.HasValues:
                return FlatGroups.TableOf(group);
            default:
                return Systemic(row, child) ? CohortTable.Treatments : null;
        }
    }

    /// <summary>What a group says of each of its rows beside the cells: the code, the kind.</summary>
    public static ImmutableArray<OwnValue> Defaults(string? group, int number)
    {
        string code = number > 0 ? Text(number) : "";
        return group switch
        {
            FlatGroups.Metastasis => number > 0 ? Of(("lesion_id", code)) : [],
            FlatGroups.Count => Of(("organ", (Organ)number), ("lesion_id", ((Organ)number).ToString().ToLowerInvariant())),
            FlatGroups.Focal => Of(("treatment_id", "mdt" + code), ("kind", TreatmentKind.MetastasisDirected), ("setting", TreatmentSetting.Metastatic)),
            FlatGroups.Toxicity => Of(("event_type", EventType.Toxicity)),
            FlatGroups.Progression => Of(("event_type", EventType.Progression)),
            FlatGroups.Treatment => Of(("treatment_id", "ttt" + code)),
            null or FlatGroups.Event or FlatGroups.Lab => [],
            _ => Of(("treatment_id", FlatGroups.SystemicNames.Contains(group) ? group : "sys" + code), ("kind", TreatmentKind.Systemic), ("setting", TreatmentSetting.Metastatic)),
        };

        static ImmutableArray<OwnValue> Of(params ReadOnlySpan<(string Field, object Value)> values)
        {
            var defaults = ImmutableArray.CreateBuilder<OwnValue>(values.Length);
            foreach ((string field, object value) in values)
            {
                defaults.Add(new OwnValue(field, value, null));
            }

            return defaults.MoveToImmutable();
        }
    }

    /// <summary>The code of the record that a group of a flat row makes; null when it has none.</summary>
    /// <param name="group">The group.</param>
    /// <param name="number">Its number.</param>
    /// <param name="lesion">Number of the lesion among those of the patient, where a row holds one.</param>
    public static string? CodeOf(string group, int number, int lesion) =>
        group == FlatGroups.Metastasis && number == 0 ? Text(lesion)
            : Defaults(group, number).FirstOrDefault(d => d.Field is "lesion_id" or "treatment_id")?.Value as string;

    // A count that cannot be read, is not known or was not made is not zero.
    private static bool IsOpenCount(ParsedRow child) => child.Columns.Find("n_lesions") is { } column
        && (column.IsOpen(child.Row) || column.ValueOf(child.Row) is MissingKind.NotDone);

    // Perhaps none, perhaps many: a row that leaves organ and number open, so that no count is taken for known.
    private static void LeaveOpen(ParsedRow lesions)
    {
        lesions.Set("organ", MissingKind.Unknown, null);
        lesions.Set("n_lesions", MissingKind.Unknown, null);
    }

    // A yes/no column that says no, or nothing at all, is no treatment. One that does not know, or cannot be read, leaves open whether there was one:
    // a row without kind. A date or a drug that cannot be read is that of a treatment.
    private static bool Systemic(FileRow row, ParsedRow child)
    {
        bool named = SystemicColumns.IsNamed(child);
        if ((!named && child.Columns.Group != FlatGroups.Systemic) || child.Value<bool>(FlatGroups.Flag) == false || (!child.HasValues && !child.HasOpen))
        {
            return false;
        }

        if (!child.HasValues && !child.HasUnreadableBeside(FlatGroups.Flag))
        {
            child.Set("kind", MissingKind.Unknown, null);
        }

        if (named && SystemicColumns.ClassesOf(child, row.Groups) is { } classes)
        {
            child.SetDefault("drug_class", classes);
        }

        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
