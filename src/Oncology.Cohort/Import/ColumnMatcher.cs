using System.Collections.Frozen;
using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Finds the field of each column of a file by its header, and by its cells where the header has two meanings.</summary>
internal sealed class ColumnMatcher
{
    private const string Attested = "attested_";

    private static readonly FrozenSet<string> TablePrefixes = FrozenSet.Create(
        StringComparer.Ordinal,
        "lesion", "lesions", "met", "meta", "mets", "metastase", "metastasis", "ttt", "traitement", "traitements", "treatment", "treatments", "tt", "event", "events",
        "evt", "evenement", "evenements", "eval", "lab", "labs", "bio", "biologie");

    private static readonly Field Organs = Fields.Find(CohortTable.Lesions, "organ")!;

    private static readonly Field Birth = Fields.Find(CohortTable.Patients, "birth_date")!;

    private static readonly Field News = Fields.Find(CohortTable.Patients, "last_followup_date")!;

    private static readonly Field YesOrNo = Fields.Find(CohortTable.Patients, "progression")!;

    private readonly DelimitedFile _file;
    private readonly CohortTable _table;
    private readonly bool _flat;
    private readonly ImmutableArray<CohortTable> _apart;
    private readonly ImportOptions _options;
    private readonly FindingList _findings;
    private readonly ColumnFormats _formats;

    private ColumnMatcher(DelimitedFile file, CohortTable table, bool flat, ImmutableArray<CohortTable> apart, ImportOptions options, FindingList findings, ColumnFormats formats)
    {
        _file = file;
        _table = table;
        _flat = flat;
        _apart = apart;
        _options = options;
        _findings = findings;
        _formats = formats;
    }

    /// <summary>One match per column, in file order. A flat file also has the groups of the child tables, save of those that have files apart.</summary>
    public static ImmutableArray<ColumnMatch> Match(
        DelimitedFile file, CohortTable table, bool flat, ImmutableArray<CohortTable> apart, ImportOptions options, FindingList findings, ColumnFormats formats)
    {
        var matcher = new ColumnMatcher(file, table, flat, apart, options, findings, formats);
        ImmutableArray<ColumnMatch> matches = [.. file.Header.Select((header, index) => matcher.One(header, index))];
        ImmutableArray<ColumnMatch> settled = matcher.WithoutDuplicates(matcher.WithoutLooseLesions(flat ? DoseColumns.Join(matches, options, findings) : matches));
        matcher.ReportBothCounts(settled);
        return settled;
    }

    private ColumnMatch One(string header, int index)
    {
        if (_file.Skipped.Contains(index) || AnnotatedCsv.IsOwnColumn(header))
        {
            return Extra(header, index) with { Matched = MatchKind.Unused };
        }

        string key = TextKey.OfHeader(header);
        if (Named(header) is { } name)
        {
            string named = TextKey.OfHeader(name);
            return name.Length == 0 ? Extra(header, index)
                : Find(name, named, header, index) is { } byCaller ? byCaller with { Matched = MatchKind.Caller }
                : throw new RequestException($"The column \"{header}\" was named '{name}', which is no field of the dictionary.", $"La colonne « {header} » a été nommée « {name} », qui n'est pas un champ du dictionnaire.", nameof(header));
        }

        if (Identification.IsFileNumber(key) && IsSoleCode(index))
        {
            _findings.Add(Severity.Warning, "V27", null, header, null, new(
                "The number of the hospital file serves as the code of the patient, because no other column does. Replace it by a code before the file leaves the hospital.",
                "Le numéro de dossier sert de code du patient, faute d'autre colonne. Remplacez-le par un code avant que le fichier ne quitte l'hôpital."));
            return Make(header, index, _table, "patient_id", null, 0, MatchKind.Alias);
        }

        if (!_options.AllowIdentifyingColumns && IsIdentifying(header, key, index))
        {
            _findings.Add(Severity.Error, "V27", null, header, null, new(
                "The column looks like direct identification (name, address, place, telephone, e-mail, social-security or hospital number); it was not read. Remove it from the file, or allow it (ImportOptions.AllowIdentifyingColumns, --allow-identifying).",
                "La colonne semble identifiante (nom, adresse, lieu, téléphone, courriel, numéro de sécurité sociale ou de dossier) ; elle n'a pas été lue. Retirez-la du fichier, ou autorisez-la (ImportOptions.AllowIdentifyingColumns, --allow-identifying)."));
            return Extra(header, index) with { Matched = MatchKind.Identifying };
        }

        return Find(header, key, header, index) ?? Extra(header, index);
    }

    private bool IsIdentifying(string header, string key, int index)
    {
        ImmutableArray<Field> candidates = HeaderIndex.Candidates(_table, key);
        return Identification.IsSuspect(header, _formats.Words(index), candidates.Any(f => f.Type == FieldType.Id), candidates.Any(f => f.Name == "patient_id"));
    }

    private bool IsSoleCode(int index) => !_file.Header.Where((h, i) => i != index && !_file.Skipped.Contains(i)).Any(h =>
        Named(h) is { } name ? name == "patient_id" : HeaderIndex.Candidates(_table, TextKey.OfHeader(h)).Any(f => f.Name == "patient_id"));

    private string? Named(string header)
    {
        string key = TextKey.OfHeader(header);
        foreach ((string column, string field) in _options.Columns)
        {
            if (TextKey.OfHeader(column) == key)
            {
                return field;
            }
        }

        return null;
    }

    private ColumnMatch? Find(string name, string key, string header, int index)
    {
        if (_flat && FlatGroups.Numbered(name) is { } numbered && !IsApart(numbered.Group))
        {
            return Make(header, index, FlatGroups.TableOf(numbered.Group), numbered.Field.Name, numbered.Group, numbered.Number, MatchKind.Alias);
        }

        // "Métastase 1" where the cells name organs.
        if (_flat && FlatGroups.NumberedAlone(name) is { } metastasis && !IsApart(FlatGroups.Metastasis) && _formats.ShareRead(index, Organs) > 0.5)
        {
            return Make(header, index, CohortTable.Lesions, Organs.Name, FlatGroups.Metastasis, metastasis, MatchKind.Content);
        }

        ImmutableArray<Field> candidates = HeaderIndex.Candidates(_table, key);
        (string Group, int Number, Field? Field)? group = _flat && FlatGroups.Unnumbered(name) is { } unnumbered && !IsApart(unnumbered.Group) ? unnumbered : null;
        if (candidates.Length > 1)
        {
            return ByContent(candidates, key, header, index);
        }

        // "ct" is the T stage or chemotherapy: a column of T codes is the stage.
        if (candidates.Length == 1 && (group is null || _formats.ShareRead(index, candidates[0]) > _formats.ShareRead(index, YesOrNo)))
        {
            return Make(header, index, _table, candidates[0].Name, null, 0, HeaderIndex.IsName(candidates[0], key) ? MatchKind.Name : MatchKind.Alias);
        }

        if (group is { } found)
        {
            string member = found.Field?.Name ?? OfTreatment(found.Group, index);
            return Make(header, index, FlatGroups.TableOf(found.Group), member, found.Group, found.Number, found.Field is null && member != FlatGroups.Flag ? MatchKind.Content : MatchKind.Alias);
        }

        if (_table == CohortTable.Patients && header.StartsWith(Attested, StringComparison.OrdinalIgnoreCase))
        {
            return Make(header, index, _table, Attested + header[Attested.Length..], null, 0, MatchKind.Name);
        }

        if (ByPrefixOrChoice(name) is { } field)
        {
            return Make(header, index, _table, field.Name, null, 0, MatchKind.Alias);
        }

        // The same file in long form: one row per lesion, without numbers.
        Field? lesion = _flat && _apart.IsEmpty ? HeaderIndex.Candidates(CohortTable.Lesions, key).FirstOrDefault() : null;
        return lesion is null ? null : Make(header, index, CohortTable.Lesions, lesion.Name, FlatGroups.Metastasis, 0, MatchKind.Alias);
    }

    private bool IsApart(string group) => _apart.Contains(FlatGroups.TableOf(group));

    // "Stéréotaxie" or "Chimiothérapie" alone: yes or no, or in the place of it the date, the technique, the drugs.
    private string OfTreatment(string group, int index)
    {
        double yesOrNo = _formats.ShareRead(index, YesOrNo);
        if (yesOrNo == 0 && _formats.Words(index).Any(w => MissingWords.KindOf(w) is null))
        {
            foreach (string name in (string[])(group == FlatGroups.Focal ? ["start_date", "modality"] : ["start_date"]))
            {
                if (_formats.ShareRead(index, Fields.Find(CohortTable.Treatments, name)!) > 0.5)
                {
                    return name;
                }
            }
        }

        return FlatGroups.Flag;
    }

    // "lesion_size" in a table of lesions is its size; a checkbox "imaging___pet_ct" is a yes or no.
    private Field? ByPrefixOrChoice(string header)
    {
        List<string> tokens = TextKey.Tokens(header);
        if (_table != CohortTable.Patients && tokens.Count > 1 && TablePrefixes.Contains(tokens[0]))
        {
            return HeaderIndex.Candidates(_table, TextKey.OfHeader(string.Join(' ', tokens.Skip(1)))).FirstOrDefault();
        }

        return Redcap.Checkbox().Match(header) is { Success: true } box
            && HeaderIndex.Candidates(_table, TextKey.OfHeader(Redcap.Label(box, _options))).FirstOrDefault() is { Type: FieldType.YesNo } choice ? choice : null;
    }

    private ColumnMatch? ByContent(ImmutableArray<Field> candidates, string key, string header, int index)
    {
        if (key == "ddn")
        {
            return NewsOrBirth(header, index);
        }

        Field best = candidates[0];
        double bestShare = _formats.ShareRead(index, best);
        foreach (Field other in candidates.Skip(1))
        {
            double share = _formats.ShareRead(index, other);
            if (share > bestShare)
            {
                (best, bestShare) = (other, share);
            }
        }

        return Make(header, index, _table, best.Name, null, 0, MatchKind.Content);
    }

    // ddn: date de naissance (all before 2005) or date des dernières nouvelles (all after). Two digits of a year may be either: then another column that is
    // the one leaves the other.
    private ColumnMatch? NewsOrBirth(string header, int index)
    {
        ImmutableArray<PartialDate> dates = _formats.Dates(index, News);
        bool hasNews = HasOther(index, News);
        bool hasBirth = HasOther(index, Birth);
        bool birth = dates.Length > 0 && (dates.All(d => d.Earliest.Year < 2005) || (hasNews && !hasBirth && _formats.Dates(index, Birth).All(d => d.Earliest.Year < 2005)));
        bool news = dates.Length > 0 && !birth && (dates.All(d => d.Earliest.Year >= 2005) || (hasBirth && !hasNews));
        if (birth || news)
        {
            return Make(header, index, _table, birth ? "birth_date" : "last_followup_date", null, 0, MatchKind.Content);
        }

        _findings.Add(Severity.Error, "F06", null, header, null, new(
            "The column can mean the date of birth or of the last news and its dates do not settle it; name it birth_date or last_followup_date.",
            "La colonne peut être la date de naissance ou celle des dernières nouvelles et ses dates ne tranchent pas ; nommez-la birth_date ou last_followup_date."));
        return null;
    }

    private bool HasOther(int index, Field field) => _file.Header.Where((_, i) => i != index && !_file.Skipped.Contains(i)).Any(h =>
        Named(h) is { } name ? name == field.Name : HeaderIndex.Candidates(_table, TextKey.OfHeader(h)) is [var only] && only == field);

    private ColumnMatch Extra(string header, int index) => new(_file.Name, index, header, null, null, null, 0, MatchKind.Extra);

    private ColumnMatch Make(string header, int index, CohortTable table, string field, string? group, int number, MatchKind kind) =>
        new(_file.Name, index, header, table, field, group, number, kind);

    // Lesion columns without number mean one row per lesion only when one of them is the organ.
    private ImmutableArray<ColumnMatch> WithoutLooseLesions(ImmutableArray<ColumnMatch> matches)
    {
        static bool IsLoose(ColumnMatch match) => match is { Group: FlatGroups.Metastasis, Number: 0 };
        return matches.Any(m => IsLoose(m) && m.Field == "organ") ? matches : [.. matches.Select(m => IsLoose(m) ? Extra(m.Header, m.Index) : m)];
    }

    // "Site 1" and "Os (nb)" may speak of the same lesions.
    private void ReportBothCounts(ImmutableArray<ColumnMatch> matches)
    {
        if (matches.FirstOrDefault(m => m is { Group: FlatGroups.Metastasis, Field: "organ" }) is { } single && matches.FirstOrDefault(m => m.Group == FlatGroups.Count) is { } count)
        {
            _findings.Add(Severity.Warning, "F04", null, count.Header, null, new(
                $"The file gives lesions one by one (\"{single.Header}\") and as numbers by organ (\"{count.Header}\"); where a patient has both they add up. If they are the same lesions, keep one of the two as extra columns (ImportOptions.Columns, --map).",
                $"Le fichier donne les lésions une à une (« {single.Header} ») et en nombres par organe (« {count.Header} ») ; pour un même dossier, elles s'additionnent. Si ce sont les mêmes lésions, gardez l'un des deux en colonnes supplémentaires (ImportOptions.Columns, --map)."));
        }
    }

    // Two columns of one field: the one named by the caller or by its canonical name stays, else the first.
    private ImmutableArray<ColumnMatch> WithoutDuplicates(ImmutableArray<ColumnMatch> matches)
    {
        var kept = matches.ToBuilder();
        foreach (var same in matches.Where(m => m.Field is not null).GroupBy(m => (m.Table, m.Field, m.Group, m.Number)).Where(g => g.Count() > 1))
        {
            ColumnMatch first = same.OrderBy(m => m.Matched switch { MatchKind.Caller => 0, MatchKind.Name => 1, _ => 2 }).First();
            foreach (ColumnMatch other in same.Where(m => m != first))
            {
                kept[other.Index] = Extra(other.Header, other.Index);
                _findings.Add(Severity.Warning, "F04", null, other.Header, null, new(
                    $"The columns \"{first.Header}\" and \"{other.Header}\" both mean {FieldWords.Of(first.Field!).English}; the second is kept as an extra column.",
                    $"Les colonnes « {first.Header} » et « {other.Header} » désignent toutes deux {FieldWords.Of(first.Field!).French} ; la seconde est gardée comme colonne supplémentaire."));
            }
        }

        return kept.ToImmutable();
    }
}
