using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Holds the twins of a report to the same numbers: what is printed in one language is printed in the other.</summary>
/// <remarks>
/// Every text of the report is read again, as printed, and its numbers are compared piece by piece after decimal signs and separators of
/// thousands are brought to one form. Checklists only repeat titles, which are compared where they stand. Digits that touch a letter (T0, CDK4/6, 1st, 1er) are names and no numbers.
/// </remarks>
internal static partial class TwinCheck
{
    private const string Thousands = "\uE000";

    /// <summary>Compares the twins.</summary>
    /// <exception cref="StudyException">They hold different numbers; every place is listed.</exception>
    public static void Run(ReportDocument one, ReportDocument other)
    {
        ImmutableArray<StudyProblem> problems = [.. Differences(one, other)];
        if (!problems.IsEmpty)
        {
            throw new StudyException(StudyFault.StudyFile, problems);
        }
    }

    /// <summary>Places where the twins hold different numbers.</summary>
    public static IEnumerable<StudyProblem> Differences(ReportDocument one, ReportDocument other)
    {
        (string Place, string[] Numbers)[] here = [.. Pieces(one).Select(piece => (piece.Place, Numbers(piece.Text, one.Numbers, one.Language)))];
        (string Place, string[] Numbers)[] there = [.. Pieces(other).Select(piece => (piece.Place, Numbers(piece.Text, other.Numbers, other.Language)))];
        if (here.Length != there.Length)
        {
            yield return Problem("report", $"{here.Length}", $"{there.Length}", one, other);
            yield break;
        }

        foreach (((string place, string[] mine), (_, string[] theirs)) in here.Zip(there))
        {
            string onlyHere = Without(mine, theirs);
            string onlyThere = Without(theirs, mine);
            if (onlyHere.Length > 0 || onlyThere.Length > 0)
            {
                yield return Problem(place, onlyHere, onlyThere, one, other);
            }
        }
    }

    /// <summary>The numbers of a printed text in one form, ascending as text.</summary>
    public static string[] Numbers(string text, NumberStyle style, Language language)
    {
        // Titles and captions come from the study file, where people type thousands as their language does: 2,982 or 2 982 with any space.
        string separators = Regex.Escape(style.ThousandsSeparator + (language == Language.French ? "\u202F\u00A0 " : ","));
        string marked = Regex.Replace(text, $@"(?<![\d.,·])\d{{1,3}}(?:[{separators}]\d{{3}})+(?!\d)", match => Regex.Replace(match.Value, @"\D", Thousands));

        // Prose writes the decimal sign of its language, whatever a journal does in tables.
        return
        [
            .. Number().Matches(marked).Select(match => match.Value.Replace(Thousands, string.Empty, StringComparison.Ordinal).Replace(',', '.').Replace('·', '.'))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Place, string Text)> Pieces(ReportDocument report)
    {
        yield return ("title", report.Title);
        foreach ((string place, ReportBlock block) in report.Opening.Select(block => ("summary", block)).Concat(report.Sections.SelectMany(section => section.Blocks.Select(block => (section.Anchor, block)))))
        {
            switch (block)
            {
                case ReportBlock.TableItem item:
                    yield return (item.Anchor ?? place, $"{Text(item.Table, report.Numbers)}\n{item.Note}");
                    break;
                case ReportBlock.FigureItem figure:
                    yield return (figure.Anchor, $"{figure.Caption}\n{string.Join('\n', Texts(figure.Figure.Marks))}\n{figure.Figure.Description}\n{figure.Note}");
                    break;
                case ReportBlock.Bullets bullets:
                    yield return (place, string.Join('\n', bullets.Items));
                    break;
                case ReportBlock.Text text:
                    yield return (place, text.Content);
                    break;
            }
        }
    }

    private static string Text(ResultTable table, NumberStyle style)
    {
        StringBuilder text = new(table.Title);
        text.Append('\n').AppendJoin('\n', table.Columns.Select(column => column.HeaderIn(style)));
        foreach (TableRow row in table.Rows)
        {
            text.Append('\n').AppendJoin('\n', row.Cells.Select(cell => cell.Format(style)));
        }

        return text.Append('\n').AppendJoin('\n', table.FootnotesIn(style)).ToString();
    }

    private static IEnumerable<string> Texts(IEnumerable<Mark> marks) => marks.SelectMany(mark => mark switch
    {
        Mark.Text text => [text.Content],
        Mark.Group group => Texts(group.Marks),
        _ => Array.Empty<string>(),
    });

    private static string Without(string[] numbers, string[] others)
    {
        List<string> left = [.. numbers];
        foreach (string number in others)
        {
            left.Remove(number);
        }

        return string.Join(", ", left);
    }

    private static StudyProblem Problem(string place, string here, string there, ReportDocument one, ReportDocument other) => new(place, new LocalText(
        $"the two languages hold different numbers: {Name(one)} {Or(here)}, {Name(other)} {Or(there)}", $"les deux langues n'ont pas les mêmes nombres : {Name(one)} {Or(here)}, {Name(other)} {Or(there)}"));

    private static string Name(ReportDocument report) => report.Language == Language.French ? "fr" : "en";

    private static string Or(string numbers) => numbers.Length == 0 ? "-" : numbers;

    [GeneratedRegex("(?<![\\p{L}\\d.,·/])[\u2212]?\\d+(?:\uE000\\d{3})*(?:[.,·]\\d+)?(?![\\p{L}\\d])")]
    private static partial Regex Number();
}
