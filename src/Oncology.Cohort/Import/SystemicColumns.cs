using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The columns of systemic treatment that a flat file has by class: ht, ct, cdk46, antiher2, each with yes or no, drugs and dates.</summary>
internal static class SystemicColumns
{
    private static readonly ImmutableArray<DrugClass> Needed = [DrugClass.Endocrine, DrugClass.Chemotherapy];

    /// <summary>Number of yes/no columns by class, for the metastatic disease, among the columns of a file; 0 where they do not speak of both endocrine treatment and chemotherapy.</summary>
    public static int Answers(ImmutableArray<ColumnMatch> columns)
    {
        TreatmentGroup[] named =
            [.. columns.Where(c => c.Field == FlatGroups.Flag).Select(c => TreatmentGroup.Find(c.Group)).OfType<TreatmentGroup>().Where(g => g is { Class: not null, Setting: TreatmentSetting.Metastatic })];
        return Needed.All(n => named.Any(g => g.Class == n)) ? named.Length : 0;
    }

    /// <summary>The classes of a treatment by the column it stands in and the drugs it names, where these do not follow from the drugs alone; null where they do.</summary>
    /// <remarks>What the column answers with yes was given, whatever drug stands beside it. A drug that is not read is one of the column, of a class that is not known;
    /// it may hold more (a chemotherapy an anti-HER2 drug), unless the columns of these say no.</remarks>
    public static ImmutableArray<Enum>? ClassesOf(ParsedRow group, List<ParsedRow> groups)
    {
        DrugClass own = group.Columns.Treatment!.Class!.Value;
        DrugNote? drugs = DrugNote.Of(group);
        ImmutableArray<DrugClass> read = drugs?.Classes ?? [];
        bool isUnread = drugs is { HasUnread: true } || group.Columns.Answer is { HasProblems: true } answer && answer.IsUnreadable(group.Row);
        bool holdsOwn = read.Any(c => IsOf(own, c));
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

        if (isUnread && !Companions(own).All(c => groups.Exists(g => g.Columns.Treatment?.Class == c && IsOfSetting(g, group) && SaysNo(g))))
        {
            classes.Add(DrugClass.Unknown);
        }

        return classes.ToImmutable();
    }

    /// <summary>Looks at the answers of a row together: a drug beside a "no", and a patient of whom all columns say that there was no systemic treatment.</summary>
    public static void Check(FileRow row, int answers, FindingList findings)
    {
        int no = 0;
        bool isDenied = false;
        SourceCell? last = null;
        foreach (ParsedRow group in row.Groups)
        {
            if (group.Columns.Group == FlatGroups.Systemic && SaysNo(group))
            {
                isDenied = true;
                last = group.SourceOf(FlatGroups.Flag);
            }

            if (group.Columns.Treatment?.Class is null || Reshape.IsContradicted(group))
            {
                continue;
            }

            if (!SaysNo(group))
            {
                Contradicted(group, row.Groups, findings);
                continue;
            }

            no += group.Columns.Treatment.Setting == TreatmentSetting.Metastatic ? 1 : 0;
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

        if ((isDenied || (answers > 0 && no == answers)) && row.Record.Value<bool>("systemic_naive") is null)
        {
            row.Record.Set("systemic_naive", true, last);
        }
    }

    // A regimen that holds a drug of a class whose own column says no.
    private static void Contradicted(ParsedRow group, List<ParsedRow> groups, FindingList findings)
    {
        foreach (ParsedRow other in groups)
        {
            if (other != group && other.Columns.Treatment?.Class is { } denied && IsOfSetting(other, group) && SaysNo(other) && DrugNote.Of(group) is { } drugs
                && drugs.Classes.Any(c => IsOf(denied, c)))
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
        SourceCell? cell = group.SourceOf(field) ?? group.SourceOf(FlatGroups.Flag);
        findings.Add(Severity.Warning, "V17", group.Line, cell?.Column, cell?.Text, message, null, group.PatientId.Length == 0 ? null : group.PatientId);
    }

    // A "no" with a date is a contradiction of its own, which says neither.
    private static bool SaysNo(ParsedRow group) => group.Columns.Answer?.ValueOf(group.Row) is false && !Reshape.IsContradicted(group);

    private static bool IsOfSetting(ParsedRow one, ParsedRow other) => one.Columns.Treatment?.Setting == other.Columns.Treatment?.Setting;

    // True for a drug that the column of a class speaks of.
    private static bool IsOf(DrugClass column, DrugClass drug) =>
        drug == column || (SystemicTreatment.ClassOf(column) is var wanted and not SystemicClasses.Other && SystemicTreatment.ClassOf(drug) == wanted);

    // What may stand in one cell with the drugs of a column.
    private static ImmutableArray<DrugClass> Companions(DrugClass column) => column switch
    {
        DrugClass.Endocrine => [DrugClass.Cdk46, DrugClass.AntiHer2],
        DrugClass.Chemotherapy => [DrugClass.AntiHer2],
        DrugClass.Cdk46 => [DrugClass.Endocrine],
        _ => [DrugClass.Endocrine, DrugClass.Chemotherapy],
    };
}
