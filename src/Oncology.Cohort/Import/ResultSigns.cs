namespace Oncology.Cohort;

/// <summary>What a lone minus sign means in a column of results, and what yes and no mean where its heading says so.</summary>
/// <remarks>A minus sign marks a missing value, but beside a plus sign it is the negative result. The column decides, and says where it cannot (F19).</remarks>
internal static class ResultSigns
{
    private const string Ish = "her2_ish";

    /// <summary>The reading of a column, with the meaning of a lone minus sign in it; what was decided, or stays open, is a finding.</summary>
    public static ColumnReading Decide(ColumnReading reading, string header, IEnumerable<string> words, FindingList? findings)
    {
        Field field = reading.Field;
        if (!MayHoldSigns(field))
        {
            return reading;
        }

        ColumnReading read = field.Name == Ish ? WithAnswers(reading, header) : reading;
        bool hasMinus = false;
        bool hasPlus = false;
        bool hasNegative = false;
        object? negative = NegativeOf(field);
        foreach (string word in words)
        {
            string cell = word.Trim();
            hasMinus |= IsMinus(cell);
            hasPlus |= cell.Length > 0 && !cell.AsSpan().ContainsAnyExcept('+');
            hasNegative |= negative is not null && !IsMinus(cell) && Equals(CellParser.Read(cell, read).Value, negative);
        }

        if (!hasMinus || (hasNegative && !hasPlus) || (!hasPlus && field.Type != FieldType.Category))
        {
            return read;
        }

        // "+", "++" and "+++" are scores: a minus beside them may be 0, or nothing.
        bool isDecided = hasPlus && !hasNegative && negative is not null && field.Name != "her2_ihc";
        Say(header, isDecided, hasPlus, findings);
        return read with { Minus = isDecided ? negative : MissingKind.Unknown };
    }

    /// <summary>True for a minus sign and nothing else, however it is typed.</summary>
    public static bool IsMinus(string cell) => cell is "-" or "−" or "–" or "—";

    // A yes or no can answer whether the test was done as well as what it found.
    private static ColumnReading WithAnswers(ColumnReading reading, string header)
    {
        List<string> tokens = TextKey.Tokens(header);
        bool asksResult = tokens.Exists(t => t.StartsWith("amplif", StringComparison.Ordinal) || t.StartsWith("positi", StringComparison.Ordinal));
        bool asksWhether = tokens.Exists(t => t is "fait" or "faite" or "realise" or "realisee" or "effectue" or "effectuee" or "done" or "performed");
        if (asksResult == asksWhether)
        {
            return reading;
        }

        (object yes, object no) = asksResult ? ((object)IshResult.Positive, IshResult.Negative) : (MissingKind.Unknown, IshResult.NotDone);
        return reading with { Codes = reading.Codes.SetItems(CellParser.AnswerKeys.Select(a => KeyValuePair.Create(a.Key, a.IsYes ? yes : no))) };
    }

    private static bool MayHoldSigns(Field field) => field.Type switch
    {
        FieldType.Category => field.ValuesByKey.ContainsKey("+"),
        FieldType.Tnm => field.Name is "cn" or "cm",
        FieldType.YesNo => true,
        _ => false,
    };

    private static object? NegativeOf(Field field) => field.Type switch
    {
        FieldType.Category => (field.Name == "her2_ihc" ? field.ValuesByKey["0"] : field.Values.First(v => v.Code == "Negative")).Value,
        FieldType.Tnm => field.Name[1..].ToUpperInvariant() + "0",
        _ => null,
    };

    private static void Say(string header, bool isDecided, bool hasPlus, FindingList? findings)
    {
        if (isDecided)
        {
            findings?.Add(Severity.Information, "F19", null, header, null, new(
                "A minus sign alone (\"-\") is read as negative in this column, because other cells of it are \"+\".",
                "Un signe moins seul (« - ») est lu comme négatif dans cette colonne, car d'autres de ses cellules sont « + »."));
            return;
        }

        findings?.Add(Severity.Warning, "F19", null, header, null, hasPlus
            ? new(
                "A minus sign alone (\"-\") beside \"+\" can be a negative result or a missing one, and the column does not tell; it counts as not known. Write the result, or leave the cell empty.",
                "Un signe moins seul (« - ») à côté de « + » peut être un résultat négatif ou manquant, et la colonne ne tranche pas ; il compte comme inconnu. Écrivez le résultat, ou videz la cellule.")
            : new(
                "A minus sign alone (\"-\") in a column of results can be a negative result or a missing one, and no other cell tells; it counts as not known. Write the result, or leave the cell empty.",
                "Un signe moins seul (« - ») dans une colonne de résultats peut être un résultat négatif ou manquant, et aucune autre cellule ne tranche ; il compte comme inconnu. Écrivez le résultat, ou videz la cellule."));
    }
}
