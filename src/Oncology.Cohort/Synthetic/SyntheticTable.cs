using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>The targets of a synthetic cohort as a table.</summary>
internal static class SyntheticTable
{
    private static readonly (string Key, Word Header, bool IsText)[] Headers =
    [
        ("id", new("Number", "Nombre"), true),
        ("published", new("Published", "Publié"), true),
        ("value", new("Synthetic cohort", "Cohorte synthétique"), true),
        ("met", new("Met", "Atteint"), true),
        ("digits_off", new("Last digits off", "Écart (dernier chiffre)"), true),
    ];

    public static ResultTable Of(SyntheticCohort cohort, Language language)
    {
        ImmutableArray<TableColumn> columns = [.. Headers.Select(h => new TableColumn(h.Key, h.Header.In(language), h.IsText))];
        NumberFormatInfo format = language == Language.French ? new NumberFormatInfo { NumberDecimalSeparator = "," } : NumberFormatInfo.InvariantInfo;
        ImmutableArray<TableRow> rows = [.. cohort.Targets.Select(t => new TableRow(
        [
            new Cell.Text(t.Id),
            new Cell.Text((t.Relation == "=" ? "" : t.Relation + " ") + t.Published.ToString("F" + t.Decimals, format)),
            new Cell.Text(t.Value.ToString("F" + (t.Decimals + 3), format)),
            new Cell.Text((t.IsMet ? new Word("yes", "oui") : new Word("no", "non")).In(language)),
            new Cell.Text(t.IsMet ? "" : t.DigitsOff.ToString("0.#", format)),
        ]))];
        string count = string.Create(CultureInfo.InvariantCulture, $"{cohort.Met}/{cohort.Targets.Length}");
        Word title = new($"Synthetic cohort '{cohort.Name}', seed {cohort.Seed}: {count} published numbers met", $"Cohorte synthétique « {cohort.Name} », graine {cohort.Seed} : {count} nombres publiés atteints");
        Word note = new("Recomputed by the library's estimators: Breslow ties, log(−log) intervals, log-rank or Wald p-values.", "Recalculé par les estimateurs de la bibliothèque : Breslow, intervalles log(−log), p du log-rank ou de Wald.");
        return new ResultTable(title.In(language), columns, rows, language) { Footnotes = [note.In(language)] };
    }
}
