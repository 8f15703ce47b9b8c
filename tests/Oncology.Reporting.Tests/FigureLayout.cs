namespace Oncology.Reporting.Tests;

/// <summary>What "nothing overlaps or is clipped" means, checked on the boxes of a figure's marks.</summary>
internal static class FigureLayout
{
    internal static void AssertClean(Figure figure)
    {
        var marks = MarkBounds.All(figure).ToList();
        var page = new Bounds(0, 0, figure.Width, figure.Height);
        var texts = marks.Where(m => m.Mark is Mark.Text).ToList();
        var lines = marks.Where(m => m.Mark is Mark.Polyline { Points.Length: 2 }).ToList();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (mark, box) in marks)
            {
                Assert.That(double.IsFinite(box.Left + box.Top + box.Right + box.Bottom), Is.True, $"{mark} has no finite place.");
                Assert.That(page.Contains(box), Is.True, $"{Name(mark)} at {box} leaves the page {page}.");
            }

            for (int i = 0; i < texts.Count; i++)
            {
                for (int j = i + 1; j < texts.Count; j++)
                    Assert.That(texts[i].Box.Overlaps(texts[j].Box), Is.False, $"{Name(texts[i].Mark)} overlaps {Name(texts[j].Mark)}.");
            }

            // A rule or an axis through letters; the box without the empty space above lower-case letters and digits.
            foreach (var (text, box) in texts)
            {
                foreach (var (line, lineBox) in lines)
                    Assert.That(Ink(text, box).Overlaps(lineBox), Is.False, $"A line at {lineBox} runs through {Name(text)}.");
            }

            foreach (var (curve, curveBox) in marks.Where(m => m.Mark is Mark.Polyline { Points.Length: > 2 } or Mark.Polygon))
            {
                foreach (var (text, box) in texts)
                    Assert.That(curveBox.Overlaps(Ink(text, box)), Is.False, $"{Name(text)} lies on a curve at {curveBox}.");
            }
        }
    }

    private static Bounds Ink(Mark text, Bounds box)
    {
        var style = ((Mark.Text)text).Style;
        double spare = style.Ascent - style.CapHeight;
        return ((Mark.Text)text).Angle == 0 ? new Bounds(box.Left, box.Top + spare, box.Width, box.Height - spare) : box;
    }

    private static string Name(Mark mark) => mark is Mark.Text text ? $"'{text.Content}'" : mark.GetType().Name;
}
