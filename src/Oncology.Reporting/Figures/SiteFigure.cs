using System.Collections.Immutable;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The bar chart of sites: what share of the patients has each site involved, with the numbers beside the bars.</summary>
/// <remarks>A patient may have several sites, so that shares do not add up to one. With several groups each site has one bar per group.</remarks>
public static class SiteFigure
{
    /// <summary>Draws the bars.</summary>
    /// <param name="sites">At least one site.</param>
    /// <param name="groups">One to six groups; a single group needs no legend.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException">An argument or an entry is null.</exception>
    /// <exception cref="ArgumentException">There is no site, no or too many groups, or a site has not one count per group.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or above the patients of its group.</exception>
    public static Figure Create(IReadOnlyList<SiteCount> sites, IReadOnlyList<SiteGroup> groups, SiteFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new SiteFigureOptions();
        Check(sites, groups, options);
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        ImmutableArray<SiteCount> sorted = options.SortByFrequency ? [.. sites.OrderByDescending(s => s.Counts.Sum())] : [.. sites];
        double highest = sorted.SelectMany(s => s.Counts.Select((c, g) => Share(c, groups[g]))).Append(0.05).Max();
        double step = TickSteps.Round(highest, 7);
        double end = Math.Min(1, Math.Ceiling(highest / step * (1 - 1e-9)) * step);
        double barHeight = style.Text.LineHeight;
        double textWidth = sorted.SelectMany(s => s.Counts.Select((c, g) => style.Text.Measure(Text(c, groups[g], language, numbers)))).Max();
        var canvas = new Canvas();
        var (width, height) = RowLayout.Draw(canvas, new RowPlot
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Width = options.Width,
            Labels = [.. sorted.Select(s => s.Site)],
            RowTitle = options.SiteLabel ?? "",
            RowHeight = (barHeight * groups.Count) + (style.Text.Size * 0.6),
            LabelWidth = options.LabelWidth,
            RightSpace = textWidth + style.Text.Size,
            Horizontal = (left, right) => Axis.FromZero(end, step, left, right),
            HorizontalLabel = value => ProbabilityLabels.Of(value, ProbabilityScale.Percent, numbers),
            HorizontalTitle = options.OutcomeLabel ?? FigureWords.PatientsPercent.In(language),
            Legend = groups.Count == 1 ? [] : [.. groups.Select((g, i) => SeriesKey.OfArea(LegendOf(g, language, numbers), Palette.Series(i), Palette.Series(i).Color))],
            DrawRow = (target, x, row, top, bottom) =>
            {
                double y = ((top + bottom) / 2) - (barHeight * groups.Count / 2);
                for (int g = 0; g < groups.Count; g++, y += barHeight)
                {
                    int count = sorted[row].Counts[g];
                    double right = x.At(Share(count, groups[g]));
                    if (count > 0) target.Rectangle(new Bounds(x.At(0), y + (barHeight * 0.1), right - x.At(0), barHeight * 0.8), Palette.Series(g).Color);
                    double baseline = y + (barHeight / 2) + (style.Text.CapHeight / 2);
                    target.Text(Text(count, groups[g], language, numbers), right + (style.Text.Size * 0.4), baseline, style.Text);
                }

                target.Line(x.At(0), top, x.At(0), bottom, style.AxisLine);
            },
        });
        string title = options.Title ?? FigureWords.SitesOfDisease.In(language);
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(sorted, groups, options), canvas);
    }

    private static double Share(int count, SiteGroup group) => group.Patients == 0 ? 0 : (double)count / group.Patients;

    private static string Text(int count, SiteGroup group, Language language, NumberStyle numbers)
    {
        string share = group.Patients == 0 ? numbers.Missing : numbers.Format(Share(count, group), NumberKind.Percent);
        return $"{FigureWords.Count(count, language, numbers)} ({share})";
    }

    private static string LegendOf(SiteGroup group, Language language, NumberStyle numbers) => $"{group.Label} (n = {FigureWords.Count(group.Patients, language, numbers)})";

    private static void Check(IReadOnlyList<SiteCount> sites, IReadOnlyList<SiteGroup> groups, SiteFigureOptions options)
    {
        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.LabelWidth, nameof(options.LabelWidth));
        FigureChecks.Count(groups.Count, Palette.Count, new("groups", "groupes"), nameof(groups));
        if (sites.Count == 0) throw new RequestException("There is no site to draw.", "Il n'y a pas de site à tracer.", nameof(sites));
        foreach (var group in groups) ArgumentNullException.ThrowIfNull(group, nameof(groups));
        for (int i = 0; i < sites.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(sites[i], nameof(sites));
            int counts = sites[i].Counts.IsDefault ? 0 : sites[i].Counts.Length;
            if (counts != groups.Count) throw new ArgumentException($"Site {i} ('{sites[i].Site}') has {counts} counts for {groups.Count} groups.", nameof(sites));
            for (int g = 0; g < counts; g++)
            {
                if (sites[i].Counts[g] < 0 || sites[i].Counts[g] > groups[g].Patients)
                    throw new ArgumentOutOfRangeException(
                        nameof(sites), sites[i].Counts[g], $"Site {i} ('{sites[i].Site}') cannot be that often in the {groups[g].Patients} patients of '{groups[g].Label}'.");
            }
        }
    }

    private static string Describe(ImmutableArray<SiteCount> sites, IReadOnlyList<SiteGroup> groups, SiteFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.SitesOfDisease.In(language)).Append(FigureWords.Colon(language));
        text.AppendJoin("; ", groups.Select(g => LegendOf(g, language, numbers))).Append('.');
        foreach (var site in sites)
        {
            text.Append(' ').Append(site.Site).Append(FigureWords.Colon(language));
            text.AppendJoin("; ", site.Counts.Select((c, g) => Text(c, groups[g], language, numbers))).Append('.');
        }

        return text.ToString();
    }
}
