using System.Collections.Frozen;
using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>Says which columns no field claims (F08), what they may have been meant for, and whether focal treatment may be among them (F17).</summary>
internal static class UnreadColumns
{
    /// <summary>One slip of the pen in so many letters of a heading.</summary>
    public const int LettersPerSlip = 6;

    private static readonly FrozenDictionary<CohortTable, Headings> ByTable = Enum.GetValues<CohortTable>().ToFrozenDictionary(t => t, t => new Headings(t));

    /// <summary>A finding for each column of a file that no field claims, save those that may hold focal treatment.</summary>
    public static void Report(TableRows rows, ImportOptions options, FindingList findings)
    {
        foreach (ColumnMatch extra in rows.Columns.Where(c => c.Matched == MatchKind.Extra && !MayBeFocal(rows, c, options)))
        {
            if (Redcap.IsUnexplainedCheckbox(extra.Header, options))
            {
                findings.Add(Severity.Warning, "F12", null, extra.Header, null, new(
                    "The column is a checkbox with a numeric code, whose meaning is not in the file; it is kept as an extra column. Give the data dictionary of the project (ImportOptions.RedcapChoices, --redcap-dictionary) or name the column (ImportOptions.Columns, --map).",
                    "La colonne est une case à cocher à code numérique, dont le sens n'est pas dans le fichier ; elle est gardée comme colonne supplémentaire. Donnez le dictionnaire du projet (ImportOptions.RedcapChoices, --redcap-dictionary) ou nommez la colonne (ImportOptions.Columns, --map)."));
                continue;
            }

            (string Alias, Field Field)? near = options.Columns.Keys.Any(k => TextKey.OfHeader(k) == TextKey.OfHeader(extra.Header)) ? null : Nearest(rows.Table, extra.Header);
            findings.Add(Severity.Information, "F08", null, extra.Header, null, new(
                $"The column is in no list of fields; it is kept as an extra column.{(near is { } field ? $" Did you mean {FieldWords.Of(field.Field.Table, field.Field.Name).English} ({field.Field.Name})? Then name it (ImportOptions.Columns, --map)." : "")}",
                $"La colonne n'est pas un champ connu ; elle est gardée comme colonne supplémentaire.{(near is { } champ ? $" Vouliez-vous dire {FieldWords.Of(champ.Field.Table, champ.Field.Name).French} ({champ.Field.Name}) ? Alors nommez-la (ImportOptions.Columns, --map)." : "")}"),
                near?.Field.Name);
        }
    }

    /// <summary>A finding for each column that was not read and may hold focal treatment of metastases: an error where no patient of the cohort has any, because all would be counted as untreated.</summary>
    public static ImmutableArray<Finding> ReportFocal(IEnumerable<OpenedTable> files, PatientCohort cohort, ImportOptions options)
    {
        (OpenedTable File, ColumnMatch Column)[] doubts =
            [.. from file in files from column in file.Rows.Columns where column.Matched == MatchKind.Extra && MayBeFocal(file.Rows, column, options) select (file, column)];
        if (doubts.Length == 0)
        {
            return [];
        }

        bool isNobodyTreated = !cohort.Histories.Any(h =>
            h.Patient.TimeToMdtDays is not null || h.Patient.TimeToMdtMonths is not null || h.Treatments.Any(t => t.Kind == TreatmentKind.MetastasisDirected || FocalTreatment.IsOpen(t)));
        var all = ImmutableArray.CreateBuilder<Finding>();
        foreach ((OpenedTable file, ColumnMatch column) in doubts)
        {
            var findings = new FindingList(file.File.Name);
            bool isFocal = TreatmentHeadings.SpeaksOfFocalTreatment(column.Header) == true;
            Wording nobody = isNobodyTreated
                ? new(" Nobody in the cohort has focal treatment as it is read: all are counted as treated by systemic treatment alone.", " Personne dans la cohorte n'a de traitement focal tel que lu : toutes sont comptées comme traitées par traitement systémique seul.")
                : new("", "");
            findings.Add(isFocal && isNobodyTreated ? Severity.Error : Severity.Warning, "F17", null, column.Header, null, isFocal
                ? new(
                    $"The heading speaks of focal treatment of metastases and was not read; the column is kept as an extra one.{nobody.English} Name it (ImportOptions.Columns, --map): mdt1_date, mdt1_modality, mdt1_intent ..., or keep it as an extra column (an empty name).",
                    $"L'en-tête parle d'un traitement focal des métastases et n'a pas été lu ; la colonne est gardée comme colonne supplémentaire.{nobody.French} Nommez-la (ImportOptions.Columns, --map) : mdt1_date, mdt1_modality, mdt1_intent ..., ou gardez-la comme colonne supplémentaire (nom vide).")
                : new(
                    $"The heading does not say whether the breast or a metastasis was treated; the column is kept as an extra one, and nobody is counted as treated by it.{nobody.English} Name it (ImportOptions.Columns, --map): primary_surgery or primary_rt for the breast, mdt1_date ... for a metastasis, or keep it as an extra column (an empty name).",
                    $"L'en-tête ne dit pas si le sein ou une métastase a été traité ; la colonne est gardée comme colonne supplémentaire et ne compte pour personne.{nobody.French} Nommez-la (ImportOptions.Columns, --map) : primary_surgery ou primary_rt pour le sein, mdt1_date ... pour une métastase, ou gardez-la comme colonne supplémentaire (nom vide)."));
            all.AddRange(findings.ToImmutable());
        }

        return all.ToImmutable();
    }

    /// <summary>The field whose heading is nearest to a heading of no field; null when none is near.</summary>
    /// <param name="table">The table of the file; of a flat file the fields of the patients.</param>
    /// <param name="header">The heading.</param>
    public static (string Alias, Field Field)? Nearest(CohortTable table, string header)
    {
        string key = TextKey.OfHeader(header);
        Headings own = ByTable[table];
        if (key.Length > 4 && NearestName.FindSlip(key, own.ByKey.Keys, LettersPerSlip) is { } spelt)
        {
            return own.ByKey[spelt];
        }

        // "Date du diagnostic du cancer primitif" has all the words of date_diagnostic_primitif, "Dg métastatique (date)" those of date_diag_meta.
        HashSet<string> words = [.. Words(header)];
        foreach ((List<string> phrase, string alias, Field field) in own.Phrases)
        {
            if (2 * phrase.Count < words.Count)
            {
                break;
            }

            if (phrase.TrueForAll(words.Contains))
            {
                return (alias, field);
            }
        }

        return null;
    }

    private static List<string> Words(string heading) => TextKey.Tokens(heading).ConvertAll(t => t switch
    {
        "dg" or "diag" or "dx" or "diagnosis" or "diagnostique" => "diagnostic",
        "meta" or "metas" or "mets" or "metastases" or "metastatique" or "metastatiques" or "metastatic" or "metastasis" => "metastase",
        "nombre" or "nbre" or "number" => "nb",
        _ => t,
    });

    // What the caller keeps as an extra column is settled; a column without a yes says nothing of anybody.
    private static bool MayBeFocal(TableRows rows, ColumnMatch column, ImportOptions options) =>
        rows.Table is CohortTable.Patients or CohortTable.Lesions or CohortTable.Treatments
        && TreatmentHeadings.SpeaksOfFocalTreatment(column.Header) is not null
        && !options.Columns.Keys.Any(k => TextKey.OfHeader(k) == TextKey.OfHeader(column.Header))
        && rows.SaysAnything(column.Index);

    // What the fields of a table are called: by the key of the heading, and those of several words with the most words first.
    private sealed class Headings
    {
        public Headings(CohortTable table)
        {
            (string Key, string Alias, Field Field)[] all =
            [
                .. from field in Fields.Of(table)
                   from alias in (IEnumerable<string>)[field.Name, .. field.FrenchAliases, .. field.EnglishAliases]
                   let key = TextKey.OfHeader(alias)
                   where key.Length > 4
                   select (key, alias, field),
            ];
            ByKey = new(all.DistinctBy(h => h.Key).Select(h => KeyValuePair.Create(h.Key, (h.Alias, h.Field))), StringComparer.Ordinal);
            Phrases = [.. all.Select(h => (Words: Words(h.Alias), h.Alias, h.Field)).Where(h => h.Words.Count > 1).OrderByDescending(h => h.Words.Count)];
        }

        public OrderedDictionary<string, (string Alias, Field Field)> ByKey { get; }

        public ImmutableArray<(List<string> Words, string Alias, Field Field)> Phrases { get; }
    }
}
