using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Collects the rows of a table of characteristics; the total comes before the groups.</summary>
internal sealed class TableOneRows(StudyVariable groups)
{
    private readonly ImmutableArray<(LocalText Label, int Indent, bool IsHeading, ImmutableArray<Cell> Cells, TableOneTest? Test)>.Builder _rows =
        ImmutableArray.CreateBuilder<(LocalText, int, bool, ImmutableArray<Cell>, TableOneTest?)>();

    // Stata's ranksum, which the method named below the table describes.
    private static readonly MannWhitneyOptions Normal = new() { Method = MannWhitneyMethod.Normal };

    private int Columns => groups.Levels.Length + 1;

    public ImmutableArray<(LocalText Label, int Indent, bool IsHeading, ImmutableArray<Cell> Cells, TableOneTest? Test)> ToImmutable() => _rows.ToImmutable();

    public void Add(TableOneBlock block)
    {
        TableOneTest? test = block.Compared is StudyVariable compared ? Compare(compared, block) : null;
        _rows.Add((block.Label, 0, true, block.Heading is TableOneCount heading ? Shares(heading) : [.. Enumerable.Repeat(Cell.Empty, Columns)], test));
        if (block.Variable is StudyVariable variable)
        {
            SameCount(variable.Count, variable.Name);
            if (variable.IsNumber)
            {
                AddNumber(variable);
            }
            else
            {
                AddLevels(variable);
            }

            if (block.CountsMissing)
            {
                AddMissing(variable);
            }
        }

        foreach (TableOneCount row in block.Rows)
        {
            _rows.Add((row.Label, row.Indent, false, Shares(row), null));
        }
    }

    private void AddLevels(StudyVariable variable)
    {
        ImmutableArray<double> known = [.. variable.Codes.Select(code => code >= 0 ? 1.0 : 0)];
        for (int level = 0; level < variable.Levels.Length; level++)
        {
            int wanted = level;
            TableOneCount count = new(variable.Levels[level], [.. variable.Codes.Select(code => code == wanted ? 1.0 : 0)], known);
            _rows.Add((count.Label, 1, false, Shares(count), null));
        }
    }

    private void AddNumber(StudyVariable variable)
    {
        double[][] sorted = [.. Enumerable.Range(0, Columns).Select(column => Sorted(variable, column))];
        _rows.Add((TableWords.Median, 1, false, [.. sorted.Select(values => new Cell.Number(Median(values), NumberKind.Measure))], null));
        _rows.Add((TableWords.Range, 1, false, [.. sorted.Select(Range)], null));
    }

    private void AddMissing(StudyVariable variable)
    {
        double[] missing = [.. Enumerable.Range(0, Columns).Select(column => (double)Rows(column).Count(variable.IsMissing))];
        if (missing[0] > 0)
        {
            _rows.Add((TableWords.Missing, 1, false, [.. missing.Select(n => new Cell.Number(n, NumberKind.Count))], null));
        }
    }

    private ImmutableArray<Cell> Shares(TableOneCount count)
    {
        SameCount(count.Amounts.Length, count.Label.English);
        var cells = ImmutableArray.CreateBuilder<Cell>();
        for (int column = 0; column < Columns; column++)
        {
            TableOneCount here = count.ByGroup.GetValueOrDefault(column - 1, count);
            double part = Rows(column).Sum(row => here.Amounts[row]);
            double whole = here.Bases.IsEmpty ? 0 : Rows(column).Sum(row => here.Bases[row]);
            cells.Add(new Cell.Share(part, whole));
        }

        return cells.ToImmutable();
    }

    private TableOneTest? Compare(StudyVariable variable, TableOneBlock block)
    {
        SameCount(variable.Count, variable.Name);
        ImmutableArray<bool> among = block.ComparedAmong;
        int[] rows = [.. Rows(0).Where(row => !variable.IsMissing(row) && (among.IsEmpty || among[row]))];
        Factor by = groups.Subset(rows).ToFactor(Language.English);
        StudyVariable compared = variable.Subset(rows);
        if (variable.IsNumber)
        {
            return compared.Values.Distinct().Count() < 2 ? null : by.Codes.Distinct().Count() switch
            {
                < 2 => null,
                2 => new TableOneTest(MannWhitneyTest.Run(compared.Values.AsSpan(), by.WithoutEmptyLevels(), Normal).PValue, TableOneMethod.MannWhitney),
                _ => new TableOneTest(KruskalWallisTest.Run(compared.Values.AsSpan(), by).PValue, TableOneMethod.KruskalWallis),
            };
        }

        ContingencyTable table = WithTotals(ContingencyTable.FromFactors(compared.ToFactor(Language.English), by), block);
        if (!table.IsTestable)
        {
            return null;
        }

        ContingencyTest test = ContingencyTest.Run(table);
        return new TableOneTest(test.PValue, test.Method == ContingencyMethod.FisherExact ? TableOneMethod.Fisher : TableOneMethod.ChiSquare);
    }

    private ContingencyTable WithTotals(ContingencyTable table, TableOneBlock block)
    {
        if (block.ComparedTotals.IsEmpty)
        {
            return table;
        }

        long[,] counts = new long[table.RowCount, table.ColumnCount];
        for (int column = 0; column < table.ColumnCount; column++)
        {
            for (int row = 0; row < table.RowCount; row++)
            {
                counts[row, column] = table[row, column];
            }

            int group = groups.LevelOf(table.ColumnLabels[column]);
            if (block.ComparedTotals.TryGetValue(group, out int total))
            {
                if (table.RowCount != 2 || total < table[1, column])
                {
                    throw new ArgumentException($"A total of {total} for '{table.ColumnLabels[column]}' needs two levels of '{block.Label}' and at least {table[table.RowCount - 1, column]} patients.", nameof(block));
                }

                counts[0, column] = total - table[1, column];
            }
        }

        return ContingencyTable.FromCounts(counts, table.RowLabels, table.ColumnLabels);
    }

    // Column 0 is everybody who has a group.
    private IEnumerable<int> Rows(int column) =>
        Enumerable.Range(0, groups.Count).Where(row => column == 0 ? groups.Codes[row] >= 0 : groups.Codes[row] == column - 1);

    private double[] Sorted(StudyVariable variable, int column) =>
        [.. Rows(column).Select(row => variable.Values[row]).Where(value => !double.IsNaN(value)).Order()];

    private static double Median(double[] sorted) => sorted.Length switch
    {
        0 => double.NaN,
        int n when n % 2 == 1 => sorted[n / 2],
        int n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2,
    };

    private static Cell Range(double[] sorted) => sorted.Length == 0 ? Cell.Empty : new Cell.Range(sorted[0], sorted[^1]);

    private void SameCount(int count, string name)
    {
        if (count != groups.Count)
        {
            throw new ArgumentException($"'{name}' has {count} patients and the groups {groups.Count}.", nameof(count));
        }
    }
}
