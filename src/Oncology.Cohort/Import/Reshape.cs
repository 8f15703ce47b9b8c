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
                if (child.Columns.Counts?.FewestOf(child.Row) is null)
                {
                    LeaveOpen(child);
                }

                return CohortTable.Lesions;
            case FlatGroups.Progression when child.HasValues:
                if (row.Record.Value<PartialDate>("progression_date") is { } date)
                {
                    child.Set("event_date", date, row.Record.SourceOf("progression_date"));
                }

                return CohortTable.Events;
            case FlatGroups.Treatment when child.HasOpen:
                return CohortTable.Treatments;
            case FlatGroups.Treatment or FlatGroups.Toxicity or FlatGroups.Event or FlatGroups.Lab when child.HasValues:
                return FlatGroups.TableOf(group);
            default:
                return IsTreatment(row, child) ? CohortTable.Treatments : null;
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
            FlatGroups.Systemic => Of(("treatment_id", "sys" + code), ("kind", TreatmentKind.Systemic), ("setting", TreatmentSetting.Metastatic)),
            _ => TreatmentGroup.Find(group)?.Defaults(number) ?? [],
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

    /// <summary>True when a treatment is denied and dated all the same.</summary>
    public static bool IsContradicted(ParsedRow child) =>
        child.Columns.Answer is not null && child.Value<bool>(FlatGroups.Flag) == false && (child.Value<PartialDate>("start_date") ?? child.Value<PartialDate>("stop_date")) is not null;

    /// <summary>Makes one treatment of what the columns of a technique and those of focal treatment as such say of it: "MDT", "Date MDT", "Stéréotaxie";
    /// "Stéréotaxie", "Date stéréotaxie", "Intention du traitement focal".</summary>
    /// <param name="groups">The groups of the row; those that another takes over are taken out.</param>
    public static void JoinTechniques(List<ParsedRow> groups)
    {
        if (groups.FindAll(g => g.Columns.Group == FlatGroups.Focal) is not [var focal] || focal.Columns.Find("modality") is not null || IsContradicted(focal))
        {
            return;
        }

        if (focal.Columns.Find("start_date") is null && focal.Columns.Find(FlatGroups.Flag) is null)
        {
            TellTechniques(focal, groups);
            return;
        }

        PartialDate? date = focal.Value<PartialDate>("start_date");
        if (date is not null || focal.Value<bool>(FlatGroups.Flag) == true)
        {
            TakeTechniques(focal, date, groups);
        }
    }

    // What is said of focal treatment holds for each technique that was given.
    private static void TellTechniques(ParsedRow focal, List<ParsedRow> groups)
    {
        List<ParsedRow> given = groups.FindAll(g => g.Columns.IsTechnique && g.Value<bool>(FlatGroups.Flag) != false && (g.HasValues || g.HasOpen));
        foreach (ParsedRow technique in given)
        {
            foreach (TypedColumn column in focal.Columns.Columns)
            {
                if (column.HasValue(focal.Row))
                {
                    technique.SetDefault(column.Name, column.ValueOf(focal.Row)!, focal.SourceOf(column.Name));
                }
                else if (column.Name == "intent" && column.IsUnreadable(focal.Row) && technique.Value<TreatmentIntent>("intent") is null)
                {
                    // It may be palliative.
                    technique.Set("kind", MissingKind.Unknown, null);
                    technique.Set("intent", TreatmentIntent.Unknown, focal.SourceOf("intent"));
                }
            }
        }

        if (given.Count > 0)
        {
            groups.Remove(focal);
        }
    }

    // The first technique is that of the focal treatment; a second one has its date.
    private static void TakeTechniques(ParsedRow focal, PartialDate? date, List<ParsedRow> groups)
    {
        bool isNamed = false;
        foreach (ParsedRow technique in groups.FindAll(g => g.Columns.IsTechniqueAlone && g.Value<bool>(FlatGroups.Flag) == true))
        {
            if (!isNamed)
            {
                isNamed = true;
                focal.Set("modality", technique.Columns.Treatment!.Modality!.Value, technique.SourceOf(FlatGroups.Flag));
                groups.Remove(technique);
            }
            else if (date is { } known)
            {
                technique.Set("start_date", known, focal.SourceOf("start_date"));
            }
        }
    }

    // A column that says no, or nothing at all, is no treatment. One that does not know, or cannot be read, leaves open whether there was one: a row without
    // kind; so does a no beside a date. A date or a drug that cannot be read is that of a treatment.
    private static bool IsTreatment(FileRow row, ParsedRow child)
    {
        string group = child.Columns.Group!;
        TreatmentGroup? named = child.Columns.Treatment;
        bool isContradicted = IsContradicted(child);
        if ((named is null && group is not (FlatGroups.Focal or FlatGroups.Systemic)) || (child.Value<bool>(FlatGroups.Flag) == false && !isContradicted) || (!child.HasValues && !child.HasOpen))
        {
            return false;
        }

        if (isContradicted || (!child.HasValues && !child.HasUnreadableBeside(FlatGroups.Flag)))
        {
            child.Set("kind", MissingKind.Unknown, null);
            if (group == FlatGroups.Focal || named is { IsTechnique: true })
            {
                // The intent says that it is a focal treatment of which nothing else is known.
                child.Set("intent", TreatmentIntent.Unknown, null);
            }
        }

        if (child.Columns.Answer is { } answer && answer.ValueOf(child.Row) is ImmutableArray<string> drugs && child.SourceOf("agents") is null)
        {
            child.Set("agents", drugs, child.SourceOf(FlatGroups.Flag));
        }

        if (named?.Class is not null && SystemicColumns.ClassesOf(child, row.Groups) is { } classes)
        {
            child.SetDefault("drug_class", classes);
        }

        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
