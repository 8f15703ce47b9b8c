using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Moves the sections of panels down until those of one number begin at one height.</summary>
internal static class SectionAlignment
{
    internal static IReadOnlyList<Figure> Aligned(IReadOnlyList<Figure> panels)
    {
        int sections = panels.Min(panel => panel.Sections.Length);
        if (panels.Count < 2 || sections == 0) return panels;
        double[,] shifts = new double[panels.Count, sections];
        for (int s = 0; s < sections; s++)
        {
            double top = Enumerable.Range(0, panels.Count).Max(p => panels[p].Sections[s].Top + Before(p, s));
            for (int p = 0; p < panels.Count; p++) shifts[p, s] = top - panels[p].Sections[s].Top;
        }

        return [.. panels.Select((panel, p) => Moved(panel, [.. Enumerable.Range(0, sections).Select(s => shifts[p, s])]))];

        double Before(int panel, int section) => section == 0 ? 0 : shifts[panel, section - 1];
    }

    private static Figure Moved(Figure panel, double[] shifts)
    {
        // Less than a hundredth of a point is rounding.
        if (shifts.All(shift => shift < 0.01)) return panel;
        List<Mark> marks = [.. panel.Marks.Take(panel.Sections[0].FirstMark)];
        for (int s = 0; s < shifts.Length; s++)
        {
            int first = panel.Sections[s].FirstMark;
            int end = s + 1 < shifts.Length ? panel.Sections[s + 1].FirstMark : panel.Marks.Length;
            ImmutableArray<Mark> part = [.. panel.Marks.Take(end).Skip(first)];
            if (shifts[s] < 0.01) marks.AddRange(part);
            else marks.Add(new Mark.Group(new FigurePoint(0, shifts[s]), part));
        }

        return panel.With(panel.Height + shifts[^1], marks);
    }
}
