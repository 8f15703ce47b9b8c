using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Propensity score weights in JSON, and as the rows of the file with their weights.</summary>
/// <param name="Score">The score and the weights of the rows written out by frequency.</param>
/// <param name="Balance">Balance before and after.</param>
/// <param name="Table">The complete rows that stand for at least one row.</param>
/// <param name="Rows">Row of the file behind each of them, from 0.</param>
/// <param name="First">Where each of them begins among the rows of the score.</param>
internal sealed record WeightResult(PropensityScore Score, BalanceTable Balance, DataTable Table, ImmutableArray<int> Rows, ImmutableArray<int> First)
{
    private static readonly string[] OwnColumns = ["propensity", "weight"];

    /// <summary>The result of rows that were written out.</summary>
    /// <param name="score">The score of the rows written out.</param>
    /// <param name="balance">Balance before and after.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="source">Row of the file behind each row, from 0.</param>
    /// <param name="frequencies">How often each row was written.</param>
    public static WeightResult Of(PropensityScore score, BalanceTable balance, DataTable rows, ImmutableArray<int> source, int[] frequencies)
    {
        var kept = ImmutableArray.CreateBuilder<int>();
        var first = ImmutableArray.CreateBuilder<int>();
        int next = 0;
        for (int row = 0; row < frequencies.Length; next += frequencies[row], row++)
        {
            if (frequencies[row] > 0)
            {
                kept.Add(row);
                first.Add(next);
            }
        }

        return new WeightResult(score, balance, rows.Subset([.. kept]), [.. kept.Select(row => source[row])], first.ToImmutable());
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("estimand", Score.Options.Estimand switch
        {
            TreatmentEstimand.Treated => "att",
            TreatmentEstimand.Overlap => "overlap",
            _ => "ate",
        });
        json.WriteBoolean("stabilised", Score.Options.Estimand == TreatmentEstimand.AverageStabilized);
        json.WriteString("treated", Score.Treatment.Levels[1]);
        json.WriteObjects("groups", Score.Groups, group =>
        {
            json.WriteString("group", group.Label);
            json.WriteNumber("n", group.Count);
            json.WriteFinite("sum_of_weights", group.SumOfWeights);
            json.WriteFinite("effective_size", group.EffectiveSize);
            json.WriteFinite("smallest", group.Smallest);
            json.WriteFinite("largest", group.Largest);
        });
        json.WriteObjects("balance", Balance.Rows, row =>
        {
            json.WriteString("variable", row.Variable);
            json.WriteFinite("before", row.Before);
            json.WriteFinite("after", row.After);
        });
        json.WriteObjects("coefficients", Score.Model.Coefficients, coefficient =>
        {
            json.WriteString("term", coefficient.Name.ToString());
            json.WriteFinite("estimate", coefficient.Estimate);
            json.WriteFinite("std_error", coefficient.StandardError);
            json.WriteFinite("odds_ratio", coefficient.OddsRatio);
            json.WriteFinite("lower", coefficient.OddsRatioInterval.Lower);
            json.WriteFinite("upper", coefficient.OddsRatioInterval.Upper);
            json.WriteFinite("p", coefficient.PValue);
        });
        json.WriteFinite("concordance", Score.Model.Concordance);
        json.WriteObjects("rows", Enumerable.Range(0, Rows.Length), i =>
        {
            json.WriteNumber("row", Rows[i] + 1);
            json.WriteFinite("propensity", Score.Probability[First[i]]);
            json.WriteFinite("weight", Score.Weight[First[i]]);
        });
    }

    /// <summary>The columns of the file, then propensity and weight; a column of the file with one of these names gets an underscore.</summary>
    public string ToCsv()
    {
        ImmutableArray<string?>[] cells = [.. Table.ColumnNames.Select(Table.Text)];
        return CsvText.Of(
            Table.ColumnNames.Select(Renamed).Concat(OwnColumns),
            Enumerable.Range(0, Rows.Length).Select(i => cells.Select(column => column[i]).Concat([Number(Score.Probability[First[i]]), Number(Score.Weight[First[i]])])));
    }

    private string Renamed(string name)
    {
        if (!OwnColumns.Contains(name))
        {
            return name;
        }

        do
        {
            name += "_";
        }
        while (Table.HasColumn(name));
        return name;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
