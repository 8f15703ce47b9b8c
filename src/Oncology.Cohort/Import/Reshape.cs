using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Turns the groups of a flat row into rows of the child tables.</summary>
internal static class Reshape
{
    /// <summary>The child rows of a flat row, in the order of the groups; groups without content give none.</summary>
    public static IEnumerable<(CohortTable Table, ParsedRow Row)> Children(FileRow row, int lesionsBefore)
    {
        foreach (((string group, int number), ParsedRow child) in row.Groups)
        {
            switch (group)
            {
                case FlatGroups.Metastasis when child.HasValues:
                    child.SetDefault("lesion_id", Text(number > 0 ? number : lesionsBefore + 1));
                    yield return (CohortTable.Lesions, child);
                    break;
                case FlatGroups.Count when child.Value<int>("n_lesions") is > 0:
                    var organ = (Organ)number;
                    child.SetDefault("organ", organ);
                    child.SetDefault("lesion_id", organ.ToString().ToLowerInvariant());
                    yield return (CohortTable.Lesions, child);
                    break;
                case FlatGroups.Focal when child.HasValues:
                    child.SetDefault("treatment_id", "mdt" + Text(number));
                    child.SetDefault("kind", TreatmentKind.MetastasisDirected);
                    child.SetDefault("setting", TreatmentSetting.Metastatic);
                    yield return (CohortTable.Treatments, child);
                    break;
                case FlatGroups.Toxicity when child.HasValues:
                    child.SetDefault("event_type", EventType.Toxicity);
                    yield return (CohortTable.Events, child);
                    break;
                case FlatGroups.Progression when child.HasValues:
                    child.SetDefault("event_type", EventType.Progression);
                    if (row.Record.Value<PartialDate>("progression_date") is { } date)
                    {
                        child.Set("event_date", date, row.Record.Cells.SourceOf("progression_date"));
                    }

                    yield return (CohortTable.Events, child);
                    break;
                case FlatGroups.Treatment when child.HasValues:
                    child.SetDefault("treatment_id", "ttt" + Text(number));
                    yield return (CohortTable.Treatments, child);
                    break;
                case FlatGroups.Event when child.HasValues:
                    yield return (CohortTable.Events, child);
                    break;
                case FlatGroups.Lab when child.HasValues:
                    yield return (CohortTable.Labs, child);
                    break;
                default:
                    if (Systemic(group, number, child))
                    {
                        yield return (CohortTable.Treatments, child);
                    }

                    break;
            }
        }
    }

    // A yes/no column that says no, or nothing at all, is no treatment.
    private static bool Systemic(string group, int number, ParsedRow child)
    {
        bool named = FlatGroups.SystemicNames.Contains(group);
        if ((!named && group != FlatGroups.Systemic) || !child.HasValues || child.Value<bool>(FlatGroups.Flag) == false)
        {
            return false;
        }

        child.SetDefault("treatment_id", named ? group : "sys" + Text(number));
        child.SetDefault("kind", TreatmentKind.Systemic);
        child.SetDefault("setting", TreatmentSetting.Metastatic);
        bool classKnown = child.Texts("agents").Any(a => DrugNames.Find(a) is not null);
        if (named && !classKnown)
        {
            child.SetDefault("drug_class", System.Collections.Immutable.ImmutableArray.Create<Enum>(group switch
            {
                "ht" => DrugClass.OtherEndocrine,
                "ct" => DrugClass.OtherChemotherapy,
                "cdk46" => DrugClass.Cdk46,
                _ => DrugClass.AntiHer2,
            }));
        }

        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
