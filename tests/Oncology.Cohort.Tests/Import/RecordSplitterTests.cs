using System.Text;

namespace Oncology.Cohort.Tests;

/// <summary>However a text is cut, in one go or in halves, with or without the library, the table is the same.</summary>
public sealed class RecordSplitterTests
{
    private const string Signs = "ab1;;;\n\n ,'=\u00A0é\t";

    [Test]
    public void LineReader_AnyTextWithoutQuotes_ReadsWhatTheLibraryReads()
    {
        var random = new Random(17);
        for (int i = 0; i < 2_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Signs[random.Next(Signs.Length)]));
            Assert.That(Records(new LineReader(text, 0, text.Length, ';', 3)), Is.EqualTo(Records(new RecordReader(new StringReader(text), ';', 3))), text.Replace('\n', '|'));
        }
    }

    // The text is longer than what is read in one go; a word that only the second half has, blank and ragged rows on both sides of the cut.
    [TestCase("plain")]
    [TestCase("\"quoted; cell\"")]
    [TestCase("\"two\nlines\"")]
    [TestCase("mis\"placed")]
    public void Read_LargeText_IsTheSameInHalves(string cell)
    {
        var text = new StringBuilder("id;x;note\n");
        for (int i = 0; i < 160_000; i++)
        {
            text.Append(i).Append(';').Append(i % 7).Append(';').Append(i % 1000 == 0 ? cell : i > 120_000 ? "late" : "n").Append(i % 9_999 == 0 ? "\n;;" : i % 7_777 == 0 ? ";beyond" : "").Append('\n');
        }

        Assert.That(text.Length, Is.GreaterThan(1 << 20));
        DelimitedFile file = Read(text.ToString());
        List<(int Line, string Cells)> records = Records(new RecordReader(new StringReader(text.ToString()), ';', 0));
        Assert.That(
            file.Rows.Select(r => (r.Line, string.Concat(r.Cells.Select(c => c + "|")))),
            Is.EqualTo(records.Skip(1).Where(r => r.Cells.Count(c => c == '|') == 3 && r.Cells != "|||")));
        Assert.That(file.RowsRejected, Is.EqualTo(records.Count(r => r.Cells.EndsWith("|beyond|", StringComparison.Ordinal))));
        Assert.That(file.Findings.Count(f => f.Code == "F02"), Is.EqualTo(file.RowsRejected));
        Assert.That(file.Findings.Any(f => f.Code == "F03"), Is.EqualTo(cell == "mis\"placed"));
    }

    [Test]
    public void Find_Words_AreNumberedOnceAndDefusedOnesAreThePlainWord()
    {
        var words = new WordIndex();
        int[] first = [.. Enumerable.Range(0, 5_000).Select(i => words.Find(FormattableString.Invariant($"word {i}")))];
        Assert.That(first, Is.EqualTo(Enumerable.Range(1, 5_000)));
        Assert.That(Enumerable.Range(0, 5_000).Select(i => words.Find(FormattableString.Invariant($"word {i}"))), Is.EqualTo(first));
        Assert.That((words.Find(""), words.Find("=1"), words.Find("'=1"), words.Find("'=1"), words.Find("'a"), words.Find("a")), Is.EqualTo((0, 5001, 5001, 5001, 5002, 5003)));
        Assert.That(words.ToArray()[5001..], Is.EqualTo(new[] { "=1", "'a", "a" }));
    }

    [Test]
    public void Find_WordsAlikeAtBothEnds_AreToldApart()
    {
        // One sign at each place of a word of each length: within a byte, within the characters of Latin-1, beyond them.
        string[] all = [.. from length in Enumerable.Range(1, 40) from place in Enumerable.Range(0, length) from sign in "xéœ" select new string('a', place) + sign + new string('a', length - place - 1)];
        var words = new WordIndex();
        Assert.That(all.Select(w => words.Find(w.AsSpan())), Is.EqualTo(Enumerable.Range(1, all.Length)));
        Assert.That(all.Select(w => words.Find(w.AsSpan())), Is.EqualTo(Enumerable.Range(1, all.Length)));
        Assert.That(words.ToArray()[1..], Is.EqualTo(all));
    }

    [Test]
    public void Read_LinesOfManyLengths_AreCutAtEachDelimiterAndKeepTheirOrder()
    {
        string[][] rows = [.. Enumerable.Range(0, 400).Select(r => (string[])[
            FormattableString.Invariant($"P{r}"),
            .. Enumerable.Range(1, 6).Select(c => string.Concat(Enumerable.Range(0, ((r * 7) + (c * 13)) % 24).Select(k => "abéœ1 ΩZ"[((r * 31) + (c * 17) + (k * ((r % 5) + 1))) % 8]))),
        ])];
        // Every ninth row is a cell short, every fiftieth is followed by a blank one.
        string text = "id;a;b;c;d;e;f\n" + string.Concat(rows.Select((cells, r) => string.Join(';', r % 9 == 4 ? cells[..6] : cells) + (r % 50 == 7 ? "\n; ;;" : "") + "\n"));
        Assert.That(Read(text).Rows.Select(r => r.Cells), Is.EqualTo(rows.Select((cells, r) => r % 9 == 4 ? [.. cells[..6], ""] : cells)));
    }

    [Test]
    public void Read_ShortRowsUnderAWideHeader_StayBounded()
    {
        string text = string.Join(';', Enumerable.Range(0, 900).Select(i => FormattableString.Invariant($"c{i}"))) + "\n" + string.Concat(Enumerable.Repeat("1\n", 20_000));
        DelimitedFile file = DelimitedFile.Read(Encoding.UTF8.GetBytes(text), "file.csv", new FileFormat { MaxFileBytes = 1_000_000, MaxFindings = 10 });
        Assert.That(file.Table.Count, Is.Zero);
        Assert.That(file.Findings.Select(f => f.Code), Does.Contain("F09"));
    }

    [Test]
    public void Check_ManyPatients_FindsInFileOrderWhatSingleRulesFind()
    {
        var text = new StringBuilder("id;age;menopause;date_diagnostic;date_metastase;statut_vital;date_dn;sexe\n");
        for (int i = 0; i < 9_000; i++)
        {
            text.Append(FormattableString.Invariant($"P{i};{(i % 11 == 0 ? 30 : 60)};oui;01/02/2015;01/04/{(i % 13 == 0 ? 2013 : 2015)};vivante;01/06/2019;{(i % 17 == 0 ? "M" : "F")}\n"));
        }

        ImportResult import = CohortFolder.Read(text.ToString());
        Finding[] found = [.. CohortRules.Check(import).Findings];
        Finding[] single = [.. import.Findings, .. CohortRules.All.SelectMany(r => r.Check(import))];
        Assert.That(found, Is.EqualTo(single.OrderBy(f => f.Row ?? 0).ThenBy(f => f.Code, StringComparer.Ordinal)));
        Assert.That(found, Has.Length.GreaterThan(1_500));
    }

    private static DelimitedFile Read(string text) => DelimitedFile.Read(Encoding.UTF8.GetBytes(text), "file.csv", new FileFormat { Delimiter = ';' });

    private static List<(int Line, string Cells)> Records(IRecordSource source)
    {
        var records = new List<(int, string)>();
        while (source.Next())
        {
            string cells = "";
            for (int i = 0; i < source.Count; i++)
            {
                cells += source[i].ToString() + "|";
            }

            records.Add((source.Line, cells));
        }

        return records;
    }
}
