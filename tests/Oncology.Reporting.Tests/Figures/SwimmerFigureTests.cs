using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Marks that stay apart, and looks that are fixed by what they mean.</summary>
[TestFixture]
public sealed class SwimmerFigureTests
{
    [TestCase(new double[] { 100, 100 })]
    [TestCase(new double[] { 100, 101 })]
    [TestCase(new double[] { 100, 103, 106, 109 })]
    [TestCase(new double[] { 106, 100, 103 })]
    [TestCase(new double[] { 50, 50, 50, 50, 50, 50 })]
    public void Place_MarksNearEachOther_DoNotOverlapAndStayNear(double[] places)
    {
        var marks = SwimmerMarks.Place(places, 12, 6.4);
        using (Assert.EnterMultipleScope())
        {
            for (int i = 0; i < marks.Length; i++)
            {
                Assert.That(marks[i].X - places[i], Is.InRange(0, places.Length / 2 * 7.0), "moved to the right by the widths of the marks before it");
                Assert.That(Math.Abs(marks[i].Y) + (marks[i].Size / 2), Is.LessThanOrEqualTo(6), "inside its lane");
                for (int j = 0; j < i; j++)
                {
                    double room = (marks[i].Size + marks[j].Size) / 2;
                    Assert.That(Math.Abs(marks[i].X - marks[j].X) >= room - 1e-9 || Math.Abs(marks[i].Y - marks[j].Y) >= room - 1e-9, $"{i} and {j} overlap");
                }
            }
        }
    }

    [Test]
    public void Place_MarkAlone_StandsAtItsTimeInTheMiddle() =>
        Assert.That(SwimmerMarks.Place([30, 80], 12, 6.4), Is.EqualTo((ImmutableArray<(double, double, double)>)[(30, 0, 6.4), (80, 0, 6.4)]));

    // Order of appearance, other events, language of the names: none of them changes what a treatment, a progression, a death looks like.
    [Test]
    public void Names_OfOneMeaning_LookAlikeInEveryFigure()
    {
        FigureStyle style = new(8);
        SwimmerPhase her2 = new("Anti-HER2", 0, 5) { Fill = 3 }, chemo = new("Chemotherapy", 0, 5) { Fill = 0 }, free = new("Diet", 0, 5);
        SwimmerEvent mdt = new("MDT", 3) { Kind = SwimmerEventKind.FocalTreatment }, death = new("Death", 9) { Kind = SwimmerEventKind.Death };
        SwimmerEvent other = new("Biopsy", 1), progression = new("Progression", 5) { Kind = SwimmerEventKind.Progression };
        var first = new SwimmerNames([new SwimmerLane("1", 9, false, [chemo, free], [mdt, progression, death])], style);
        var second = new SwimmerNames([new SwimmerLane("1", 9, false, [her2, chemo], [other, death, progression, mdt])], style);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.FillOf("Chemotherapy"), Is.EqualTo(first.FillOf("Chemotherapy")));
            Assert.That(first.FillOf("Diet"), Is.Not.EqualTo(first.FillOf("Chemotherapy")));
            foreach (string name in (string[])["MDT", "Progression", "Death"])
                Assert.That(second.MarkerOf(name, 6), Is.EqualTo(first.MarkerOf(name, 6)), name);
            Assert.That(first.MarkerOf("Death", 6).Shape, Is.EqualTo(MarkerShape.Cross));
            Assert.That(second.Events, Is.EqualTo((string[])["MDT", "Progression", "Death", "Biopsy"]));
        }
    }

    [Test]
    public void Fills_InGreyscale_StayApartFromEachOtherAndFromBlackMarks()
    {
        double[] lightness = [.. SwimmerNames.Fills.Select(fill => fill.Lightness).Order()];
        Assert.That(lightness.Zip(lightness.Skip(1), (low, high) => high - low), Has.All.GreaterThan(7.5));
        Assert.That(lightness[0], Is.GreaterThan(40));
    }

    [Test]
    public void Create_OngoingWithAnEventAtTheEnd_PutsTheArrowBehindIt()
    {
        SwimmerLane lane = new("P1", 300, true, [], [new SwimmerEvent("MDT", 300) { Kind = SwimmerEventKind.FocalTreatment }]);
        var marks = MarkBounds.All(SwimmerFigure.Create([lane])).Where(m => m.Mark is Mark.Polygon { Fill: var fill } && fill == FigureColor.Black).ToArray();
        Bounds circle = marks.Where(m => ((Mark.Polygon)m.Mark).Points.Length == 16).MaxBy(m => m.Box.Top).Box;
        Bounds arrow = marks.Where(m => ((Mark.Polygon)m.Mark).Points.Length == 3).MaxBy(m => m.Box.Top).Box;
        Assert.That(arrow.Left, Is.GreaterThanOrEqualTo(circle.Right));
    }

    [Test]
    public void Create_FillOutsideTheSix_IsRefused() => Assert.That(
        () => SwimmerFigure.Create([new SwimmerLane("P1", 300, true, [new SwimmerPhase("x", 0, 5) { Fill = 6 }], [])]), Throws.ArgumentException.With.Message.Contains("0 to 5"));

    [Test]
    public void Lanes_OfACohort_CarryTheirMeaning()
    {
        var run = StudyCells.RunSample("toulouse");
        Figure english = run.Item("figure-swimmer").Figure(Language.English), french = run.Item("figure-swimmer").Figure(Language.French);
        Assert.That(Polygons(french), Is.EqualTo(Polygons(english)), "fills and marks do not depend on the language");

        static FigureColor[] Polygons(Figure figure) => [.. MarkBounds.All(figure).Select(m => m.Mark).OfType<Mark.Polygon>().Select(p => p.Fill)];
    }
}
