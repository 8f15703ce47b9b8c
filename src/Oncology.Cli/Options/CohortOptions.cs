using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The cohort that a command reads, and what is known about it.</summary>
internal sealed class CohortOptions
{
    private static readonly (string Word, DateStyle Style)[] Orders = [.. ImportFile.DateOrders];

    private static readonly string DateWords = string.Join('|', Orders.Select(o => o.Word));

    private readonly Session _session;
    private readonly InputOptions _input;
    private readonly Option<string> _import;
    private readonly Option<string> _cutOff;
    private readonly Option<string[]> _map;
    private readonly Option<string[]> _dates;
    private readonly Option<string[]> _missing;
    private readonly Option<string> _deadCode;
    private readonly Option<string> _patch;
    private readonly Option<string> _redcap;
    private readonly Option<int?> _headerRows;
    private readonly Option<bool> _identifying;
    private readonly Option<bool> _brainFree;

    public CohortOptions(Session session)
        : this(session, new InputOptions(session, session.Say(
            "cohort: one flat file, an Excel workbook, or a folder with one file per table",
            "cohorte : un fichier plat, un classeur Excel, ou un dossier avec un fichier par table"), "COHORT"))
    {
    }

    public CohortOptions(Session session, InputOptions input)
    {
        _session = session;
        _input = input;
        _import = WordOption.Text("--import", session.Say(
            "how the files are to be read (JSON, docs/import-file.md): tables, columns, dates, codes; other options go before it",
            "comment lire les fichiers (JSON, docs/import-file.md) : tables, colonnes, dates, codes ; les autres options l'emportent"), "FILE");
        _cutOff = WordOption.Text("--cut-off", session.Say("administrative cut-off of the cohort, yyyy-MM-dd", "date de point de la cohorte, aaaa-MM-jj"), "DATE");
        _map = WordOption.Texts("--map", session.Say(
            "columns by name, HEADER=field separated by commas; HEADER= keeps a column as an extra one", "colonnes nommées, EN-TÊTE=champ séparés par des virgules ; EN-TÊTE= garde une colonne supplémentaire"), "HEADER=FIELD", session);
        _dates = WordOption.Texts("--date-order", session.Say(
            $"how dates are written, {DateWords}; for one column HEADER=ORDER, several separated by commas [detected per column]",
            $"écriture des dates, {DateWords} ; pour une colonne EN-TÊTE=ORDRE, plusieurs séparés par des virgules [détectée par colonne]"), "ORDER", session);
        _missing = WordOption.Texts("--missing-code", session.Say(
            "codes that mean missing in one column, HEADER=CODE separated by commas", "codes qui signifient manquant dans une colonne, EN-TÊTE=CODE séparés par des virgules"), "HEADER=CODE", session);
        _deadCode = WordOption.Text("--dead-code", session.Say("code of the vital status that means dead [learnt]", "code du statut vital qui signifie décédé [appris]"), "CODE");
        _patch = PatchOption(session);
        _redcap = WordOption.Text("--redcap-dictionary", session.Say(
            "data dictionary of a REDCap project (CSV): what the numeric codes of its choices mean", "dictionnaire de données d'un projet REDCap (CSV) : le sens des codes numériques de ses choix"), "FILE");
        _headerRows = new Option<int?>("--header-rows") { Description = session.Say("header rows; the first holds the names [1]", "lignes d'en-têtes ; la première porte les noms [1]"), HelpName = "N" };
        _identifying = new Option<bool>("--allow-identifying") { Description = session.Say("read columns that look like names, addresses, social-security numbers", "lire les colonnes d'apparence identifiante (noms, adresses, NIR)") };
        _brainFree = new Option<bool>("--brain-free") { Description = session.Say("the cohort is declared free of brain metastases (V21)", "cohorte déclarée sans métastase cérébrale (V21)") };
    }

    public void AddTo(Command command)
    {
        _input.AddTo(command);
        foreach (Option option in (Option[])[_import, _cutOff, _map, _dates, _missing, _deadCode, _patch, _redcap, _headerRows, _identifying, _brainFree])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The file or folder, and how its text is written.</summary>
    public InputSource Source(ParseResult parsed) => _input.Read(parsed);

    /// <summary>The cohort with everything that was found on the way.</summary>
    /// <exception cref="CommandException">A word of an option is wrong, or a file cannot be read.</exception>
    public ImportResult Read(ParseResult parsed, out string name)
    {
        InputSource source = _input.Read(parsed);
        if (source.File == "-")
        {
            throw new CommandException(ExitCode.WrongCommand, _session.Say(
                "-: a cohort is not read from standard input; give its file or folder", "- : une cohorte n'est pas lue de l'entrée standard ; indiquez son fichier ou son dossier"));
        }

        name = source.File;
        Remember(source.File);
        ImportOptions given = parsed.GetValue(_import) is { } file ? Beside(file, ImportFile.Read, _session) : new ImportOptions();
        ImportOptions options = given with
        {
            Delimiter = source.Delimiter ?? given.Delimiter,
            Decimal = source.Decimal ?? given.Decimal,
            Encoding = source.Encoding ?? given.Encoding,
            MissingWords = [.. given.MissingWords, .. source.MissingWords ?? []],
            CutOffDate = InputCohort.Date("--cut-off", parsed.GetValue(_cutOff), _session) ?? given.CutOffDate,
            Columns = given.Columns.SetItems(Pairs(_map, parsed, "HEADER=field", "EN-TÊTE=champ")),
            MissingCodes = given.MissingCodes.SetItems(
                Pairs(_missing, parsed, "HEADER=CODE", "EN-TÊTE=CODE").GroupBy(p => p.Key, p => p.Value).Select(g => KeyValuePair.Create(g.Key, g.ToImmutableArray()))),
            DateStyle = Texts(_dates, parsed).Where(w => !w.Contains('=', StringComparison.Ordinal)).Select(Order).LastOrDefault(given.DateStyle),
            DateStyles = given.DateStyles.SetItems(Texts(_dates, parsed).Where(w => w.Contains('=', StringComparison.Ordinal)).Select(w => Pair(w, "--date-order", "HEADER=ORDER", "EN-TÊTE=ORDRE"))
                .GroupBy(p => p.Key).Select(g => KeyValuePair.Create(g.Key, Order(g.Last().Value)))),
            DeadCode = parsed.GetValue(_deadCode) ?? given.DeadCode,
            HeaderRows = parsed.GetValue(_headerRows) is { } rows and > 0 ? rows : given.HeaderRows,
            AllowIdentifyingColumns = parsed.GetValue(_identifying) || given.AllowIdentifyingColumns,
            BrainFree = parsed.GetValue(_brainFree) || given.BrainFree,
            Corrections = Patch(parsed.GetValue(_patch), _session),
            RedcapChoices = parsed.GetValue(_redcap) is { } dictionary
                ? given.RedcapChoices.SetItems(Beside(dictionary, RedcapDictionary.Read, _session)) : given.RedcapChoices,
        };
        try
        {
            return CohortReader.Read(source.File, options);
        }
        catch (RequestException unknown)
        {
            string[] used = [.. ((Option[])[_map, _missing, _dates, _import]).Where(o => parsed.GetResult(o) is { Implicit: false } && (o != _dates || !options.DateStyles.IsEmpty)).Select(o => o.Name)];
            throw new CommandException(ExitCode.WrongCommand, $"{string.Join(", ", used)}{_session.Say(":", " :")} {unknown.MessageIn(_session.Language)}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InputTable.Unreadable(source.File, unreadable, _session);
        }
    }

    /// <summary>Stops what would go on from a cohort with columns that look like direct identification and were not allowed.</summary>
    /// <exception cref="CommandException">There is such a column.</exception>
    public static void StopAtIdentification(ImportResult import, Session session)
    {
        string[] lines = [.. import.Findings.Where(f => f is { Code: "V27", Severity: Severity.Error }).Select(f => FindingText.Line(f, session))];
        if (lines.Length > 0)
        {
            throw new CommandException(ExitCode.WrongData, [.. lines]);
        }
    }

    private void Remember(string path)
    {
        foreach (string file in Directory.Exists(path) ? Directory.EnumerateFiles(path) : [path])
        {
            _session.FilesRead.Add(Path.GetFullPath(file));
        }
    }

    /// <summary>The option that names a patch file.</summary>
    public static Option<string> PatchOption(Session session) => WordOption.Text("--patch", session.Say(
        "corrections laid over the cells: CSV with patient, field, old, new, reason, who, date; a field is a header or a name of the dictionary, in child tables table.code.field (treatments.2.start_date)",
        "corrections appliquées aux cellules : CSV avec patiente, champ, ancien, nouveau, motif, auteur, date ; un champ est un en-tête ou un nom du dictionnaire, dans les tables filles table.code.champ (Traitements.2.Début)"), "FILE");

    /// <summary>The corrections of a patch file; none for null.</summary>
    /// <exception cref="CommandException">The file is no patch file, or cannot be read.</exception>
    public static ImmutableArray<Correction> Patch(string? path, Session session) => path is null ? [] : Beside(path, PatchFile.Read, session);

    // A file that says how the cohort is to be read.
    private static T Beside<T>(string path, Func<string, T> read, Session session)
    {
        try
        {
            session.FilesRead.Add(Path.GetFullPath(path));
            return read(path);
        }
        catch (ImportFileException wrong)
        {
            throw new CommandException(ExitCode.WrongCommand,
                [.. wrong.Problems.Select(p => session.Say($"{wrong.File}, {p.Path}: {p.Text.English}", $"{wrong.File}, {p.Path.Replace("line ", "ligne ", StringComparison.Ordinal)} : {p.Text.French}"))]);
        }
        catch (TableFormatException malformed)
        {
            throw new CommandException(ExitCode.WrongData, [.. malformed.Findings.Select(finding => FindingText.Line(finding, session))]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InputTable.Unreadable(path, unreadable, session);
        }
    }

    private static string[] Texts(Option<string[]> option, ParseResult parsed) => parsed.GetResult(option) is null ? [] : parsed.GetValue(option) ?? [];

    private IEnumerable<KeyValuePair<string, string>> Pairs(Option<string[]> option, ParseResult parsed, string english, string french) =>
        Texts(option, parsed).Select(word => Pair(word, option.Name, english, french)).GroupBy(p => p.Key + (option == _map ? "" : "=" + p.Value)).Select(g => g.Last());

    private KeyValuePair<string, string> Pair(string word, string option, string english, string french)
    {
        int at = word.LastIndexOf('=');
        return at > 0
            ? KeyValuePair.Create(word[..at].Trim(), word[(at + 1)..].Trim())
            : throw new CommandException(ExitCode.WrongCommand, _session.Say($"{option} {word}: expected {english}", $"{option} {word} : {french} est attendu"));
    }

    private DateStyle Order(string word)
    {
        int at = Array.FindIndex(Orders, o => string.Equals(o.Word, word, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? Orders[at].Style
            : throw new CommandException(ExitCode.WrongCommand, _session.Say($"--date-order {word}: expected {DateWords}", $"--date-order {word} : attendu {DateWords}"));
    }
}
