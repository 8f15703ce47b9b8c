using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Reads one cell as its field asks.</summary>
internal static partial class CellParser
{
    // What "plusieurs" is at least.
    private const int Several = 2;

    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "oui", "o", "yes", "y", "true", "vrai", "1", "x", "fait", "faite", "checked", "coche", "cochee" };

    private static readonly HashSet<string> No = new(StringComparer.Ordinal) { "non", "n", "no", "false", "faux", "0", "unchecked", "decoche", "noncoche" };

    // Keys of headings: without small words.
    private static readonly HashSet<string> Ongoing = new(StringComparer.Ordinal)
    {
        "cours", "toujourscours", "coursttt", "encorecours", "tttcours", "poursuivi", "poursuivie", "poursuite", "nonarrete", "nontermine", "ongoing", "continuing", "continued", "stillonttt",
    };

    // Also the code of a category; in a column of categories it means missing all the same.
    private static readonly HashSet<string> AlwaysMissing = new(StringComparer.OrdinalIgnoreCase) { "", "NA", ".", "-", "?" };

    /// <summary>What a cell holds; a word that the field cannot read is a problem, with what was expected and a word that is near.</summary>
    public static CellResult Parse(string text, ColumnReading column)
    {
        CellResult read = Read(text, column);
        return read == default ? Wrong(column, column.UnreadLabels.GetValueOrDefault(CodeKey(text.Trim())) ?? text.Trim()) : read;
    }

    /// <summary>As <see cref="Parse"/>; the default where the cell cannot be read.</summary>
    public static CellResult Read(string text, ColumnReading column)
    {
        string cell = text.Trim();
        if (column.Minus is { } minus && ResultSigns.IsMinus(cell))
        {
            return minus is MissingKind open ? CellResult.Absent(open) : CellResult.Of(minus);
        }

        if (AlwaysMissing.Contains(cell) || cell.StartsWith('['))
        {
            return MissingWords.KindOf(cell) is { } kind ? CellResult.Absent(kind) : default;
        }

        if (column.MissingCodes.Contains(cell, StringComparer.OrdinalIgnoreCase))
        {
            return CellResult.Absent(MissingKind.Unknown);
        }

        // "décédée ?", "oui ?": a doubt is no value.
        if (cell[^1] == '?' && column.Field.Type is FieldType.Category or FieldType.CategoryList or FieldType.YesNo)
        {
            return default;
        }

        if (column.Codes.Count > 0 && column.Codes.TryGetValue(CodeKey(cell), out object? coded))
        {
            return coded is MissingKind why ? CellResult.Absent(why) : CellResult.Of(coded);
        }

        if (column.UnreadLabels.Count > 0 && column.UnreadLabels.ContainsKey(CodeKey(cell)))
        {
            return default;
        }

        object? value = Value(cell, column);
        if (value is not null)
        {
            return CellResult.Of(value);
        }

        if (IsOngoing(cell, column.Field))
        {
            return CellResult.Absent(MissingKind.NotApplicable);
        }

        if (IsOpenCount(cell, column.Field))
        {
            return CellResult.Absent(MissingKind.Unknown);
        }

        return column.Field.Type is not (FieldType.Id or FieldType.Text) && MissingWords.KindOf(cell) is { } missing
            ? CellResult.Absent(missing)
            : default;
    }

    /// <summary>The words that say yes or no, as keys.</summary>
    public static IEnumerable<(string Key, bool IsYes)> AnswerKeys => Yes.Select(w => (w, true)).Concat(No.Select(w => (w, false)));

    /// <summary>Key of a code: as a word, but -1 is not 1.</summary>
    public static string CodeKey(string code) => code.StartsWith('-') ? "-" + TextKey.OfWord(code) : TextKey.OfWord(code);

    /// <summary>True for a word that says no.</summary>
    public static bool IsNo(string cell) => YesOrNo(cell.Trim()) == false;

    /// <summary>True for a count that is not one number: "1 à 3", "&gt; 5", "plusieurs".</summary>
    public static bool IsOpenCount(string cell, Field field) => field.Name is "n_lesions" or "n_metastases" or "n_organs" && OpenCount().IsMatch(cell);

    /// <summary>True for a word that says in the place of the end of a treatment that it goes on.</summary>
    public static bool IsOngoing(string cell, Field field) => field.Name == "stop_date" && Ongoing.Contains(TextKey.OfHeader(cell));

    /// <summary>The fewest that an open count leaves: 6 of "&gt; 5", 5 of "au moins 5", 1 of "1 à 3", 2 of "plusieurs"; null where it may be none.</summary>
    public static int? FewestOf(string cell)
    {
        Match least = LeastCount().Match(cell);
        if (least.Success)
        {
            int number = int.Parse(least.Groups["number"].Value, CultureInfo.InvariantCulture) + (least.Groups["above"].Success ? 1 : 0);
            return number > 0 ? number : null;
        }

        return SeveralCount().IsMatch(cell) ? Several : null;
    }

    /// <summary>The parts of a list: drugs joined by + ; | / or a comma.</summary>
    public static ImmutableArray<string> Parts(string cell) =>
        [.. cell.Split(['+', ';', '|', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static object? Value(string cell, ColumnReading column) => column.Field.Type switch
    {
        FieldType.Id => cell,
        FieldType.Text => MissingWords.KindOf(cell) is null ? cell : null,
        FieldType.TextList => MissingWords.KindOf(cell) is null ? List(cell, column.Field.Name) : null,
        FieldType.Date => DateText.TryParse(cell, column.DateStyle, column.Field.Name == "birth_date", out PartialDate date) ? date : null,
        FieldType.YesNo => YesNo(cell, column),
        FieldType.Number => Number(cell, column) is { } number ? number : Schedule(cell, column.Field),
        FieldType.Integer => Whole(cell, column),
        FieldType.BoundedNumber => Bounded(cell, column),
        FieldType.Category => Category(cell, column.Field),
        FieldType.CategoryList => Categories(cell, column.Field),
        FieldType.Tnm => Stage(cell, column.Field.Name[1..].ToUpperInvariant()),
        _ => null,
    };

    private static ImmutableArray<string> List(string cell, string field) => field switch
    {
        "agents" => DrugText.Read(cell),
        "lesion_ids" => LesionCodes.Read(Parts(cell)),
        _ => Parts(cell),
    };

    // In the place of a yes may stand what was done, or given.
    private static object? YesNo(string cell, ColumnReading column)
    {
        bool? answer = YesOrNo(cell) ?? (column.Field.Name == "primary_surgery" && BreastSurgery.IsName(cell) ? true : null);
        return answer is { } known ? known : column.MayNameDrugs ? DrugText.Likely(cell) : null;
    }

    private static bool? YesOrNo(string cell)
    {
        // "1:DECEASED", "0:LIVING": code and word of cBioPortal.
        string key = cell.Length > 2 && cell[1] == ':' ? cell[..1] : TextKey.OfWord(cell);
        return Yes.Contains(key) ? true : No.Contains(key) ? false : null;
    }

    private static double? Number(string cell, ColumnReading column) =>
        NumberText.TryParse(WithoutUnit(cell, column.Field.Unit), column.DecimalSign, out double value, column.Groups) && InRange(value * ScaleOf(cell, column), column.Field)
            ? value * ScaleOf(cell, column)
            : null;

    // The unit in a cell goes before that of its header.
    private static double ScaleOf(string cell, ColumnReading column) =>
        column.Field.Unit == "Gy" ? RadiationUnit.WrittenIn(cell) ?? column.Scale
        : column.Field.Unit != "mm" ? column.Scale
        : cell.EndsWith("cm", StringComparison.OrdinalIgnoreCase) ? 10
        : cell.EndsWith("mm", StringComparison.OrdinalIgnoreCase) ? 1
        : column.Scale;

    // "30 Gy / 10 fr" in the place of a total dose is kept as the schedule that it is.
    private static string? Schedule(string cell, Field field) => field.Name == "total_dose_gy" && ScheduleText.IsPlausible(cell) ? cell : null;

    private static int? Whole(string cell, ColumnReading column)
    {
        if (column.Field.Name == "grade" && Grade().Match(cell) is { Success: true } grade)
        {
            // "1-2" and "II ou III" leave the grade open.
            if (OtherGrade().IsMatch(InBrackets().Replace(cell[grade.Length..], "")))
            {
                return null;
            }

            string digit = grade.Groups[1].Value;
            int value = char.IsAsciiDigit(digit[0]) ? digit[0] - '0' : digit.Length;
            return InRange(value, column.Field) ? value : null;
        }

        int? whole = NumberText.TryParse(WithoutUnit(cell, column.Field.Unit), column.DecimalSign, out double number, column.Groups)
            ? number == Math.Floor(number) && InRange(number, column.Field) ? (int)number : null
            : NumberText.OfWord(cell);
        return whole is { } found && InRange(found, column.Field) ? found : null;
    }

    private static object? Bounded(string cell, ColumnReading column)
    {
        string text = WithoutUnit(cell, column.Field.Unit).Replace("%", "", StringComparison.Ordinal);
        string sign = BoundSign().Match(text).Value.Trim();
        string rest = text[BoundSign().Match(text).Length..];
        double scale = ScaleOf(cell, column);
        BoundedNumber? value = null;
        if (NumberText.TryParse(rest, column.DecimalSign, out double number, column.Groups) && InRange(number * scale, column.Field))
        {
            value = sign switch
            {
                "" => Oncology.Cohort.BoundedNumber.Exactly(number),
                "<" => Oncology.Cohort.BoundedNumber.Below(number),
                "<=" or "≤" => Oncology.Cohort.BoundedNumber.AtMost(number),
                ">" => Oncology.Cohort.BoundedNumber.Above(number),
                ">=" or "≥" => Oncology.Cohort.BoundedNumber.AtLeast(number),
                _ => Oncology.Cohort.BoundedNumber.About(number),
            };
        }
        else if (sign.Length == 0 && RangeOf().Match(rest) is { Success: true } range
            && NumberText.TryParse(range.Groups[1].Value, column.DecimalSign, out double lower)
            && NumberText.TryParse(range.Groups[2].Value, column.DecimalSign, out double upper)
            && lower <= upper && InRange(lower * scale, column.Field) && InRange(upper * scale, column.Field))
        {
            value = Oncology.Cohort.BoundedNumber.Between(lower, upper);
        }

        return scale == 1 ? value : value?.Scale(scale);
    }

    private static Enum? Category(string cell, Field field)
    {
        // A key has no minus sign: "+ -" and "-1" would be read as "+" and "1".
        if (SignsApart().IsMatch(cell))
        {
            return null;
        }

        if (field.ValuesByKey.TryGetValue(TextKey.OfWord(cell), out FieldValue? value))
        {
            return value.Value;
        }

        return field.Name == "organ" ? OrganWords.Find(cell) : field.Name == "vital_status" ? VitalStatusText.Find(cell, field) : null;
    }

    private static ImmutableArray<Enum>? Categories(string cell, Field field)
    {
        var values = ImmutableArray.CreateBuilder<Enum>();
        foreach (string part in Parts(cell))
        {
            Enum[] read = field.ValuesByKey.TryGetValue(TextKey.OfWord(part), out FieldValue? known) ? [known.Value]
                : field.Name == "organs" ? [.. OrganWords.All(part)]
                : [.. DrugText.Classes(part)];
            if (read.Length == 0)
            {
                return null;
            }

            values.AddRange(read);
        }

        return values.Count == 0 ? null : values.ToImmutable();
    }

    // T2, cT2, pT4d, ypN1mi, N0(i+), N+, T0-T2, or the digits alone.
    private static string? Stage(string cell, string letter)
    {
        Match match = TnmCode().Match(cell);
        if (!match.Success || (match.Groups["letter"].Success && !letter.Equals(match.Groups["letter"].Value, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        string code = match.Groups["code"].Value;
        code = code.Equals("x", StringComparison.OrdinalIgnoreCase) ? "X" : code.ToLowerInvariant();
        string upper = match.Groups["upper"].Value;
        return upper.Length == 0 ? letter + code : $"{letter}{code}-{letter}{upper}";
    }

    private static bool InRange(double value, Field field) => !(value < field.Minimum) && !(value > field.Maximum);

    private static string WithoutUnit(string cell, string? unit)
    {
        string[] words = unit switch
        {
            "%" => ["%"],
            "mm" => ["mm", "cm"],
            "Gy" => ["cgy", "gy", "grays"],
            "years" => ["years", "year", "ans", "an"],
            "months" => ["months", "month", "mois"],
            "days" => ["days", "day", "jours", "jour", "j"],
            _ => [],
        };
        foreach (string word in words)
        {
            if (cell.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return cell[..^word.Length].TrimEnd();
            }
        }

        return cell;
    }

    private static CellResult Wrong(ColumnReading column, string cell)
    {
        Field field = column.Field;
        bool isSeveral = field.Name == "organ" && OrganWords.All(cell).Count > 1;
        bool isBoth = field.Name == "modality" && Parts(cell) is { Length: > 1 } techniques && techniques.All(t => Category(t, field) is not null);
        Wording expected = isSeveral ? Expectation.OneOrgan : isBoth ? Expectation.OneTechnique : column.MayNameDrugs ? Expectation.YesNoOrDrugs
            : field.Name == "her2_ish" && YesOrNo(cell) is not null ? Expectation.ResultNotAnswer : Expectation.Of(field);
        string? suggestion = isSeveral || isBoth ? null : column.MayNameDrugs ? DrugNames.Nearest(cell) : NearestValue.Of(cell, field);
        string shown = cell.Length > 60 ? string.Concat(cell.AsSpan(0, 60), "...") : cell;
        return CellResult.Wrong(
            $"\"{shown}\" cannot be read as {FieldWords.Of(field).English}: expected {expected.English}.",
            $"« {shown} » ne peut être lu comme {FieldWords.Of(field).French} : attendu {expected.French}.",
            suggestion);
    }

    [GeneratedRegex(@"^\s*(?:(?:[<>≤≥~]=?|au moins|at least|plus de)\s*\d+|\d+\s*(?:-|–|à|to|ou|or)\s*\d+|plusieurs|multiples?|nombreuses|several|many)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenCount();

    [GeneratedRegex(@"^\s*(?:(?<above>>(?!=)|plus de)\s*|(?:>=|≥=?|au moins|at least)\s*)?(?<number>\d{1,2})(?:\s*(?:-|–|à|to|ou|or)\s*\d+)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeastCount();

    [GeneratedRegex(@"^\s*\p{L}+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex SeveralCount();

    [GeneratedRegex(@"^\s*(?:grade|sbr|g|ee)?\s*([1-3]|III|II|I)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grade();

    [GeneratedRegex(@"\b(?:[1-3]|III|II|I)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherGrade();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^[-−–]\s*[\d+]|^\++\s*[-−–]+$|±", RegexOptions.CultureInvariant)]
    private static partial Regex SignsApart();

    [GeneratedRegex(@"^\s*(<=|>=|≤|≥|<|>|~|env\.|environ)?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BoundSign();

    [GeneratedRegex(@"^\s*([\d.,]+)\s*(?:-|–|à|to)\s*([\d.,]+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RangeOf();

    [GeneratedRegex(
        @"^(?:y?[cpra])?(?<letter>[TNM])?\s*(?<code>is|x|\+|[0-4][a-d]?(?:mi|mic)?(?:\s?\([a-z]+[+-]?\))?)(?:\s*[-/]\s*[TNM]?(?<upper>[0-4]))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TnmCode();
}
