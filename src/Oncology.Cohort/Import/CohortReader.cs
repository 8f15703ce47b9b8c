using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Reads a cohort: one flat file, or a folder with one file per table.</summary>
/// <remarks>
/// <para>A folder holds <c>patients</c> (or <c>patientes</c>, <c>dossiers</c>) and, as far as they exist, <c>lesions</c> (or <c>metastases</c>), <c>treatments</c>
/// (or <c>traitements</c>), <c>events</c> (or <c>evenements</c>) and <c>labs</c> (or <c>biologie</c>, <c>laboratoire</c>), in singular or plural, with or without accents, each <c>.csv</c>, <c>.tsv</c>, <c>.txt</c> or <c>.xlsx</c>. A workbook
/// (.xlsx) holds them as sheets, or one flat sheet. Further files named <c>followup...</c> (or <c>suivi...</c>, <c>visits...</c>) with a vital status and its date are
/// news of visits: the latest wins over the patients table, a death is never undone, and each change is a finding (F14). A REDCap export keeps its repeating instruments as tables. A flat file has
/// one row per patient with numbered groups (<c>met1_organ</c>, <c>mdt1_date</c> ...), or one row per lesion with the columns of the patient and of her treatments
/// repeated or left empty from the second row on.</para>
/// <para>Encoding, delimiter, decimal sign, order of dates and headers in French or English are found out; see <see cref="ImportOptions"/>
/// to state them. The same files with the same options give the same result.</para>
/// </remarks>
public static class CohortReader
{
    // Cutting the text into cells is half of the work.
    private const double SharePastReading = 0.5;

    /// <summary>Reads a cohort.</summary>
    /// <param name="path">A flat file, or a folder with one file per table.</param>
    /// <param name="options">What is known about the files; null to find everything out.</param>
    /// <returns>The cohort, the findings, the columns, the counts. A bad cell, row or column is a finding, never an exception.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist, or the folder holds no patients file.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">The options name a field that does not exist, or a column that no file has.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than one header row.</exception>
    public static ImportResult Read(string path, ImportOptions? options = null) => Read(path, options, null, default);

    /// <summary>Reads a cohort, says how far it is, and can be stopped.</summary>
    /// <param name="path">A flat file, or a folder with one file per table.</param>
    /// <param name="options">What is known about the files; null to find everything out.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work; nothing was written.</param>
    /// <returns>The cohort, the findings, the columns, the counts. A bad cell, row or column is a finding, never an exception.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist, or the folder holds no patients file.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">The options name a field that does not exist, or a column that no file has.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than one header row.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ImportResult Read(string path, ImportOptions? options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ImportOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HeaderRows, 1, nameof(options));
        IReadOnlyList<(CohortTable Table, DelimitedFile File)> files = CohortFiles.Read(path, FileFormat.Of(options) with { Cancellation = cancellation }, options.Tables);
        WorkWatch watch = new(progress, cancellation);
        watch.Report(SharePastReading);
        return ReadFiles(files, isFlat: files.All(f => f.Table == CohortTable.Patients || FollowUpNews.Is(f.File, options.For(f.File.Given))), options, watch.Part(SharePastReading, 1));
    }

    internal static ImportResult ReadFiles(IReadOnlyList<(CohortTable Table, DelimitedFile File)> tables, bool isFlat, ImportOptions options, WorkWatch? watcher = null)
    {
        WorkWatch watch = watcher ?? WorkWatch.None;
        var assembler = new CohortAssembler();
        var corrections = new CorrectionIndex(options.Corrections);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var columns = ImmutableArray.CreateBuilder<ColumnMatch>();
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        ImmutableArray<CohortTable> apart = isFlat ? [] : [.. tables.Select(t => t.Table).Distinct()];
        DateProofs proofs = DateProofs.Of(tables.Select(t => t.File));
        OpenedTable[] opened = [.. tables.Select((t, i) => OpenedTable.Open(
            t.File, t.Table, apart, t.Table == CohortTable.Patients && tables.Take(i).Any(before => before.Table == CohortTable.Patients), options, proofs))];
        AbsentColumns.Refuse(options, tables.Select(t => t.File), opened);
        for (int i = 0; i < opened.Length; i++)
        {
            // Making the records at the end is as much work as half a table.
            watch.Report(i / (opened.Length + 0.5));
            (DelimitedFile file, TableRows rows, bool isFurther, FindingList own) = opened[i];
            if (file.Header.Length > 0)
            {
                CheckColumns(rows, isFurther ? null : [.. opened.Where(o => o.IsFurther).Select(o => o.Rows)], options, own);
                TypedRows typed = rows.Rows(corrections);
                if (!isFlat || tables.Count > 1 || !AssembleInParts(rows, typed, assembler, own, watch.Cancellation))
                {
                    if (isFurther)
                    {
                        AssembleFurther(rows, Stoppable(typed.Read(0, typed.Count, own), watch.Cancellation), assembler, own);
                    }
                    else
                    {
                        Assemble(rows, Stoppable(typed.Read(0, typed.Count, own), watch.Cancellation), isFlat, assembler, own);
                    }
                }
            }

            assembler.CountRejected(rows.IsNews ? CohortTable.Events : rows.Table, file.RowsRejected);
            findings.AddRange(file.Findings);
            findings.AddRange(own.ToImmutable());
            columns.AddRange(rows.Columns);
            files.Add(new SourceFile(file.Name, file.Sha256, file.EncodingName, file.Delimiter, rows.DecimalOfFile));
        }

        watch.Report(opened.Length / (opened.Length + 0.5));
        findings.AddRange(corrections.Unmet());
        ImmutableArray<SourceFile> read = [.. files.DistinctBy(f => f.Name)];
        PatientCohort cohort = assembler.ToCohort(options.CutOffDate);
        findings.AddRange(UnreadColumns.ReportFocal(opened, cohort, options));
        watch.Report(1);
        return new ImportResult(
            cohort, CellReference.Add(findings.ToImmutable(), read, columns.ToImmutable()), columns.ToImmutable(), assembler.Counts,
            read, options, corrections.Applied, assembler.Refused(), [.. tables]);
    }

    // Several parts of a large flat file at once, with the result of one go; false, and nothing done, where that is not sure: a patient may stand in two
    // parts, or there are more findings than are listed.
    private static bool AssembleInParts(TableRows rows, TypedRows typed, CohortAssembler assembler, FindingList findings, CancellationToken cancellation)
    {
        var parts = new CohortAssembler[InParts.CountOf(typed.Count)];
        if (parts.Length == 1 || rows.IsNews || !typed.IsOneRowPerPatient())
        {
            return false;
        }

        var found = new FindingList[parts.Length];
        InParts.Run(typed.Count, (part, from, to) =>
        {
            parts[part] = new CohortAssembler();
            found[part] = findings.OfPart(parts.Length);
            Assemble(rows, Settling(Stoppable(typed.ReadPassing(from, to, found[part]), cancellation), parts[part]), isFlat: true, parts[part], found[part]);
        });
        if (!findings.TryAdd(found))
        {
            return false;
        }

        assembler.Take(parts);
        return true;
    }

    // Each row is all of its patient.
    private static IEnumerable<FileRow> Settling(IEnumerable<FileRow> rows, CohortAssembler assembler)
    {
        foreach (FileRow row in rows)
        {
            yield return row;
            assembler.Settle();
        }
    }

    private static IEnumerable<FileRow> Stoppable(IEnumerable<FileRow> rows, CancellationToken cancellation) =>
        cancellation.CanBeCanceled ? Checked(rows, cancellation) : rows;

    private static IEnumerable<FileRow> Checked(IEnumerable<FileRow> rows, CancellationToken cancellation)
    {
        foreach (FileRow row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static void AssembleFurther(TableRows rows, IEnumerable<FileRow> read, CohortAssembler assembler, FindingList findings)
    {
        string? idHeader = rows.HeaderOf("patient_id");
        foreach (FileRow row in read)
        {
            assembler.AddFurther(row.Record, idHeader, findings);
        }
    }

    private static void Assemble(TableRows rows, IEnumerable<FileRow> read, bool isFlat, CohortAssembler assembler, FindingList findings)
    {
        string? idHeader = rows.HeaderOf("patient_id");
        FollowUpNews? news = rows.IsNews ? new FollowUpNews(rows, findings) : null;
        bool repeated = isFlat && rows.IsOneRowPerLesion;
        int answers = SystemicColumns.Answers(rows.Columns);
        bool hasAnswers = rows.Columns.Any(c => c.Field == FlatGroups.Flag);
        foreach (FileRow row in read)
        {
            if (news is not null)
            {
                assembler.AddNews(row.Record, idHeader, news, findings);
                continue;
            }

            if (rows.Table != CohortTable.Patients)
            {
                assembler.AddChild(rows.Table, row.Record, idHeader, findings);
                continue;
            }

            bool isTaken = assembler.AddPatient(row.Record, repeated, idHeader, findings);
            if (isTaken && hasAnswers)
            {
                SystemicColumns.Check(row, answers, findings);
            }

            int lesions = row.Groups.Count > 0 ? assembler.LesionsOf(row.Record.PatientId) : 0;
            foreach (ParsedRow child in row.Groups)
            {
                if (Reshape.TableOf(row, child, lesions) is not { } table)
                {
                    continue;
                }

                if (isTaken && repeated && child.Columns.Group != FlatGroups.Metastasis && assembler.Holds(table, child))
                {
                    continue;
                }

                if (isTaken)
                {
                    ReportContradiction(child, findings);
                    assembler.AddChild(table, child, idHeader, findings);
                }
                else
                {
                    assembler.RefuseChild(table, child);
                }
            }
        }

        news?.Close();
    }

    private static void ReportContradiction(ParsedRow treatment, FindingList findings)
    {
        if (Reshape.IsContradicted(treatment) && treatment.SourceOf(FlatGroups.Flag) is { } denied)
        {
            findings.Add(Severity.Error, "F18", treatment.Line, denied.Column, denied.Text, new(
                "The cell says that there was no such treatment, and a date of it is given; whether there was one is left open.",
                "La cellule dit que ce traitement n'a pas eu lieu, et une date en est donnée ; la question reste ouverte."), null, treatment.PatientId);
        }
    }

    // Required columns that are absent, and columns that no field claims. Of the patients a further file may have what the first has not; null for such a file.
    private static void CheckColumns(TableRows rows, IReadOnlyList<TableRows>? further, ImportOptions options, FindingList findings)
    {
        bool timesGiven = !rows.IsNews && rows.Table == CohortTable.Patients && (rows.Has("os_days") || rows.Has("os_months")) && rows.Has("os_event");
        foreach (Field field in Fields.Of(rows.Table).Where(f => f.Need == FieldNeed.Required && !rows.Has(f.Name) && (f.Name == "patient_id" || (!rows.IsNews && further?.Any(t => rows.Table == CohortTable.Patients && t.Has(f.Name)) == false))))
        {
            if (field.Name is "lesion_id" or "treatment_id")
            {
                continue;
            }

            bool replaced = timesGiven && field.Name != "patient_id";
            string aliases = string.Join(", ", field.FrenchAliases.Concat(field.EnglishAliases).Distinct());
            string? near = replaced ? null : Resembling(rows, field);
            findings.Add(replaced ? Severity.Information : Severity.Error, "V02", null, field.Name, null, new(
                $"The column {field.Name} is absent ({field.Meaning.English}); headers read as it: {aliases}.{Lost(field.Name).English}{(near is null ? "" : $" Is it the column \"{near}\"? Then name it (ImportOptions.Columns, --map).")}",
                $"La colonne {field.Name} manque ({field.Meaning.French}) ; en-têtes reconnus : {aliases}.{Lost(field.Name).French}{(near is null ? "" : $" Est-ce la colonne « {near} » ? Alors nommez-la (ImportOptions.Columns, --map).")}"), near);
        }

        UnreadColumns.Report(rows, options, findings);
    }

    // A column without field whose header is spelt like a name of the field.
    private static string? Resembling(TableRows rows, Field field)
    {
        string[] names = [.. field.HeaderKeys.Where(n => n.Length > 4)];
        return rows.Columns.FirstOrDefault(c => c.Matched == MatchKind.Extra && NearestName.FindSlip(TextKey.OfHeader(c.Header), names, UnreadColumns.LettersPerSlip) is not null)?.Header;
    }

    private static Wording Lost(string field) => field switch
    {
        "last_followup_date" or "vital_status" => new(" Without it overall and progression-free survival are lost.", " Sans elle, survie globale et survie sans progression sont perdues."),
        "primary_dx_date" or "metastasis_dx_date" => new(" Without it synchronous and oligorecurrent disease cannot be told apart.", " Sans elle, synchrone et oligorécurrent ne peuvent être distingués."),
        _ => new("", ""),
    };
}
