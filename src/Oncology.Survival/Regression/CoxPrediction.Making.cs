using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

[TypeFormatterSource(typeof(TableDisplay))]
public sealed partial class CoxPrediction : ITabular
{
    /// <summary>Predicts a curve for each row of a table that has the columns of the model's formula.</summary>
    /// <param name="model">A model fitted to a frame from a formula.</param>
    /// <param name="rows">The covariates, strata and offsets of the new patients; follow-up is not needed.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One curve per row, in order.</returns>
    /// <exception cref="ArgumentException">The model was not made from a formula.</exception>
    /// <exception cref="ColumnNotFoundException">A column of the formula is not there.</exception>
    /// <exception cref="CellException">A cell is empty, is no number, or is a level or stratum that the model does not know.</exception>
    public static ImmutableArray<CoxPrediction> Fit(CoxModel model, DataTable rows, CoxPredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.Fitted, rows, options);
    }

    /// <summary>The same from the sums of a model.</summary>
    internal static ImmutableArray<CoxPrediction> Of(CoxFitted model, DataTable rows, CoxPredictionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (model.Frame.Formula is not Formula formula)
        {
            throw new ArgumentException("The model was fitted to columns, not to a formula; predict from columns.", nameof(model));
        }

        CheckCells(rows, formula);
        FormulaColumns columns = new(rows, formula);
        ImmutableDictionary<string, ImmutableArray<string>> levels = model.Frame.FactorLevels;
        var design = DesignBuilder.Build(rows.RowCount, [.. formula.Terms.Select(term => term.Variables
            .Select(v => columns.EvaluateAs(v, levels.TryGetValue(v.Text, out ImmutableArray<string> known) ? known : null)).ToImmutableArray())]);
        Factor? strata = model.Frame.Strata is Factor fitted ? columns.StrataAs(fitted) : null;
        return Fit(model, design, strata, columns.Offset(), options);
    }

    /// <summary>Predicts a curve for each row of a design with the columns of the model. An offset is taken as 0.</summary>
    /// <param name="model">A model without strata.</param>
    /// <param name="rows">Columns in the order of the model's design.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One curve per row, in order.</returns>
    /// <exception cref="ArgumentException">The number of columns differs, or the model has strata.</exception>
    public static ImmutableArray<CoxPrediction> Fit(CoxModel model, DesignMatrix rows, CoxPredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.Fitted, rows, options);
    }

    /// <summary>The same from the sums of a model.</summary>
    internal static ImmutableArray<CoxPrediction> Of(CoxFitted model, DesignMatrix rows, CoxPredictionOptions? options)
    {
        if (model.Frame.Strata is Factor strata)
        {
            throw new RequestException($"The model is stratified by '{strata.Name}': say the stratum of each row.", $"Le modèle est stratifié sur « {strata.Name} » : indiquez la strate de chaque ligne.", nameof(model));
        }

        return Fit(model, rows, null, [], options);
    }

    /// <summary>Predicts a curve for each row of a design, in a stratified model. An offset is taken as 0.</summary>
    /// <param name="model">A model with strata.</param>
    /// <param name="rows">Columns in the order of the model's design.</param>
    /// <param name="strata">Stratum of each row, by the labels of the model's strata; none missing.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One curve per row, in order.</returns>
    /// <exception cref="ArgumentException">The number of columns or rows differs, or the model does not know a stratum.</exception>
    public static ImmutableArray<CoxPrediction> Fit(CoxModel model, DesignMatrix rows, Factor strata, CoxPredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(strata);
        return Fit(model.Fitted, rows, strata, [], options);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("time", Words.Time.In(language)),
            new("survival", Words.Survival.In(language)) { IntervalLevel = level },
            new("std_error", Words.StandardError.In(language)),
        ];
        string row = (Row + 1).ToString(CultureInfo.InvariantCulture);
        string title = $"{Words.PredictedSurvival.In(language)}, {Words.Row.In(language).ToLowerInvariant()} {row}{(Stratum is null ? "" : $", {Stratum}")}";
        return new ResultTable(title, columns, [.. Enumerable.Range(0, _time.Length).Select(TableRow)], language);
    }

    /// <summary>The curve as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static ImmutableArray<CoxPrediction> Fit(
        CoxFitted fitted, DesignMatrix rows, Factor? strata, ImmutableArray<double> offset, CoxPredictionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new CoxPredictionOptions();
        options.Validate();
        int p = fitted.Model.Coefficients.Length;
        if (rows.ColumnCount != p)
        {
            throw new ArgumentException($"The design has {rows.ColumnCount} columns and the model {p} coefficients.", nameof(rows));
        }

        if (strata is not null && strata.Count != rows.RowCount)
        {
            throw new ArgumentException($"'{strata.Name}' has {strata.Count} rows and the design {rows.RowCount}.", nameof(strata));
        }

        CoxHazardPath[] paths = [.. CoxHazardPath.All(fitted)];
        var predictions = ImmutableArray.CreateBuilder<CoxPrediction>(rows.RowCount);
        for (int row = 0; row < rows.RowCount; row++)
        {
            CoxHazardPath path = Array.Find(paths, known => known.Label == strata?[row])
                ?? throw new RequestException($"Row {row}: the model has no stratum '{strata?[row]}'.", $"Ligne {row} : le modèle n'a pas de strate « {strata?[row]} ».", nameof(strata));
            double[] x = new double[p];
            for (int j = 0; j < p; j++)
            {
                x[j] = rows[j][row];
            }

            predictions.Add(new CoxPrediction(row, fitted, path, x, offset.IsEmpty ? 0 : offset[row], options));
        }

        return predictions.MoveToImmutable();
    }

    private static void CheckCells(DataTable rows, Formula formula)
    {
        IEnumerable<ColumnReference> used = formula.Terms.SelectMany(term => term.Variables).SelectMany(variable => variable.References())
            .Concat(formula.Strata)
            .Concat(formula.Offsets.SelectMany(offset => offset.References()));
        foreach (string column in used.Select(reference => reference.Name).Distinct(StringComparer.Ordinal))
        {
            double[] numbers = rows.IsNumeric(column) ? [.. rows.Numbers(column)] : [];
            string?[] text = rows.IsNumeric(column) ? [] : [.. rows.Text(column)];
            for (int row = 0; row < rows.RowCount; row++)
            {
                if (text.Length == 0 ? double.IsNaN(numbers[row]) : text[row] is null)
                {
                    throw new CellException(rows, row, column, null, "cannot be predicted from", "ne permet pas de prédiction");
                }
            }
        }
    }

    private TableRow TableRow(int i) => new(
    [
        new Cell.Number(_time[i], NumberKind.General),
        new Cell.WithInterval(_survival[i], new Interval(_lower[i], _upper[i]), NumberKind.Percent),
        new Cell.Number(_standardError[i], NumberKind.Coefficient),
    ]);
}
