using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>The column groups of a flat file: met1_organ, mdt1_date, sys1_agents, ht_debut, os_n.</summary>
/// <remarks>Those that name their treatment are read by <see cref="TreatmentHeadings"/>.</remarks>
internal static partial class FlatGroups
{
    public const string Metastasis = "met";
    public const string Focal = "mdt";
    public const string Systemic = "sys";
    public const string Count = "count";
    public const string Event = "evt";
    public const string Treatment = "ttt";
    public const string Lab = "lab";
    public const string Toxicity = "tox";
    public const string Progression = "progression";

    /// <summary>Field name of the column that says yes or no to a treatment: "ht", "Stéréotaxie".</summary>
    public const string Flag = "flag";

    private static readonly Field OrganField = Fields.Find(CohortTable.Lesions, "organ")!;

    private static readonly FrozenSet<string> CountWords = FrozenSet.Create(StringComparer.Ordinal, "nb", "nbre", "nombre", "number", "de", "des", "of", "lesions");

    private static readonly FrozenSet<string> MetastasisWords = FrozenSet.Create(StringComparer.Ordinal, "meta", "metas", "metastase", "metastases", "mets");

    private static readonly FrozenDictionary<string, string> NumberedPrefixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["met"] = Metastasis,
        ["mets"] = Metastasis,
        ["meta"] = Metastasis,
        ["metastase"] = Metastasis,
        ["metastasis"] = Metastasis,
        ["lesion"] = Metastasis,
        ["site"] = Metastasis,
        ["sitemeta"] = Metastasis,
        ["sitemetastase"] = Metastasis,
        ["sitemetastatique"] = Metastasis,
        ["localisation"] = Metastasis,
        ["localisationmetastatique"] = Metastasis,
        ["mdt"] = Focal,
        ["focal"] = Focal,
        ["tttfocal"] = Focal,
        ["traitementfocal"] = Focal,
        ["sys"] = Systemic,
        ["systemique"] = Systemic,
        ["systemic"] = Systemic,
        ["tttsystemique"] = Systemic,
        ["ttt"] = Treatment,
        ["traitement"] = Treatment,
        ["treatment"] = Treatment,
        ["evt"] = Event,
        ["event"] = Event,
        ["evenement"] = Event,
        ["lab"] = Lab,
        ["bio"] = Lab,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static CohortTable TableOf(string group) => group switch
    {
        Metastasis or Count => CohortTable.Lesions,
        Toxicity or Progression or Event => CohortTable.Events,
        Lab => CohortTable.Labs,
        _ => CohortTable.Treatments,
    };

    /// <summary>Group, number and field of a header with a number: "met1_organ", "meta 1 organe", "organe_meta_1".</summary>
    public static (string Group, int Number, Field Field)? Numbered(string header)
    {
        if (!header.Any(char.IsDigit))
        {
            return null;
        }

        List<string> tokens = TextKey.Tokens(header);
        // "Taille méta 1 (mm)": the unit may follow the number.
        return Numbered(tokens) ?? (tokens.Count > 2 && tokens[^1] is "mm" or "cm" or "gy" ? Numbered(tokens[..^1]) : null);
    }

    /// <summary>Number of a heading that is a metastasis and its number, nothing else: "Métastase 1", "Site 2". Its cells can name the organ.</summary>
    public static int? NumberedAlone(string header) =>
        header.Any(char.IsAsciiDigit) && TextKey.Tokens(header) is [.. var words, var number] && words.Count > 0 && number.Length <= 2 && number.All(char.IsAsciiDigit)
        && NumberedPrefixes.GetValueOrDefault(string.Concat(words)) == Metastasis ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    private static (string Group, int Number, Field Field)? Numbered(List<string> tokens)
    {
        string text = string.Join('_', tokens);
        foreach (Match match in (Match[])[PrefixFirst().Match(text), PrefixLast().Match(text), NumberLast().Match(text)])
        {
            if (match.Success
                && NumberedPrefixes.TryGetValue(match.Groups["prefix"].Value.Replace("_", "", StringComparison.Ordinal), out string? group)
                && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && Member(group, match.Groups["member"].Value) is { } field)
            {
                return (group, number, field);
            }
        }

        return null;
    }

    /// <summary>Group and field of a header without number: "mdt_date", "ht_debut", "cdk46", "os_n", "tox_grade". Count groups carry the
    /// organ as number.</summary>
    public static (string Group, int Number, Field? Field)? Unnumbered(string header)
    {
        List<string> tokens = TextKey.Tokens(header);
        if (tokens.Count == 0)
        {
            return null;
        }

        if (CountOf(tokens) is { } organ)
        {
            return (Count, (int)organ, Fields.Find(CohortTable.Lesions, "n_lesions"));
        }

        if (TreatmentHeadings.Read(header) is { } treatment)
        {
            return treatment;
        }

        return (tokens[0], TextKey.OfHeader(string.Join(' ', tokens.Skip(1)))) switch
        {
            ("tox", "grade") => (Toxicity, 0, Fields.Find(CohortTable.Events, "grade")),
            ("tox", "type") => (Toxicity, 0, Fields.Find(CohortTable.Events, "term")),
            ("site", "progression") => (Progression, 0, Fields.Find(CohortTable.Events, "organs")),
            _ => null,
        };
    }

    // "os_n", "Foie (nb)", "Nombre de métastases hépatiques". A number of nodes may be that of the axilla.
    private static Organ? CountOf(List<string> tokens)
    {
        if (tokens is [_, .., "n"])
        {
            return OrganField.ValuesByKey.TryGetValue(string.Concat(tokens[..^1]), out FieldValue? one) ? (Organ)one.Value : null;
        }

        List<string> words = [.. tokens.Where(t => !CountWords.Contains(t) && !MetastasisWords.Contains(t))];
        return words is [var word] && tokens.Exists(t => t is "nb" or "nbre" or "nombre" or "number") && OrganWords.IsWhole(word) && OrganWords.Find(word) is { } organ
            && (organ is not (Organ.Node or Organ.Other) || tokens.Exists(MetastasisWords.Contains)) ? organ : null;
    }

    /// <summary>The field of a group that a heading means; null for none.</summary>
    /// <param name="group">The group.</param>
    /// <param name="member">What the heading says beside the group.</param>
    public static Field? Member(string group, string member)
    {
        CohortTable table = TableOf(group);
        string key = TextKey.OfHeader(member);
        if (key is "type")
        {
            key = group == Focal ? "modality" : group == Systemic || TreatmentGroup.Find(group) is { Kind: TreatmentKind.Systemic } ? "agents" : key;
        }

        return key is "patientid" or "id" ? null : HeaderIndex.Candidates(table, key).FirstOrDefault();
    }

    [GeneratedRegex(@"^(?<prefix>[a-z_]+?)_?(?<number>\d{1,2})_(?<member>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixFirst();

    [GeneratedRegex(@"^(?<member>.+)_(?<prefix>[a-z]+)_?(?<number>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixLast();

    [GeneratedRegex(@"^(?<prefix>[a-z]+)_(?<member>.+?)_?(?<number>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLast();
}
