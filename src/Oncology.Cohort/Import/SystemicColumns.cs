using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The columns of systemic treatment that a flat file has by class: ht, ct, cdk46, antiher2, each with yes or no, drugs and dates.</summary>
internal static class SystemicColumns
{
    private static readonly ImmutableArray<string> Needed = ["ht", "ct"];

    /// <summary>True for the columns of one class.</summary>
    public static bool IsNamed(ParsedRow group) => group.Columns.Group is "ht" or "ct" or "cdk46" or "antiher2";

    /// <summary>Number of yes/no columns by class among the columns of a file; 0 where they do not speak of both endocrine treatment and chemotherapy.</summary>
    public static int Answers(ImmutableArray<ColumnMatch> columns)
    {
        string?[] named = [.. columns.Where(c => c.Field == FlatGroups.Flag).Select(c => c.Group)];
        return Needed.All(n => named.Contains(n)) ? named.Length : 0;
    }

    /// <summary>The classes of a treatment by the column it stands in and the drugs it names, where these do not follow from the drugs alone; null where they do.</summary>
    /// <remarks>What the column answers with yes was given, whatever drug stands beside it. A drug that is not read is one of the column, of a class that is not known;
    /// it may hold more (a chemotherapy an anti-HER2 drug), unless the columns of these say no.</remarks>
    public static ImmutableArray<Enum>? ClassesOf(ParsedRow group, IReadOnlyList<ParsedRow> groups)
    {
        DrugClass own = OwnClass(group.Columns.Group!);
        DrugNote? drugs = DrugNote.Of(group);
        ImmutableArray<DrugClass> read = drugs?.Classes ?? [];
        bool isUnread = drugs is { HasUnread: true };
        bool holdsOwn = read.Any(c => SystemicTreatment.ClassOf(c) == SystemicTreatment.ClassOf(own));
        if (holdsOwn && !isUnread)
        {
            return null;
        }

        var classes = ImmutableArray.CreateBuilder<Enum>();
        classes.AddRange(read.Cast<Enum>());
        if (!classes.Contains(own) && (isUnread || read.IsEmpty || group.Value<bool>(FlatGroups.Flag) == true))
        {
            classes.Add(own);
        }

        if (isUnread && !Companions(group.Columns.Group!).All(c => groups.Any(g => g.Columns.Group == c && SaysNo(g))))
        {
            classes.Add(DrugClass.Unknown);
        }

        return classes.ToImmutable();
    }

    /// <summary>Looks at the answers of a row together: a drug beside a "no", and a patient of whom all columns say that there was no systemic treatment.</summary>
    public static void Check(FileRow row, int answers, FindingList findings)
    {
        int no = 0;
        SourceCell? last = null;
        foreach (ParsedRow group in row.Groups)
        {
            if (!IsNamed(group))
            {
                continue;
            }

            if (!SaysNo(group))
            {
                Contradicted(group, row.Groups, findings);
                continue;
            }

            no++;
            last = group.SourceOf(FlatGroups.Flag);
            foreach (TypedColumn column in group.Columns.Columns)
            {
                if (column.Name != FlatGroups.Flag && (column.HasValue(group.Row) || column.IsOpen(group.Row)))
                {
                    Add(findings, group, column.Name, new(
                        "The yes/no column of this treatment says no, and yet this cell describes it; the \"no\" is used.",
                        "La colonne oui/non de ce traitement dit « non », et cette cellule le décrit pourtant ; le « non » est retenu."));
                    break;
                }
            }
        }

        if (answers > 0 && no == answers && row.Record.Value<bool>("systemic_treatment") is null)
        {
            row.Record.Set("systemic_treatment", false, last);
        }
    }

    // A regimen that holds a drug of a class whose own column says no.
    private static void Contradicted(ParsedRow group, IReadOnlyList<ParsedRow> groups, FindingList findings)
    {
        foreach (ParsedRow other in groups)
        {
            if (other != group && IsNamed(other) && SaysNo(other) && DrugNote.Of(group) is { } drugs
                && drugs.Classes.Any(c => SystemicTreatment.ClassOf(c) == SystemicTreatment.ClassOf(OwnClass(other.Columns.Group!))))
            {
                string header = other.SourceOf(FlatGroups.Flag)!.Column;
                Add(findings, group, "agents", new(
                    $"One of the drugs is of the class to which the column {header} says no; it counts as given, from the day of this treatment.",
                    $"Un des médicaments est de la classe pour laquelle la colonne {header} dit « non » ; il compte comme donné, à la date de ce traitement."));
            }
        }
    }

    private static void Add(FindingList findings, ParsedRow group, string field, Wording message)
    {
        SourceCell? cell = group.SourceOf(field);
        findings.Add(Severity.Warning, "V17", group.Line, cell?.Column, cell?.Text, message, null, group.PatientId.Length == 0 ? null : group.PatientId);
    }

    private static bool SaysNo(ParsedRow group) => group.Value<bool>(FlatGroups.Flag) == false;

    private static DrugClass OwnClass(string group) => group switch
    {
        "ht" => DrugClass.Endocrine,
        "ct" => DrugClass.Chemotherapy,
        "cdk46" => DrugClass.Cdk46,
        _ => DrugClass.AntiHer2,
    };

    // What may stand in one cell with the drugs of a column.
    private static ImmutableArray<string> Companions(string group) => group switch
    {
        "ht" => ["cdk46", "antiher2"],
        "ct" => ["antiher2"],
        "cdk46" => ["ht"],
        _ => ["ht", "ct"],
    };
}
