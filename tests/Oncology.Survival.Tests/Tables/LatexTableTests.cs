using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Survival.Tests;

/// <summary>LaTeX that compiles: nothing of a label is a command, rows and environments are closed.</summary>
[TestFixture]
public sealed class LatexTableTests
{
    private const string Hostile = "50 % & {a_b} $x$ #1 ~ ^ \\input{secret} <3 \"quoted\" -- `x'";

    [Test]
    public void Escape_HostileText_HoldsNoCommandOfItsOwn()
    {
        string escaped = LatexText.Escape(Hostile);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(escaped, Is.EqualTo(
                "50 \\% \\& \\{a\\_b\\} \\$x\\$ \\#1 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}input\\{secret\\} \\textless{}3 \\textquotedbl{}quoted\\textquotedbl{} -{}- \\textasciigrave{}x\\textquotesingle{}"));
            Assert.That(LatexText.Escape("a\nb\u0007c"), Is.EqualTo("a b c"));
        }
    }

    [Test]
    public void Escape_SignsOfOurTables_NeedNoOtherFont()
    {
        string escaped = LatexText.Escape("≥ 2, −0·5, χ², β, 95\u202F%, S(t\u2081), ∞, 3–5, \u00A0:, †, log(−log), R × C, ± 1");
        Assert.That(escaped, Does.Match("^[\\x20-\\x7E]*$"));
    }

    [Test]
    public void ToLatex_NestedTable_IsClosedAndHasOneCellPerColumn()
    {
        string latex = Table(3).ToLatex();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(latex, Does.Contain("\\begin{tabular}{@{}lrr@{}}\n\\toprule\n\\textbf{Label \\& more} & \\textbf{HR [95\\% CI]} & \\textbf{p} \\\\\n\\midrule\n"));
            Assert.That(latex, Does.Contain("\\textbf{Heading} &  &  \\\\\n"));
            Assert.That(latex, Does.Contain("\\hspace{1em}Level 1 & 0.64 [0.42; 0.98] & \\textless{}0.001 \\\\\n"));
            Assert.That(latex, Does.Contain("\\footnotesize A note: 5\\%."));
            IsBalanced(latex);
            Assert.That(Rows(latex).Select(row => row.Replace("\\&", "", StringComparison.Ordinal).Count(c => c == '&')), Is.All.EqualTo(2));
        }
    }

    [Test]
    public void ToLatex_LongTable_RepeatsItsHead()
    {
        string latex = Table(60).ToLatex();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(latex, Does.Contain("\\begin{longtable}").And.Contain("\\endfirsthead").And.Contain("\\endhead").And.Contain("longtable}\n"));
            Assert.That(Regex.Count(latex, "Label"), Is.EqualTo(2));
            IsBalanced(latex);
        }
    }

    [Test]
    public void ToLatex_RowThatBeginsWithABracket_IsNoArgumentOfTheRowBefore()
    {
        ResultTable table = new("t", [new TableColumn("a", "a", IsText: true)], [new TableRow([new Cell.Text("[1; 2]")]), new TableRow([new Cell.Text("* x")])], Language.English);
        Assert.That(table.ToLatex(), Does.Contain("\n{}[1; 2] \\\\\n{}* x \\\\\n"));
    }

    private static ResultTable Table(int levels) => new(
        "Title_1 & 100 %",
        [new TableColumn("label", "Label & more", IsText: true), new TableColumn("hr", "HR") { IntervalLevel = 0.95 }, new TableColumn("p", "p")],
        [
            new TableRow([new Cell.Text("Heading"), Cell.Empty, Cell.Empty]) { IsHeading = true },
            .. Enumerable.Range(1, levels).Select(i => new TableRow([
                new Cell.Text($"Level {i}"), new Cell.WithInterval(0.64, new Interval(0.42, 0.98), NumberKind.Ratio), new Cell.Number(0.0001, NumberKind.PValue)]) { Indent = 1 }),
        ],
        Language.English)
    {
        Footnotes = ["A note: 5%."],
    };

    private static IEnumerable<string> Rows(string latex) => latex.Split('\n').Where(line => line.EndsWith(" \\\\", StringComparison.Ordinal));

    private static void IsBalanced(string latex)
    {
        string bare = latex.Replace("\\{", "", StringComparison.Ordinal).Replace("\\}", "", StringComparison.Ordinal);
        Assert.That(bare.Count(c => c == '{'), Is.EqualTo(bare.Count(c => c == '}')));
        Stack<string> open = [];
        foreach (Match match in Regex.Matches(latex, @"\\(begin|end)\{(\w+)\}"))
        {
            if (match.Groups[1].Value == "begin")
            {
                open.Push(match.Groups[2].Value);
            }
            else
            {
                Assert.That(open.Pop(), Is.EqualTo(match.Groups[2].Value));
            }
        }

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void ToLatex_WideTable_IsTurnedWithSpannedAndBrokenHeads()
    {
        ImmutableArray<TableColumn> columns =
        [
            new("label", "Characteristic", IsText: true),
            .. Enumerable.Range(1, 8).Select(i => new TableColumn($"c{i}", $"Univariable: endpoint {(i + 1) / 2}, hazard ratio of the exposed")
            {
                Spanner = $"Univariable: endpoint {(i + 1) / 2}",
                SpannedHeader = "hazard ratio",
            }),
        ];
        ResultTable table = new("Wide", columns, [new TableRow([new Cell.Text("x"), .. Enumerable.Repeat<Cell>(new Cell.Number(0.5, NumberKind.Ratio), 8)])], Language.English);
        string latex = table.ToLatex();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(latex, Does.Contain("\\begin{sidewaystable}").And.Contain("\\usepackage{rotating}").And.Contain("\\footnotesize"));
            Assert.That(latex, Does.Contain(" & \\multicolumn{2}{c}{\\textbf{Univariable: endpoint 1}} & \\multicolumn{2}{c}{\\textbf{Univariable: endpoint 2}}"));
            Assert.That(latex, Does.Contain("\\cmidrule(lr){2-3}\\cmidrule(lr){4-5}"));
            Assert.That(latex, Does.Contain("\\begin{tabular}[b]{@{}r@{}}\\textbf{hazard}\\\\\\textbf{ratio}\\end{tabular}"));
        }
    }
}
