using System.Globalization;
using System.Text;

namespace Oncology.Cohort;

/// <summary>Writes the data dictionary as Markdown, from the fields and rules themselves.</summary>
internal static class DataDictionary
{
    private static readonly (string Code, string English, string French)[] FormRules =
    [
        ("F01", "The file has a header and rows.", "Le fichier a des en-têtes et des lignes."),
        ("F02", "Rows have as many cells as the header.", "Les lignes ont autant de cellules que l'en-tête."),
        ("F03", "Quotation marks are where they can be.", "Les guillemets sont bien placés."),
        ("F04", "No header occurs twice, no two columns mean one field.", "Aucun en-tête ne figure deux fois, aucun champ n'a deux colonnes."),
        ("F05", "Rows without content, and lines of text above the headers, are skipped and counted.", "Les lignes vides, et les lignes de texte au-dessus des en-têtes, sont ignorées et comptées."),
        ("F06", "A header with two meanings, or a dose without its treatment, is settled by its cells or the columns beside it.", "Un en-tête à deux sens, ou une dose sans son traitement, est tranché par ses cellules ou les colonnes voisines."),
        ("F07", "The dates of a column are written in one order, and the column shows which.", "Les dates d'une colonne suivent un seul ordre, et la colonne le montre."),
        ("F08", "Columns that are no field are kept as extra columns; the nearest field is named.", "Les colonnes hors dictionnaire sont gardées comme colonnes supplémentaires ; le champ le plus proche est nommé."),
        ("F09", "The file stays within the limits of the import and holds only text.", "Le fichier respecte les limites de l'import et ne contient que du texte."),
        ("F10", "No cell of a workbook holds an error such as #N/A or a formula without value.", "Aucune cellule d'un classeur ne contient une erreur comme #N/A ou une formule sans valeur."),
        ("F11", "Every correction of a patch file meets the cell it expects.", "Chaque correction d'un fichier de corrections trouve la cellule attendue."),
        ("F12", "The numeric code of a REDCap checkbox is explained by its data dictionary.", "Le code numérique d'une case à cocher REDCap est expliqué par son dictionnaire de données."),
        ("F13", "Every file of the folder, and every sheet of the workbook, is a table of the cohort.", "Chaque fichier du dossier, et chaque feuille du classeur, est une table de la cohorte."),
        ("F14", "What files of visits change of the patients table is said; the latest news wins, a death is never undone.", "Ce que les fichiers de suivi changent à la table des patientes est signalé ; la nouvelle la plus récente l'emporte, un décès n'est jamais annulé."),
        ("F15", "A further file of the patients has one row per patient and agrees with the first; its other rows are not used.", "Un fichier complémentaire de patientes a une ligne par dossier et concorde avec le premier ; ses autres lignes ne sont pas utilisées."),
        ("F16", "A column shows whether its commas are decimal signs or group thousands.", "Une colonne montre si ses virgules sont décimales ou séparent les milliers."),
        ("F17", "No column that was not read may hold focal treatment of metastases.", "Aucune colonne non lue ne peut contenir un traitement focal des métastases."),
        ("F18", "A treatment that a column denies has no date.", "Un traitement nié par une colonne n'a pas de date."),
        ("F19", "A minus sign alone in a column of results is a negative one beside a plus sign; where the column does not tell, it is not known.", "Un signe moins seul dans une colonne de résultats est négatif à côté d'un signe plus ; si la colonne ne tranche pas, il est inconnu."),
        ("V01", "Every row has a patient, every code is unique.", "Chaque ligne a une patiente, chaque code est unique."),
        ("V03", "Cells can be read and are among the allowed values.", "Les cellules sont lisibles et parmi les valeurs admises."),
        ("V27", "No column identifies a person.", "Aucune colonne n'identifie une personne."),
    ];

    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("# Data dictionary\n\n");
        text.Append("Every column the import knows, written by a program from the fields themselves; a test keeps this page and the code equal.\n\n");
        text.Append("Headers are compared without case, accents, punctuation and small words (de, du, la, of): `Date de décès`, `DATE_DECES` and `date deces` are one.\n");
        text.Append("Need: R required, C required for some analyses, O optional. A missing cell is empty or one of: ");
        text.AppendJoin(", ", MissingWords.All.Select(w => $"`{w}`"));
        text.Append(". Numeric codes (9, 99, -9, 999) mean missing only when declared for their column. Its kind is kept: not recorded, not done, not applicable, unknown; a missing value is never a no.\n\n");
        text.Append("Numbers: decimal point or comma, decided per column; spaces may group thousands, as may the sign that is not decimal where other cells of the column show the decimal sign (a column that leaves this open is a finding, F16). Bounded numbers: `<10`, `>=90`, `10-19`, `~5`; counts of lesions and organs such as `1 à 3`, `1-3`, `>5`, `plusieurs` are unknown, and said (V03); they keep the fewest that they leave (1, 1, 6, 2), which decides where it suffices (D6, T02). ");
        text.Append("Dates: `2016-05-12`, `12/05/2016`, `12.05.2016`, `12-05-16`, `12 mai 2016`, `1er janv. 2016`, `mai 2016`, `05/2016`, `2016`; or, when said, days or months from an index day; day first unless the column proves month first; a column that proves neither is an error to settle (F07) beside one that is month first, or where no date of the cohort proves either; day numbers of a spreadsheet are read as counted from 1900, and said (F07). ");
        text.Append("An end of treatment may be `en cours`: ongoing. A vital status may go on after its word (`vivante en rémission`); a word with a question mark (`décédée ?`) is no value. Yes or no: oui, non, o, n, yes, no, y, true, false, vrai, faux, 1, 0, x; of surgery of the breast also the operation (`mastectomie`, `tumorectomie`). Lists are joined by `+`, `;`, `|` or `,`; numbered lesions also by `/`, `et`, `and`; `toutes`, `tous`, `toutes les lésions`, `all lesions` are all lesions.\n");
        foreach (CohortTable table in Enum.GetValues<CohortTable>())
        {
            AppendTable(text, table);
        }

        AppendGroups(text);
        DrugPages.Append(text);
        AppendNews(text);
        AppendSites(text);
        AppendNodes(text);
        AppendCorrections(text);
        AppendRules(text);
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, CohortTable table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {table.ToString().ToLowerInvariant()}\n\n");
        text.Append("| name | need | type, unit | allowed | if missing | meaning | signification | French headers | English headers | rules |\n");
        text.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (Field field in Fields.Of(table))
        {
            text.Append("| ").AppendJoin(" | ",
                field.Name,
                field.Need.ToString()[..1],
                Type(field),
                Allowed(field),
                IfMissing(field),
                field.Meaning.English,
                field.Meaning.French,
                string.Join(", ", field.FrenchAliases),
                string.Join(", ", field.EnglishAliases),
                string.Join(", ", field.Rules)).Append(" |\n");
        }
    }

    private static void AppendGroups(StringBuilder text)
    {
        text.Append("\n## Groups of a flat file\n\n");
        text.Append("One row per patient with all columns of the patients table, and numbered groups (any number, usually 1 to 5).\n\n");
        text.Append("| group | columns | becomes |\n| --- | --- | --- |\n");
        text.Append("| metastases | `met{n}_organ`, `met{n}_location`, `met{n}_size_mm`, `met{n}_level`, `met{n}_side` ... (every column of lesions); also `meta 1 organe`, `organe_meta_1` | lesions |\n");
        text.Append("| counts | `os_n`, `gg_n`, `foie_n`, `poumon_n`, `autre_n` (`bone_n`, `node_n` ...) | one row of lesions with `n_lesions` |\n");
        text.Append("| focal | `mdt{n}_date`, `mdt{n}_modality`, `mdt{n}_dose`, `mdt{n}_fractions`, `mdt{n}_lesions`, `mdt{n}_intent` ...; or without number; `MDT`, `Traitement focal` with oui or non | treatments of kind mdt |\n");
        text.Append("| focal technique | `Stéréotaxie`, `SBRT`, `Radiofréquence`, `Cryothérapie`, `Micro-ondes`, `Métastasectomie`, `Chirurgie de la métastase`, `Radiothérapie métastase`, `RCMI métastase`: yes or no, or the date; with `Date`, `Dose`, `Nb séances`, `Intention` ... its other columns. Surgery and radiotherapy that do not say of what are not read (F17). Beside a `Date MDT` without technique a technique that only says yes is that of this treatment | treatments of kind mdt of this technique (radiotherapy: 3DRT) |\n");
        text.Append("| palliative radiotherapy | `Radiothérapie palliative`, `RT antalgique`, with `Date` ... | treatments of kind palliative_rt |\n");
        text.Append("| systemic | `ht`, `ct`, `cdk46`, `antiher2`, `immunotherapy`, `parp` by these or their usual names (`Hormonothérapie`, `Chimiothérapie`, `Anti-HER2`, `Inhibiteur de CDK4/6`, `Immunothérapie`, `Inhibiteur de PARP`), alone (yes or no, or the date) or with `type`, `début`, `Date de début`, `fin`, `Date de fin`, `en cours` ..., before or behind; with `adjuvante`, `néoadjuvante` of that setting; or `sys{n}_agents`, `sys{n}_start`, `sys{n}_stop`, `sys{n}_line` | treatments of kind systemic, setting metastatic unless stated; a class says which drugs where none is named |\n");
        text.Append("| treatments of any kind | `ttt{n}_kind`, `ttt{n}_setting`, `ttt{n}_agents`, `ttt{n}_start_date` ... (every column of treatments) | treatments, nothing assumed |\n");
        text.Append("| events, labs | `evt{n}_event_date`, `evt{n}_event_type` ..., `lab{n}_test`, `lab{n}_value`, `lab{n}_date` ... (every column of the table) | events, labs |\n");
        text.Append("| toxicity, progression | `tox_grade`, `tox_type`, `site_progression` | events |\n");
        text.Append("\nA flat file with a column `organ` without number has one row per lesion; the patient's columns are repeated and must agree; a treatment, toxicity or laboratory value repeated with equal cells is one.\n");
        text.Append("`attested_<criterion>` columns of the patients table are statements of the investigator. All other columns are kept as extra columns.\n");
    }

    private static void AppendNews(StringBuilder text)
    {
        text.Append("\n## Files of visits\n\n");
        text.Append("Beside the tables, a folder or workbook may hold files of visits named `followup...`, `suivi...` or `visit...`, one row per visit: `patient_id`, `vital_status`, `last_followup_date`, `death_date`, ");
        text.Append("`death_cause`, `last_imaging_date`. They are read in alphabetical order. The latest last news wins over the patients table, a death is never undone, a date of death read later replaces an earlier one; ");
        text.Append("each change of the vital status, each contradiction and the number of patients with later news is a finding (F14), and the evidence of the value is the cell of the visit. ");
        text.Append("Every row is also an event (visit, lost or death) that keeps its other columns. A REDCap instrument `suivi` or `followup` with these columns is read the same way.\n");
    }

    private static void AppendSites(StringBuilder text)
    {
        text.Append("\n## Words beside an organ\n\n");
        text.Append("An organ may be written with words that say where it lies. A word that is neither an organ nor in these lists is a finding (V03, warning) that names the cell and the word, while the organ is kept: ");
        text.Append("it may be a second organ. Vertebrae (`L3`), stations (`4R`), levels (`IVa`), numbers and single letters are understood. A cell that speaks of several lesions (`L2, L4`, `fémur droit et gauche`, ");
        text.Append("`multiples`, `3 nodules`) leaves their number unknown unless `n_lesions` says it; one that names several organs (`foie + poumon`, V03) stands for so many at least.\n\n| topic | words |\n| --- | --- |\n");
        foreach ((Wording topic, string[] words) in SiteWords.Topics)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {topic.English} | {string.Join(", ", words)} |\n");
        }
    }

    private static void AppendNodes(StringBuilder text)
    {
        text.Append("\n## Places of lymph nodes\n\n");
        text.Append("Region, level and side of a node are read from the words of its cells (`organ`, `location`, `node_level`), where no cell of their own says them: `GG médiastinal 4R`, `station 4R` and `4` with the side `R` are one echelon (D6), ");
        text.Append("as are `sous-carinaire` and `7`, `niveau IVa`, `IV a` and `4a` of the neck, `inguinal D` and `inguinal droit`. Sides: `D`, `droit`, `R`, `right`, `G`, `gauche`, `L`, `left`; with the side of the primary tumour also `homolatéral`, `controlatéral`. ");
        text.Append("Words of a level that are not read are a finding (V03, warning), and leave open whether these nodes are an echelon of their own, as does a missing region or side beside nodes that may be the same: the number of metastases then has bounds (`1 to 2`). ");
        text.Append("So do nodes that drain the breast where their side or that of the primary tumour is unknown.\n\n| region | words, or their beginnings |\n| --- | --- |\n");
        foreach ((NodeRegion region, string words) in NodeWords.Table)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Terms.Of(region)!.English} | {words} |\n");
        }
    }

    private static void AppendCorrections(StringBuilder text)
    {
        text.Append("\n## Corrections and the annotated file\n\n");
        text.Append("`oncosurv validate cohort.xlsx --annotated to-correct.csv` writes the rows of the file with two columns before them, `oncosurv_findings` and ");
        text.Append("`oncosurv_suggestion`; correct the cells and read the file again, the two columns are ignored. It is separated as the file was and begins with a byte order mark, by which a spreadsheet reads its ");
        text.Append("accents; rows with too many cells stay in it as they are, save those of an export with repeating instruments, whose tables have columns of their own: they are named above. Columns that look like direct identification (V27) are left out ");
        text.Append("unless `--allow-identifying` is given.\n\n");
        text.Append("A patch file (`--patch corrections.csv`) corrects single cells and leaves the file as it is: one row per cell with `patient`, `field`, `old`, `new`, `reason`, ");
        text.Append("`who`, `date` (or `patiente`, `champ`, `ancien`, `nouveau`, `motif`, `auteur`, `date`). A field is a header of the file or a name of this page (`death_date`, ");
        text.Append("`Date décès`, `met1_size_mm`); of a row of lesions or treatments it is `table.code.field` with the code of the lesion or treatment: `treatments.2.start_date`, ");
        text.Append("`Traitements.2.Début`. In a flat file the codes are those that `explain` shows: `lesions.1.organ`, `treatments.ht.start_date`, `treatments.mdt1.intent`. A correction that meets another text than `old`, or no cell, is an error (F11) and is not applied.\n");
    }

    private static void AppendRules(StringBuilder text)
    {
        text.Append("\n## Rules\n\n| rule | checks | contrôle |\n| --- | --- | --- |\n");
        IEnumerable<(string Code, string English, string French)> all = FormRules.Concat(CohortRules.All.Select(r => (r.Code, r.Title.English, r.Title.French)));
        foreach ((string code, string english, string french) in all.OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {code} | {english} | {french} |\n");
        }
    }

    private static string Type(Field field)
    {
        string type = field.Type switch
        {
            FieldType.Id => "id",
            FieldType.Date => "date",
            FieldType.Integer => "int",
            FieldType.Number => "num",
            FieldType.BoundedNumber => "num, bounds",
            FieldType.YesNo => "bool",
            FieldType.Category => "enum",
            FieldType.CategoryList => "enum list",
            FieldType.TextList => "list",
            FieldType.Tnm => "TNM",
            _ => "text",
        };
        return field.Unit is null or "date" ? type : $"{type}, {field.Unit}";
    }

    private static string Allowed(Field field) => (field.Minimum, field.Maximum) switch
    {
        (double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low}-{high}"),
        _ => Expectation.Codes(field),
    };

    private static string IfMissing(Field field) => field.Need switch
    {
        FieldNeed.Required when field.Name == "patient_id" => "row refused",
        FieldNeed.Required when field.Name is "lesion_id" or "treatment_id" => "numbered",
        FieldNeed.Required => "error",
        FieldNeed.Conditional => "unknown where needed",
        _ => "unknown",
    };
}
