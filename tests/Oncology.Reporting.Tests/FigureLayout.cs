namespace Oncology.Reporting.Tests;

/// <summary>What "nothing overlaps or is clipped" means, checked on the boxes of a figure's marks.</summary>
internal static class FigureLayout
{
    internal static void AssertClean(Figure figure) => Assert.That(Faults(figure), Is.Empty);

    /// <summary>Every mark off the page, two texts in one place, and lines or curves through a text; in words.</summary>
    internal static IReadOnlyList<string> Faults(Figure figure)
    {
        List<string> faults = [];
        var marks = MarkBounds.All(figure).ToList();
        var page = new Bounds(0, 0, figure.Width, figure.Height);
        var texts = marks.Where(m => m.Mark is Mark.Text).ToList();
        foreach (var (mark, box) in marks)
        {
            if (!double.IsFinite(box.Left + box.Top + box.Right + box.Bottom)) faults.Add($"{Name(mark)} has no finite place.");
            else if (!page.Contains(box)) faults.Add($"{Name(mark)} at {box} leaves the page {page}.");
        }

        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = i + 1; j < texts.Count; j++)
            {
                if (texts[i].Box.Overlaps(texts[j].Box)) faults.Add($"{Name(texts[i].Mark)} overlaps {Name(texts[j].Mark)}.");
            }
        }

        // Rules and bands of the page; texts all stand outside the plotting area. Many marks are inside it: only those near a text count.
        var ink = texts.Select(t => (t.Mark, Box: Ink(t.Mark, t.Box))).ToList();
        foreach (var (line, lineBox) in marks.Where(m => m.Mark is Mark.Polyline or Mark.Polygon))
        {
            foreach (var (text, box) in ink)
            {
                if (box.Overlaps(lineBox)) faults.Add($"{Name(line)} at {lineBox} runs through {Name(text)}.");
            }
        }

        var boxes = marks.Where(m => m.Mark is Mark.Rectangle).ToList();
        for (int i = 0; i < boxes.Count; i++)
        {
            foreach (var (text, box) in texts)
            {
                if (boxes[i].Box.Overlaps(box) && !boxes[i].Box.Contains(box)) faults.Add($"{Name(text)} runs over the edge of {boxes[i].Box}.");
            }

            for (int j = i + 1; j < boxes.Count; j++)
            {
                if (boxes[i].Box.Overlaps(boxes[j].Box)) faults.Add($"The boxes {boxes[i].Box} and {boxes[j].Box} overlap.");
            }
        }

        return faults;
    }

    // Without the empty space above lower-case letters and digits.
    private static Bounds Ink(Mark text, Bounds box)
    {
        var style = ((Mark.Text)text).Style;
        double spare = style.Ascent - style.CapHeight;
        return ((Mark.Text)text).Angle == 0 ? new Bounds(box.Left, box.Top + spare, box.Width, box.Height - spare) : box;
    }

    private static string Name(Mark mark) => mark is Mark.Text text ? $"'{text.Content}'" : mark.GetType().Name;
}
