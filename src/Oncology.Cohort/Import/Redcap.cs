using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Recognises REDCap exports: checkbox columns become one list, repeating instruments become their own tables.</summary>
internal static partial class Redcap
{
    /// <summary>The file with the checkbox columns of a list field (<c>organs___1</c>, <c>Organs (choice=Liver)</c>) joined into one column; the
    /// positions of the other columns do not change.</summary>
    public static DelimitedFile JoinCheckboxes(DelimitedFile file, CohortTable table, ImportOptions options)
    {
        var groups = new Dictionary<string, List<(int Index, string Code)>>(StringComparer.Ordinal);
        for (int i = 0; i < file.Header.Length; i++)
        {
            if (Checkbox().Match(file.Header[i]) is { Success: true } box && ListField(table, box.Groups["name"].Value) is { } list
                && Label(box, options) is var label && CellParser.Parse(label, new ColumnReading { Field = list }).Value is not null)
            {
                groups.TryAdd(list.Name, []);
                groups[list.Name].Add((i, label));
            }
        }

        if (groups.Count == 0)
        {
            return file;
        }

        string[] header = [.. file.Header];
        foreach ((string name, List<(int Index, string Code)> boxes) in groups)
        {
            header[boxes[0].Index] = name;
        }

        return file.With([.. header], file.Rows.Select(r => r with { Cells = Joined(r.Cells, groups) }), file.RowsRejected, file.Findings,
            groups.Values.SelectMany(boxes => boxes.Skip(1)).Select(b => b.Index));
    }

    /// <summary>True when the header is that of a checkbox whose code is a number that nothing explains.</summary>
    public static bool IsUnexplainedCheckbox(string header, ImportOptions options) =>
        Checkbox().Match(header) is { Success: true } box && header.Contains("___", StringComparison.Ordinal) && Label(box, options).All(char.IsAsciiDigit);

    /// <summary>What a checkbox column stands for: the label of its code in the data dictionary, else the code itself.</summary>
    public static string Label(Match box, ImportOptions options)
    {
        string code = box.Groups["code"].Value;
        foreach ((string field, ImmutableDictionary<string, string> labels) in options.RedcapChoices)
        {
            if (TextKey.OfHeader(field) == TextKey.OfHeader(box.Groups["name"].Value) && labels.TryGetValue(code, out string? label))
            {
                return label;
            }
        }

        return code;
    }

    /// <summary>How to read a column whose coded choices the dictionary names: the code of a label that the field can read means what the label says, any
    /// other code is unreadable, whatever the code would mean by itself.</summary>
    public static ColumnReading WithCodes(ColumnReading reading, string header, ImportOptions options)
    {
        var codes = reading.Codes.ToBuilder();
        bool isExplained = false;
        var unread = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string field, ImmutableDictionary<string, string> labels) in options.RedcapChoices)
        {
            foreach ((string code, string label) in field == reading.Field.Name || TextKey.OfHeader(field) == TextKey.OfHeader(header) ? labels : [])
            {
                CellResult read = CellParser.Read(label, reading);
                string key = CellParser.CodeKey(code);
                codes.Remove(key);
                if ((read.Value ?? read.Missing) is { } value)
                {
                    codes[key] = value;
                    isExplained = true;
                }
                else
                {
                    unread[key] = label;
                }
            }
        }

        return reading with { Codes = codes.ToImmutable(), UnreadLabels = unread.ToImmutable(), IsExplained = isExplained };
    }

    /// <summary>The tables of an export with repeating instruments; null when it has none.</summary>
    public static IReadOnlyList<(CohortTable Table, DelimitedFile File)>? Tables(DelimitedFile file)
    {
        int instrument = IndexOf(file, "redcaprepeatinstrument", "repeatinstrument");
        if (instrument < 0)
        {
            return null;
        }

        int id = IndexOf(file, "recordid", "studyid", "patientid", "id");
        int instance = IndexOf(file, "redcaprepeatinstance", "repeatinstance");
        var findings = new FindingList(file.Name);
        var rows = Enum.GetValues<CohortTable>().ToDictionary(t => t, _ => new List<DelimitedRow>());
        int rejected = file.RowsRejected;
        foreach (DelimitedRow row in file.Rows)
        {
            string name = row.Cells[instrument].Trim();
            if (TableOf(name) is { } table)
            {
                rows[table].Add(row);
            }
            else
            {
                rejected++;
                findings.Add(Severity.Error, "F02", row.Line, file.Header[instrument], name, new(
                    $"The repeating instrument \"{name}\" is no table of the cohort (lesions, treatments, events, labs); the row is not used.",
                    $"L'instrument répété « {name} » n'est pas une table de la cohorte (lésions, traitements, événements, biologie) ; la ligne n'est pas utilisée."));
            }
        }

        var news = new List<DelimitedRow>();
        if (id >= 0)
        {
            rows[CohortTable.Patients] = Merged(rows[CohortTable.Patients], id, file, findings, news);
        }

        bool first = true;
        var tables = new List<(CohortTable, DelimitedFile)>();
        foreach ((CohortTable table, List<DelimitedRow> own) in rows.Where(r => r.Value.Count > 0 || r.Key == CohortTable.Patients))
        {
            bool[] used = [.. Enumerable.Range(0, file.Header.Length).Select(i => i == id || own.Exists(r => !string.IsNullOrWhiteSpace(r.Cells[i])))];
            used[instrument] = false;
            string[] header = [.. file.Header];
            if (instance >= 0)
            {
                // The instance numbers the rows of a table that has no codes of its own.
                bool numbers = table is CohortTable.Lesions or CohortTable.Treatments && !header.Where((_, i) => used[i]).Any(h => IsCode(table, h));
                header[instance] = numbers ? table == CohortTable.Lesions ? "lesion_id" : "treatment_id" : header[instance];
                used[instance] = numbers;
            }

            tables.Add((table, file.With(
                [.. header], own, first ? rejected : 0, first ? [.. file.Findings, .. findings.ToImmutable()] : [], Enumerable.Range(0, used.Length).Where(i => !used[i]))));
            first = false;
        }

        if (news.Count > 0)
        {
            bool[] isNews = FollowUpNews.NewsColumns(file.Header);
            tables.Add((CohortTable.Events, file.With(file.Header, news, 0, [], Enumerable.Range(0, isNews.Length).Where(i => i != id && !isNews[i]))));
        }

        return tables;
    }

    private static bool IsCode(CohortTable table, string header) =>
        HeaderIndex.Candidates(table, TextKey.OfHeader(header)).Any(f => f.Name is "lesion_id" or "treatment_id");

    // A longitudinal project has one row per record and event: filled cells are gathered, the first one stays; later vital status and dates are news.
    private static List<DelimitedRow> Merged(List<DelimitedRow> rows, int id, DelimitedFile file, FindingList findings, List<DelimitedRow> news)
    {
        bool[] isNews = FollowUpNews.NewsColumns(file.Header);
        int visit = IndexOf(file, "redcapeventname", "eventname");
        if (visit < 0)
        {
            return rows;
        }

        var byId = new Dictionary<string, DelimitedRow>(StringComparer.Ordinal);
        var merged = new List<DelimitedRow>();
        foreach (DelimitedRow row in rows)
        {
            string code = row.Cells[id].Trim();
            if (code.Length == 0 || !byId.TryGetValue(code, out DelimitedRow first))
            {
                DelimitedRow copy = row with { Cells = [.. row.Cells] };
                byId.TryAdd(code, copy);
                merged.Add(copy);
                continue;
            }

            if (row.Cells.Where((c, i) => isNews[i] && !string.IsNullOrWhiteSpace(c)).Any())
            {
                news.Add(row with { Cells = [.. row.Cells.Select((c, i) => i == id || isNews[i] ? c : "")] });
            }

            for (int i = 0; i < row.Cells.Length; i++)
            {
                string cell = row.Cells[i];
                if (isNews[i])
                {
                    continue;
                }

                if (string.IsNullOrWhiteSpace(first.Cells[i]))
                {
                    first.Cells[i] = cell;
                }
                else if (i != visit && i != id && !string.IsNullOrWhiteSpace(cell) && cell != first.Cells[i] && !file.Header[i].EndsWith("_complete", StringComparison.Ordinal))
                {
                    findings.Add(Severity.Warning, "V01", row.Line, file.Header[i], cell.Trim(), new(
                        $"Another visit of the patient, on line {first.Line}, gives \"{first.Cells[i].Trim()}\", which is used.",
                        $"Une autre visite du même dossier, ligne {first.Line}, donne « {first.Cells[i].Trim()} », qui est utilisé."), null, code);
                }
            }
        }

        return merged;
    }

    private static string[] Joined(string[] cells, Dictionary<string, List<(int Index, string Code)>> groups)
    {
        string[] joined = [.. cells];
        foreach (List<(int Index, string Code)> boxes in groups.Values)
        {
            joined[boxes[0].Index] = string.Join('+', boxes.Where(b => IsChecked(cells[b.Index])).Select(b => b.Code));
        }

        return joined;
    }

    private static bool IsChecked(string cell) => TextKey.OfWord(cell) is "1" or "checked" or "coche" or "cochee" or "oui" or "yes" or "x";

    private static Field? ListField(CohortTable table, string name) =>
        HeaderIndex.Candidates(table, TextKey.OfHeader(name)).FirstOrDefault(f => f.Type is FieldType.CategoryList);

    private static CohortTable? TableOf(string instrument)
    {
        List<string> words = TextKey.Tokens(instrument);
        return words.Count == 0 ? CohortTable.Patients
            : words.Exists(w => w.StartsWith("lesion", StringComparison.Ordinal) || w.StartsWith("met", StringComparison.Ordinal)) ? CohortTable.Lesions
            : words.Exists(w => w.StartsWith("treat", StringComparison.Ordinal) || w.StartsWith("trait", StringComparison.Ordinal) || w is "ttt" or "mdt") ? CohortTable.Treatments
            : words.Exists(w => w.StartsWith("event", StringComparison.Ordinal) || w.StartsWith("even", StringComparison.Ordinal) || w.StartsWith("assess", StringComparison.Ordinal)
                || w.StartsWith("eval", StringComparison.Ordinal) || w.StartsWith("tox", StringComparison.Ordinal) || w is "suivi" or "followup" or "visit" or "visite") ? CohortTable.Events
            : words.Exists(w => w.StartsWith("lab", StringComparison.Ordinal) || w.StartsWith("bio", StringComparison.Ordinal)) ? CohortTable.Labs
            : null;
    }

    private static int IndexOf(DelimitedFile file, params string[] keys)
    {
        for (int i = 0; i < file.Header.Length; i++)
        {
            if (keys.Contains(TextKey.OfHeader(file.Header[i])))
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"^(?<name>.+?)(?:___(?<code>.+)|\s*\((?:choice|choix)\s*=\s*(?<code>.+)\))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Checkbox();
}
