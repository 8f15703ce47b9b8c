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
            new Cell.Text(Published(t, language, format)),
            new Cell.Text(Value(t, language, format)),
            new Cell.Text((t.IsMet ? new Word("yes", "oui") : new Word("no", "non")).In(language)),
            new Cell.Text(t.IsMet ? "" : t.DigitsOff.ToString("0.#", format)),
        ]))];
        string count = string.Create(CultureInfo.InvariantCulture, $"{cohort.Met}/{cohort.Targets.Length}");
        Word title = new(
            $"Synthetic cohort '{cohort.Name}', seed {Seeds(cohort, "then", "unknown")}: {count} published numbers met",
            $"Cohorte synthétique « {cohort.Name} », graine {Seeds(cohort, "puis", "inconnue")} : {count} nombres publiés atteints");
        Word note = new("Recomputed by the library's estimators: Breslow ties, log(−log) intervals, log-rank or Wald p-values.", "Recalculé par les estimateurs de la bibliothèque : Breslow, intervalles log(−log), p du log-rank ou de Wald.");
        return new ResultTable(title.In(language), columns, rows, language) { Footnotes = [note.In(language)] };
    }

    private static string Published(SyntheticTarget target, Language language, NumberFormatInfo format) => target.IsUnreachedMedian
        ? new Word("not reached", "non atteinte").In(language)
        : (target.Relation == "=" ? "" : target.Relation + " ") + target.Published.ToString("F" + target.Decimals, format);

    private static string Value(SyntheticTarget target, Language language, NumberFormatInfo format)
    {
        string number = target.Value.ToString("F" + (target.Decimals + 3), format);
        Word state = target.IsMet ? new("not reached", "non atteinte") : new("reached", "atteinte");
        return target.IsUnreachedMedian
            ? state.In(language) + new Word($" (last S = {number}%)", $" (dernier S = {number} %)").In(language)
            : number;
    }

    private static string Seeds(SyntheticCohort cohort, string then, string unknown) =>
        string.Join($", {then} ", cohort.Runs.Select(run => run.Seed?.ToString(CultureInfo.InvariantCulture) ?? unknown));
}
