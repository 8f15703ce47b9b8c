using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>What the words beside a lymph node say of its place: "GG médiastinal 4R", "ADP sus-claviculaire gauche", "station 7", "niveau IVa".</summary>
internal static partial class NodeWords
{
    // Beginnings of words without accents; a whole word ends with a full stop. The second list names a region only where no word of the first does: "hile hépatique", "mediastinal, retrocaval".
    private static readonly ImmutableArray<(NodeRegion Region, string[] First, string[] Second)> Regions =
    [
        (NodeRegion.Cervical, ["cervic", "cou.", "neck.", "jugul", "carotidi", "submandib", "sousmandib", "sousmaxill", "sousment", "submental", "parotidi", "retrophary"], ["spinal"]),
        (NodeRegion.Supraclavicular, ["susclav", "supraclav", "ssc.", "troisier.", "virchow."], []),
        (NodeRegion.Infraclavicular, ["sousclav", "infraclav", "subclav"], []),
        (NodeRegion.Axillary, ["aisselle", "axill", "interpector", "rotter."], []),
        (NodeRegion.InternalMammary, ["cmi.", "imn.", "parastern"], []),
        (NodeRegion.Mediastinal,
            ["mediastin", "carin", "souscarin", "subcarin", "infracarin", "tracheal", "tracheo", "paratrache", "laterotrache", "pretrache", "retrotrache", "intertrache", "barety.", "aortopulm", "bronchi", "bronchop", "peribronch", "interlob", "prevascul",
             "paraoesoph", "perioesoph", "cardiophren"],
            ["hil", "perihil", "interhil"]),
        (NodeRegion.Abdominal,
            ["abdomin", "retroperiton", "lomboaort", "lateroaort", "paraaort", "interaort", "coeli", "celia", "mesenteri", "porta", "periporta", "retrocrur"],
            ["aortiq", "aortic", "aorto", "cave.", "cavo", "caval", "retrocav", "paracav", "hepat", "foie.", "liver.", "spleni", "gastriq", "gastric", "perigastr", "pancreati", "peripancrea", "renal", "lombaire", "lumbar"]),
        (NodeRegion.Pelvic, ["pelvi", "iliaq", "iliac", "obturat", "hypogastr", "presacr", "mesorect", "perirect"], []),
        (NodeRegion.Inguinal, ["inguin", "aine.", "aines.", "groin", "scarpa."], ["femor", "crural"]),
        (NodeRegion.Other, ["epitrochl", "poplit"], []),
    ];

    // Where no word names an organ, these places name lymph nodes.
    private static readonly string[] NodesAlone =
        ["axill", "aisselle", "susclav", "supraclav", "troisier.", "virchow.", "sousclav", "infraclav", "cmi.", "imn.", "mediastin", "souscarin", "subcarin", "infracarin", "paratrache", "laterotrache", "barety.",
         "lomboaort", "lateroaort", "paraaort", "retroperiton", "inguin"];

    private static readonly string[] Ahead = ["niveau", "niveaux", "level", "levels", "station", "stations", "groupe", "groupes", "group", "secteur", "echelon", "zone", "etage"];

    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII"];

    /// <summary>The words that name a region, for the data dictionary.</summary>
    public static IEnumerable<(NodeRegion Region, string Words)> Table => Regions.Select(r =>
        (r.Region, string.Join(", ", r.First.Concat(r.Second).Select(w => w.EndsWith('.') ? w[..^1] : w + "...").Concat(Pairs(r.Region)))));

    /// <summary>True when a word without accents names a region.</summary>
    public static bool IsWord(string token) => Regions.Any(r => Names(r.First, token) || Names(r.Second, token));

    /// <summary>True when the words name a place of nodes, and so nodes, where no word names an organ: "sus-claviculaire", "latéro-aortique".</summary>
    public static bool NamesNodes(List<string> tokens) => tokens.Exists(t => Names(NodesAlone, t)) || OfPairs(tokens).Any();

    /// <summary>What a text says.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="isLevel">It stands in the place of a level, where a bare number is one.</param>
    /// <param name="stated">The region that another cell states, which says how levels are written.</param>
    public static NodePlace Read(string? text, bool isLevel, NodeRegion? stated)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NodePlace.Nothing;
        }

        List<string> tokens = TextKey.Tokens(Elision().Replace(text, " "));
        NodeRegion[] regions = [.. RegionsOf(tokens)];
        NodeRegion? region = stated ?? (regions is [var one] ? one : null);
        (List<string> levels, List<Side> sides, bool hasBareNumber) = LevelsOf(tokens, isLevel, region);
        sides.AddRange(SidesOf(tokens));
        Side[] distinct = [.. sides.Distinct()];
        string[] named = [.. levels.Distinct(StringComparer.Ordinal)];
        if (region is null && regions.Length == 0 && named.Select(l => RegionOfLevel(l, tokens)).Distinct().ToArray() is [var ofAll])
        {
            region = ofAll;
        }

        string? level = named is [var known] ? InRegion(known, region) : null;
        bool isBoth = tokens.Exists(t => t.StartsWith("bilat", StringComparison.Ordinal)) || distinct.Length > 1;
        bool isIpsilateral = tokens.Exists(t => t is "ipsi" || t.StartsWith("ipsilat", StringComparison.Ordinal) || t.StartsWith("homolat", StringComparison.Ordinal));
        bool isContralateral = tokens.Exists(t => t is "contro" || t.StartsWith("contralat", StringComparison.Ordinal) || t.StartsWith("controlat", StringComparison.Ordinal));
        bool isPlace = regions.Length > 0 || distinct.Length > 0 || isIpsilateral || isContralateral;
        return new NodePlace(
            region, level, distinct is [var side] ? side : null,
            isIpsilateral == isContralateral ? null : isIpsilateral,
            IsSeveral: isBoth || named.Length > 1 || (stated is null && regions.Length > 1),
            IsUnread: level is null && named.Length == 0 && (hasBareNumber || SiteWords.Unread(text, isNode: true).Count > 0 || (isLevel && !isPlace)));
    }

    /// <summary>What the cells of a row say together: stated region and side first, then the level, then the place.</summary>
    public static NodePlace Of(NodeRegion? region, string? level, Side? side, string? place)
    {
        NodePlace beside = Read(place, isLevel: false, region);
        NodePlace own = Read(level, isLevel: true, region ?? beside.Region);
        NodeRegion? named = region ?? own.Region ?? beside.Region;
        bool differs = (region is null && Differ(own.Region, beside.Region)) || (side is null && Differ(own.Side, beside.Side))
            || (own.Level is not null && beside.Level is not null && own.Level != beside.Level);
        string? read = own.Level ?? (own.IsUnread ? null : InRegion(beside.Level, named));
        return new NodePlace(
            named, read, side ?? own.Side ?? beside.Side, own.IsIpsilateral ?? beside.IsIpsilateral,
            own.IsSeveral || beside.IsSeveral || differs,
            read is null && (own.IsUnread || beside.IsUnread));
    }

    private static bool Differ<T>(T? one, T? other)
        where T : struct => one is { } first && other is { } second && !first.Equals(second);

    private static IEnumerable<NodeRegion> RegionsOf(List<string> tokens)
    {
        List<NodeRegion> named = [.. Regions.Where(r => tokens.Exists(t => Names(r.First, t))).Select(r => r.Region), .. OfPairs(tokens)];
        if (named.Count == 0)
        {
            named = [.. Regions.Where(r => tokens.Exists(t => Names(r.Second, t))).Select(r => r.Region)];

            // "hile hépatique" is in the abdomen, "hilaire" alone in the chest.
            _ = named.Contains(NodeRegion.Abdominal) && named.Remove(NodeRegion.Mediastinal);
        }

        // "cervical bas sus-claviculaire" is one place.
        _ = named.Contains(NodeRegion.Supraclavicular) && named.Remove(NodeRegion.Cervical);
        return named.Distinct();
    }

    // Regions that two words name together.
    private static IEnumerable<NodeRegion> OfPairs(List<string> tokens)
    {
        bool isClavicular = tokens.Exists(t => t.StartsWith("clav", StringComparison.Ordinal));
        if (isClavicular && tokens.Exists(t => t is "sus" or "supra"))
        {
            yield return NodeRegion.Supraclavicular;
        }

        if (isClavicular && tokens.Exists(t => t is "sous" or "infra" or "sub"))
        {
            yield return NodeRegion.Infraclavicular;
        }

        if (tokens.Exists(t => t.StartsWith("mamma", StringComparison.Ordinal)) && tokens.Exists(t => t is "interne" or "internes" or "internal"))
        {
            yield return NodeRegion.InternalMammary;
        }

        bool isAortic = tokens.Exists(t => t.StartsWith("aort", StringComparison.Ordinal));
        if (isAortic && tokens.Exists(t => t.StartsWith("pulm", StringComparison.Ordinal)))
        {
            yield return NodeRegion.Mediastinal;
        }
        else if (isAortic && tokens.Exists(t => t is "latero" or "lombo" or "para" or "inter"))
        {
            yield return NodeRegion.Abdominal;
        }
    }

    private static IEnumerable<string> Pairs(NodeRegion region) => region switch
    {
        NodeRegion.Supraclavicular => ["sus/supra + clav..."],
        NodeRegion.Infraclavicular => ["sous/infra/sub + clav..."],
        NodeRegion.InternalMammary => ["mamma... + interne/internal"],
        NodeRegion.Mediastinal => ["aort... + pulm..."],
        NodeRegion.Abdominal => ["latero/lombo/para/inter + aort..."],
        _ => [],
    };

    private static bool Names(string[] words, string token) =>
        Array.Exists(words, w => w[^1] == '.' ? token.Length == w.Length - 1 && w.StartsWith(token, StringComparison.Ordinal) : token.StartsWith(w, StringComparison.Ordinal));

    // Levels as they are written (4, 3a, iva), the sides of stations, and whether a number stands there that may be a level or not.
    private static (List<string> Levels, List<Side> Sides, bool HasBareNumber) LevelsOf(List<string> tokens, bool isLevel, NodeRegion? region)
    {
        List<string> levels = [.. OfWords(tokens)];
        List<Side> sides = [];
        bool hasBareNumber = false;
        bool isAhead = isLevel;
        for (int i = 0; i < tokens.Count; i++)
        {
            string token = tokens[i];
            string next = i + 1 < tokens.Count ? tokens[i + 1] : "";
            if (Station().Match(token) is { Success: true } station)
            {
                string side = station.Groups["side"].Value;
                string part = station.Groups["part"].Value;
                if (side.Length > 0)
                {
                    sides.Add(SideOf(side)!.Value);
                }

                bool isExpected = isAhead || next is "r" or "l" or "d" or "g" || (i > 0 && IsMediastinal(tokens[i - 1]));
                if (side.Length > 0 || part.Length > 0 || (isExpected && !IsUnit(next)))
                {
                    levels.Add(station.Groups["number"].Value + part);
                    isAhead = true;
                }
                else
                {
                    // "3 adénopathies" is a number of nodes; "ganglion 3" may be a level, or the third.
                    hasBareNumber |= i > 0 && next.Length == 0;
                }
            }
            else if (RomanLevel().IsMatch(token) && (isAhead || token.Length > 1 || region is NodeRegion.Cervical or NodeRegion.Axillary))
            {
                levels.Add(token[^1] is not ('a' or 'b' or 'c') && next is "a" or "b" or "c" ? token + next : token);
                isAhead = true;
            }
            else
            {
                isAhead = isLevel || Array.IndexOf(Ahead, token) >= 0 || (isAhead && token.Length <= 3);
            }
        }

        return (levels, sides, hasBareNumber);
    }

    // Stations that have names.
    private static IEnumerable<string> OfWords(List<string> tokens)
    {
        bool isBelow = tokens.Exists(t => t is "sous" or "sub" or "infra" or "under");
        if (tokens.Exists(t => t.StartsWith("souscarin", StringComparison.Ordinal) || t.StartsWith("subcarin", StringComparison.Ordinal) || t.StartsWith("infracarin", StringComparison.Ordinal)
            || t.StartsWith("intertrache", StringComparison.Ordinal) || (isBelow && t.StartsWith("carin", StringComparison.Ordinal))))
        {
            yield return "7";
        }

        if (tokens.Exists(t => t.StartsWith("aortopulm", StringComparison.Ordinal)) || (tokens.Exists(t => t is "aorto" or "aortic" or "aortique") && tokens.Exists(t => t.StartsWith("pulm", StringComparison.Ordinal))))
        {
            yield return "5";
        }
    }

    private static bool IsMediastinal(string token) => Names(Regions.Single(r => r.Region == NodeRegion.Mediastinal).First, token);

    private static bool IsUnit(string token) => token is "mm" or "cm" or "ans" or "fois" or "x" || token.StartsWith("aden", StringComparison.Ordinal) || token.StartsWith("gangl", StringComparison.Ordinal) || token.StartsWith("node", StringComparison.Ordinal);

    // A number with a side, or after "station", is one of the mediastinum; IV and above, and levels with a letter, are of the neck. I to III alone may be of the axilla.
    private static NodeRegion? RegionOfLevel(string level, List<string> tokens) => char.IsAsciiDigit(level[0])
        ? tokens.Exists(t => t is "station" or "stations" || Station().Match(t).Groups["side"].Success) ? NodeRegion.Mediastinal : null
        : level.Contains('v', StringComparison.Ordinal) || level[^1] is 'a' or 'b' or 'c' ? NodeRegion.Cervical : null;

    // Levels of neck and axilla are written in Roman numerals, stations of the mediastinum in Arabic ones.
    private static string? InRegion(string? level, NodeRegion? region)
    {
        if (level is null)
        {
            return null;
        }

        string number = level.TrimEnd('a', 'b', 'c', 'p', 's');
        string part = level[number.Length..];
        int digit = Array.IndexOf(Roman, number.ToUpperInvariant()) + 1;
        return region switch
        {
            NodeRegion.Cervical or NodeRegion.Axillary when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int arabic) && arabic <= Roman.Length => Roman[arabic - 1] + part,
            NodeRegion.Mediastinal when digit > 0 => digit.ToString(CultureInfo.InvariantCulture) + part,
            _ => number.ToUpperInvariant() + part,
        };
    }

    // Before a vowel "d" and "l" may be the small words.
    private static IEnumerable<Side> SidesOf(List<string> tokens) =>
        tokens.Where((t, i) => t is not ("d" or "l") || i == 0 || i == tokens.Count - 1 || !"aeiouh".Contains(tokens[i + 1][0], StringComparison.Ordinal)).Select(SideOf).OfType<Side>();

    private static Side? SideOf(string token) => token switch
    {
        "droit" or "droite" or "droits" or "droites" or "right" or "rt" or "dt" or "dte" or "drt" or "d" or "r" => Side.Right,
        "gauche" or "gauches" or "left" or "lt" or "gche" or "g" or "l" => Side.Left,
        _ => null,
    };

    [GeneratedRegex(@"\b[dl]['’´]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elision();

    [GeneratedRegex(@"^(?<number>1[0-4]|[1-9])(?<side>[rldg])?(?<part>[abcps])?i?$", RegexOptions.CultureInvariant)]
    private static partial Regex Station();

    [GeneratedRegex(@"^(?:i{1,3}|iv|v|vi{1,2})[abc]?$", RegexOptions.CultureInvariant)]
    private static partial Regex RomanLevel();
}
