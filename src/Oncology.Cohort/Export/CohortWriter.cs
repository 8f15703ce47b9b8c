using System.Collections.Immutable;
using System.Text;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Writes a cohort as files that the import reads back to the same values: one flat file, or one file per table.</summary>
/// <remarks>
/// <para>Headers are canonical names (English) or the French headers of the data dictionary; values are canonical codes, ISO dates, doses in Gy.
/// French files have a semicolon and a decimal comma, English ones a comma and a decimal point; UTF-8. Kinds of missing values are written
/// as <c>[Unknown]</c>, <c>[Not Applicable]</c>, <c>[Not Evaluated]</c>. Only columns that hold something are written.</para>
/// <para>Columns that are no field are kept; in a flat file those of the child tables are named after their group (<c>met1_remark</c>).
/// A cell that a spreadsheet would run as a formula gets an apostrophe, which the import takes off again; numbers such as -3 stay.</para>
/// </remarks>
public static class CohortWriter
{
    /// <summary>The files of a cohort.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="layout">One flat file, or one file per table.</param>
    /// <param name="language">Language of headers and of yes and no.</param>
    /// <returns>One file named cohort.csv, or up to five named after their table; tables without rows are left out, except patients.</returns>
    public static ImmutableArray<CohortFile> ToFiles(PatientCohort cohort, CohortLayout layout, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        if (layout == CohortLayout.Flat)
        {
            return [new CohortFile("cohort.csv", Text(Flat(cohort, language), language))];
        }

        return
        [
            .. Enum.GetValues<CohortTable>().Select(table => (table, Columns: Long(cohort, table, language)))
                .Where(t => t.table == CohortTable.Patients || t.Columns.Exists(c => c.Cells.Length > 0))
                .Select(t => new CohortFile(t.table.ToString().ToLowerInvariant() + ".csv", Text(t.Columns, language))),
        ];
    }

    /// <summary>Writes the files of a cohort.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="path">The file (flat) or the folder (long), which is made when it does not exist. Existing files are replaced.</param>
    /// <param name="layout">One flat file, or one file per table.</param>
    /// <param name="language">Language of headers and of yes and no.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(PatientCohort cohort, string path, CohortLayout layout, Language language = Language.English)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ImmutableArray<CohortFile> files = ToFiles(cohort, layout, language);
        if (layout == CohortLayout.Flat)
        {
            File.WriteAllText(path, files[0].Text);
            return;
        }

        Directory.CreateDirectory(path);
        foreach (CohortFile file in files)
        {
            File.WriteAllText(Path.Combine(path, file.Name), file.Text);
        }
    }

    private static List<Column> Long(PatientCohort cohort, CohortTable table, Language language)
    {
        CohortRow[] rows = [.. cohort.Histories.SelectMany(h => CohortRow.Of(h, table))];
        var columns = new List<Column>();
        AddFields(columns, rows, table, language, CohortCells.Header, isFlat: false);
        AddExtra(columns, rows, header => header);
        return columns;
    }

    private static List<Column> Flat(PatientCohort cohort, Language language)
    {
        List<Column> columns = Long(cohort, CohortTable.Patients, language);
        foreach ((string group, CohortTable table) in ((string, CohortTable)[])
            [(FlatGroups.Metastasis, CohortTable.Lesions), (FlatGroups.Treatment, CohortTable.Treatments), (FlatGroups.Event, CohortTable.Events), (FlatGroups.Lab, CohortTable.Labs)])
        {
            CohortRow[][] byPatient = [.. cohort.Histories.Select(h => CohortRow.Of(h, table).ToArray())];
            for (int n = 1; n <= byPatient.Select(r => r.Length).DefaultIfEmpty(0).Max(); n++)
            {
                CohortRow?[] nth = [.. byPatient.Select(r => r.Length >= n ? r[n - 1] : null)];
                string prefix = FormattableString.Invariant($"{group}{n}_");
                AddFields(columns, nth, table, language, (field, _) => prefix + field.Name, isFlat: true);
                AddExtra(columns, nth, header => prefix + header);
            }
        }

        return columns;
    }

    private static void AddFields(List<Column> columns, CohortRow?[] rows, CohortTable table, Language language, Func<Field, Language, string> header, bool isFlat)
    {
        foreach (Field field in Fields.Of(table).Where(f => !isFlat || f.Name != "patient_id"))
        {
            string[] cells = [.. rows.Select(r => r is null ? "" : CohortCells.Of(field, r.ValueOf(field.Name), r.Cells.KindOf(field.Name, r.ValueOf(field.Name)), language))];
            if (field.Name == "patient_id" || (!isFlat && rows.Length > 0 && table != CohortTable.Patients && field.Need == FieldNeed.Required) || Array.Exists(cells, c => c.Length > 0))
            {
                columns.Add(new Column(header(field, language), cells));
            }
        }

        foreach (string criterion in rows.SelectMany(r => r?.Attested.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            columns.Add(new Column("attested_" + criterion, [.. rows.Select(r => r is not null && r.Attested.TryGetValue(criterion, out bool yes) ? yes ? "yes" : "no" : "")]));
        }
    }

    private static void AddExtra(List<Column> columns, CohortRow?[] rows, Func<string, string> header)
    {
        foreach (string extra in rows.SelectMany(r => r?.Cells.Extra.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            columns.Add(new Column(header(extra), [.. rows.Select(r => r?.Cells.Extra.GetValueOrDefault(extra) ?? "")]));
        }
    }

    private static string Text(List<Column> columns, Language language)
    {
        char delimiter = language == Language.French ? ';' : ',';
        var text = new StringBuilder();
        text.AppendJoin(delimiter, columns.Select(c => DelimitedText.Field(c.Header, delimiter))).Append('\n');
        for (int row = 0; row < columns[0].Cells.Length; row++)
        {
            text.AppendJoin(delimiter, columns.Select(c => DelimitedText.Field(c.Cells[row], delimiter))).Append('\n');
        }

        return text.ToString();
    }

    private sealed record Column(string Header, string[] Cells);
}
