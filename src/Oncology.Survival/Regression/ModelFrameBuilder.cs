using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Evaluates a formula on a table: complete rows, follow-up, design, strata, offset, clusters.</summary>
internal sealed class ModelFrameBuilder(DataTable table, Formula formula, ModelFrameOptions options)
{
    private readonly List<DroppedRow> _dropped = [];
    private int[] _rows = [];
    private DataTable _kept = DataTable.Empty;

    /// <summary>Rows of the table that are in the model.</summary>
    public ImmutableArray<int> Rows => [.. _rows];

    public ImmutableArray<DroppedRow> Dropped => [.. _dropped];

    public SurvivalData Data { get; private set; } = null!;

    public DesignMatrix Design { get; private set; } = null!;

    public Factor? Strata { get; private set; }

    public Factor? Clusters { get; private set; }

    public ImmutableArray<double> Offset { get; private set; } = [];

    /// <summary>Levels of each factor by the text of its variable, reference first.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> FactorLevels { get; private set; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    public ModelFrameBuilder Build()
    {
        CheckColumns();
        KeepCompleteRows();
        Data = new FollowUpReader(_kept, formula, options).Read();
        FormulaColumns columns = new(_kept, formula);
        Design = DesignBuilder.Build(_kept.RowCount, [.. formula.Terms.Select(term => term.Variables.Select(columns.Evaluate).ToImmutableArray())]);
        FactorLevels = columns.FactorLevels.ToImmutableDictionary(StringComparer.Ordinal);
        Strata = columns.Strata();
        Offset = columns.Offset();

        if ((formula.Cluster?.Name ?? options.Cluster) is string cluster)
        {
            Clusters = _kept.ToFactor(cluster);
        }

        return this;
    }

    /// <summary>The variables of each term over a table whose rows must all be complete, for a model without follow-up.</summary>
    /// <exception cref="FormulaException">The formula has strata, clusters or an offset.</exception>
    /// <exception cref="CellException">A cell is missing.</exception>
    public ImmutableArray<ImmutableArray<DesignVariable>> EvaluateTerms()
    {
        ColumnReference? foreign = formula.Strata.Cast<ColumnReference?>().FirstOrDefault()
            ?? formula.Cluster
            ?? formula.Offsets.SelectMany(offset => offset.References()).Cast<ColumnReference?>().FirstOrDefault();
        if (foreign is ColumnReference column)
        {
            throw new FormulaException(formula.Text, column.Position, "Strata, clusters and offsets have no place here; give covariates only.", "strata, cluster et offset n'ont pas leur place ici ; donnez seulement des covariables.");
        }

        CheckColumns();
        string[] used = [.. formula.Terms.SelectMany(term => term.Variables).SelectMany(v => v.References()).Select(r => r.Name).Distinct(StringComparer.Ordinal)];
        foreach (string name in used)
        {
            int missing = Enumerable.Range(0, table.RowCount).FirstOrDefault(MissingIn(name), -1);
            if (missing >= 0)
            {
                throw new CellException(table, missing, name, null, "is missing; the rows must be complete", "n'est pas admise ; les lignes doivent être complètes");
            }
        }

        FormulaColumns columns = new(table, formula);
        return [.. formula.Terms.Select(term => term.Variables.Select(columns.Evaluate).ToImmutableArray())];
    }

    private IEnumerable<string> OptionColumns() =>
        new[] { options.Weights, options.Frequencies, options.Id, options.Cluster }.OfType<string>();

    private void CheckColumns()
    {
        foreach (ColumnReference reference in formula.References())
        {
            if (!table.HasColumn(reference.Name))
            {
                string? near = NearestName.Find(reference.Name, table.ColumnNames);
                ColumnNotFoundException unknown = new(reference.Name, near);
                throw new FormulaException(formula.Text, reference.Position, unknown.Message, unknown.MessageIn(Language.French));
            }
        }

        foreach (string column in OptionColumns())
        {
            table.IsNumeric(column);
        }
    }

    private void KeepCompleteRows()
    {
        string[] used = [.. formula.Columns.Concat(OptionColumns()).Distinct(StringComparer.Ordinal)];
        Func<int, bool>[] isMissing = [.. used.Select(MissingIn)];
        List<int> rows = [];
        for (int row = 0; row < table.RowCount; row++)
        {
            int column = Array.FindIndex(isMissing, missing => missing(row));
            if (column >= 0)
            {
                _dropped.Add(new DroppedRow(row, DropReason.Missing, used[column]));
            }
            else
            {
                rows.Add(row);
            }
        }

        if (options.ZeroFollowUp == ZeroFollowUp.Drop)
        {
            rows = DropEmpty(rows);
        }

        if (options.Frequencies is string frequency && table.IsNumeric(frequency))
        {
            ImmutableArray<double> copies = table.Numbers(frequency);
            rows = DropWhere(rows, frequency, DropReason.ZeroFrequency, row => copies[row] == 0);
        }

        _rows = [.. rows];
        _kept = _rows.Length == table.RowCount ? table : table.Subset(_rows);
    }

    private Func<int, bool> MissingIn(string column)
    {
        if (table.IsNumeric(column))
        {
            ImmutableArray<double> numbers = table.Numbers(column);
            return row => double.IsNaN(numbers[row]);
        }

        ImmutableArray<string?> text = table.Text(column);
        return row => text[row] is null;
    }

    private List<int> DropEmpty(List<int> rows)
    {
        string exit = formula.Exit!.Value.Name;
        ImmutableArray<double> ends = table.Numbers(exit);
        ImmutableArray<double> begins = formula.Entry is ColumnReference entry ? table.Numbers(entry.Name) : [];
        return DropWhere(rows, exit, DropReason.ZeroFollowUp, row => ends[row] == (begins.IsEmpty ? 0 : begins[row]));
    }

    private List<int> DropWhere(List<int> rows, string column, DropReason reason, Predicate<int> isDropped)
    {
        _dropped.AddRange(rows.FindAll(isDropped).Select(row => new DroppedRow(row, reason, column)));
        return rows.FindAll(row => !isDropped(row));
    }
}
