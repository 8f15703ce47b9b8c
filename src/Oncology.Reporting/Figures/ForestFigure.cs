using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// A forest plot beside its table: characteristics, ratios with intervals on a logarithmic axis, p-values; one endpoint or several
/// side by side on a common axis.
/// </summary>
/// <remarks>
/// An interval that leaves the axis ends in an arrow; an estimate beyond the axis is an arrow alone, its numbers stand beside it.
/// A ratio that does not exist (NaN) is printed as missing and not drawn.
/// </remarks>
public static class ForestFigure
{
    /// <summary>Draws the rows in the order given.</summary>
    /// <param name="rows">At least one row.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or a row is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no row, a row has neither no cell nor one per endpoint, or the bounds of an interval do not enclose its estimate.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio or level, or an axis that does not enclose 1.</exception>
    public static Figure Create(IReadOnlyList<ForestRow> rows, ForestFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new ForestFigureOptions();
        Check(rows, options);
        var style = new FigureStyle(options.FontSize);
        var layout = new ForestLayout(rows, options, style);
        var canvas = new Canvas();
        double height = layout.Draw(canvas);
        string title = options.Title ?? FigureWords.ForestPlot.In(options.Language);
        string named = options.PanelLetter is { } letter ? $"{letter}. {title}" : title;
        return Figure.Create(layout.Width, height, named, Describe(rows, options), canvas.Marks);
    }

    /// <summary>Draws the effect of a treatment in all and in subgroups, with events / patients of both arms and tests of interaction.</summary>
    /// <param name="analysis">The effects.</param>
    /// <param name="options">What is shown and how; null is the default. Endpoints and columns of text are set by this figure.</param>
    /// <returns>The figure.</returns>
    /// <remarks>Squares have the area of their share of the events; the diamond and the dashed line are the effect in all.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="analysis"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis that does not enclose 1, or a size that is not positive.</exception>
    public static Figure Create(SubgroupAnalysis analysis, ForestFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        options ??= new ForestFigureOptions();
        return Create(SubgroupForest.Rows(analysis, options), SubgroupForest.Options(analysis, options));
    }

    /// <summary>Draws the coefficients of a Cox model, named as in its formula.</summary>
    /// <param name="model">The model; at least one coefficient.</param>
    /// <param name="options">What is shown and how; null is the default. Endpoints and columns of text are set by this figure.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has no coefficient.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis that does not enclose 1, or a size that is not positive.</exception>
    public static Figure Create(CoxModel model, ForestFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ForestFigureOptions();
        return Create(CoxForest.Rows(model), options with { Endpoints = [], TextColumns = [], ConfidenceLevel = model.Options.ConfidenceLevel });
    }

    /// <summary>Draws the coefficients of a Cox model with Firth's penalty: profile intervals, likelihood-ratio tests.</summary>
    /// <param name="model">The model; at least one coefficient.</param>
    /// <param name="options">What is shown and how; null is the default. Endpoints and columns of text are set by this figure.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has no coefficient.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis that does not enclose 1, or a size that is not positive.</exception>
    public static Figure Create(FirthCoxModel model, ForestFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ForestFigureOptions();
        return Create(CoxForest.Rows(model), options with { Endpoints = [], TextColumns = [], ConfidenceLevel = model.Options.ConfidenceLevel });
    }

    private static void Check(IReadOnlyList<ForestRow> rows, ForestFigureOptions options)
    {
        if (rows.Count == 0) throw new ArgumentException("A forest plot needs at least one row.", nameof(rows));
        for (int i = 0; i < rows.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(rows[i], nameof(rows));
            if (rows[i].Level < 0) throw new ArgumentOutOfRangeException(nameof(rows), rows[i].Level, $"Row {i} has a negative level.");
            int cells = rows[i].Cells.IsDefault ? 0 : rows[i].Cells.Length;
            if (cells != 0 && cells != options.EndpointCount)
                throw new ArgumentException(
                    $"Row {i} ('{rows[i].Label}') has {cells} cells for {options.EndpointCount} endpoints.", nameof(rows));
            int texts = rows[i].Texts.IsDefault ? 0 : rows[i].Texts.Length, heads = options.TextColumns.IsDefault ? 0 : options.TextColumns.Length;
            if (texts != 0 && texts != heads)
                throw new ArgumentException($"Row {i} ('{rows[i].Label}') has {texts} texts for {heads} columns.", nameof(rows));
            foreach (var cell in rows[i].Cells.IsDefault ? [] : rows[i].Cells)
            {
                CheckCell(cell, i, rows);
                if (options.Scale == ForestScale.Percent && cell is ForestCell.Effect effect && (effect.Estimate > 1 || effect.Upper > 1))
                    throw new ArgumentOutOfRangeException(nameof(rows), $"Row {i} has a proportion above 1.");
            }
        }

        if (options.From is { } from && !(from is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), from, "The axis of ratios begins above 0 and below 1.");
        if (options.To is { } to && (!(to > 1) || double.IsInfinity(to)))
            throw new ArgumentOutOfRangeException(nameof(options), to, "The axis of ratios ends above 1.");
        if (!(options.PlotWidth >= 40) || !(options.LabelWidth >= 40) || double.IsInfinity(options.PlotWidth))
            throw new ArgumentOutOfRangeException(nameof(options), options.PlotWidth, "Plot and labels are at least 40 points wide.");
    }

    private static void CheckCell(ForestCell cell, int row, IReadOnlyList<ForestRow> rows)
    {
        if (cell is not ForestCell.Effect effect) return;
        if (effect.Estimate < 0 || effect.Lower < 0)
            throw new ArgumentOutOfRangeException(nameof(rows), effect.Lower, $"Row {row} has a negative ratio.");
        if (!(effect.Weight is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rows), effect.Weight, $"The weight of row {row} does not lie in (0, 1].");
        if (effect.Lower > effect.Estimate || effect.Upper < effect.Estimate)
        {
            string interval = FormattableString.Invariant($"{effect.Lower} to {effect.Upper}, does not enclose {effect.Estimate}");
            throw new ArgumentException($"The interval of row {row}, {interval}.", nameof(rows));
        }
    }

    private static string Describe(IReadOnlyList<ForestRow> rows, ForestFigureOptions options)
    {
        var text = new StringBuilder();
        if (options.IsSynthetic) text.Append(FigureWords.SyntheticData.In(options.Language)).Append(". ");
        string parent = "";
        foreach (var row in rows)
        {
            if (row.Level == 0) parent = row.Label;
            string[] cells = new string[row.Cells.Length];
            for (int e = 0; e < cells.Length; e++)
            {
                var (ratio, p) = ForestTexts.Of(row.Cells[e], options);
                string name = options.Endpoints.IsDefaultOrEmpty ? "" : options.Endpoints[e] + " ";
                cells[e] = (name + ratio + (p.Length == 0 ? "" : (ratio.Length == 0 ? "p " : ", p ") + p)).Trim();
            }

            if (cells.Length == 0) continue;
            if (!row.Texts.IsDefaultOrEmpty)
                cells = [string.Join("; ", options.TextColumns.Zip(row.Texts, (head, content) => $"{head} {content}")), .. cells];
            string label = row.Level == 0 ? row.Label : $"{parent}, {row.Label}";
            text.Append(label).Append(options.Language == Language.French ? "\u00A0: " : ": ").AppendJoin("; ", cells).Append(". ");
        }

        foreach (string note in options.Notes.IsDefault ? [] : options.Notes) text.Append(note).Append(' ');
        return text.ToString().TrimEnd();
    }
}
