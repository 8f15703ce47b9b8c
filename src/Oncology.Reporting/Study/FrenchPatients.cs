using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Our French wordings for a study whose patients are women: <c>les patientes suivies</c> for <c>les patients suivis</c>.</summary>
/// <remarks>Only whole phrases of this library are changed: the words of a study file and of its data stay as they are.</remarks>
internal static partial class FrenchPatients
{
    private static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Analysés"] = "Analysées",
        ["Censurés"] = "Censurées",
        ["Exclus"] = "Exclues",
        ["Exposés"] = "Exposées",
        ["Non exposés"] = "Non exposées",
        ["Patients"] = "Patientes",
        ["Patients (%)"] = "Patientes (%)",
        ["Patients et définitions"] = "Patientes et définitions",
        ["Événements / Patients"] = "Événements / Patientes",
        ["Évalués pour l'éligibilité"] = "Évaluées pour l'éligibilité",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<(string Masculine, string Feminine)> Phrases =
    [
        ("Tous les patients", "Toutes les patientes"),
        ("tous les patients", "toutes les patientes"),
        ("les patients d'éligibilité inconnue ont été exclus", "les patientes d'éligibilité inconnue ont été exclues"),
        ("les patients d'éligibilité inconnue ont été gardés", "les patientes d'éligibilité inconnue ont été gardées"),
        ("les patients d'éligibilité inconnue sont sortis", "les patientes d'éligibilité inconnue sont sorties"),
        ("Les patients ont été sélectionnés", "Les patientes ont été sélectionnées"),
        ("Les patients perdus de vue sont censurés", "Les patientes perdues de vue sont censurées"),
        ("Les patients dont le suivi est nul sont écartés", "Les patientes dont le suivi est nul sont écartées"),
        ("les patients avec un événement", "les patientes avec un événement"),
        ("avant lui sont écartés", "avant lui sont écartées"),
        ("gardent les patients suivis", "gardent les patientes suivies"),
        ("groupés selon l'exposition", "groupées selon l'exposition"),
        ("les patients comptent comme non exposés", "les patientes comptent comme non exposées"),
        ("comparaison exposés un jour", "comparaison exposées un jour"),
        ("font passer les patients", "font passer les patientes"),
        ("chez les patients qui", "chez les patientes qui"),
        ("pourcentage des patients chez qui", "pourcentage des patientes chez qui"),
        ("utilise les patients dont", "utilise les patientes dont"),
        ("portent sur les patients dont", "portent sur les patientes dont"),
        ("Exposés un jour contre jamais", "Exposées un jour contre jamais"),
        ("les exposés ont dû", "les exposées ont dû"),
        ("entre exposés et non exposés", "entre exposées et non exposées"),
        ("sans chaque patient, un à un", "sans chaque patiente, une à une"),
        ("Patients et traitements différents", "Patientes et traitements différents"),
        ("patients alors suivis", "patientes alors suivies"),
        ("autres écartés : une covariable", "autres écartées : une covariable"),
        ("chez ceux qui pouvaient", "chez celles qui pouvaient"),
        ("Patients écartés d'un critère", "Patientes écartées d'un critère"),
        ("Patients du fichier", "Patientes du fichier"),
        ("Flux des patients", "Flux des patientes"),
        ("Sans objet : patients que", "Sans objet : patientes que"),
        ("Patients (n = ", "Patientes (n = "),
        ("Traitement des perdus de vue", "Traitement des perdues de vue"),
        ("sortis avec événement", "sorties avec événement"),
        (" censurés)", " censurées)"),
        ("Exclus (n\u00A0=\u00A0", "Exclues (n\u00A0=\u00A0"),
        ("Exclus\u00A0: ", "Exclues\u00A0: "),
    ];

    /// <summary>A text of ours that speaks of women.</summary>
    public static string Feminine(string french)
    {
        if (Whole.TryGetValue(french, out string? word))
        {
            return word;
        }

        foreach ((string masculine, string feminine) in Phrases)
        {
            french = french.Replace(masculine, feminine, StringComparison.Ordinal);
        }

        return OfModel().Replace(french, "patientes");
    }

    /// <summary>A figure with its words and its alternative text so.</summary>
    public static Figure Feminine(Figure figure) => Figure.Create(
        figure.Width, figure.Height, figure.Title, Counted().Replace(Feminine(figure.Description), "$1patientes"), figure.Marks.Select(Feminine));

    private static Mark Feminine(Mark mark) => mark switch
    {
        Mark.Text text => text with { Content = Feminine(text.Content) },
        Mark.Group group => group with { Marks = [.. group.Marks.Select(Feminine)] },
        _ => mark,
    };

    [GeneratedRegex(@"(\d\s)patients\b")]
    private static partial Regex Counted();

    // The note of a multivariable model; words of the study file never stand in it alone.
    [GeneratedRegex(@"(?<=^Modèle multivarié, .+ : \d+ )patients(?=, \d+ événements\.$)")]
    private static partial Regex OfModel();

    /// <summary>A table with all of its words so.</summary>
    public static ResultTable Feminine(ResultTable table) => new(
        Feminine(table.Title),
        [.. table.Columns.Select(column => column with { Header = Feminine(column.Header), Spanner = column.Spanner is string over ? Feminine(over) : null })],
        [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell is Cell.Text text ? new Cell.Text(Feminine(text.Value)) : cell)] })],
        table.Language)
    {
        StyledFootnotes = style => [.. table.FootnotesIn(style).Select(Feminine)],
    };
}
