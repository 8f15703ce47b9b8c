using System.Text;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// A study profile (CONSORT and STROBE flow diagram): boxes with counts from the first patient to the arms that are compared, and
/// at the side who was excluded and why.
/// </summary>
/// <remarks>
/// Counts must add up: nobody appears or disappears between two boxes. Source: Schulz et al., CONSORT 2010, BMJ 2010;340:c332,
/// doi 10.1136/bmj.c332.
/// </remarks>
public static class FlowFigure
{
    /// <summary>Draws a profile without arms.</summary>
    /// <param name="trunk">The boxes from top to bottom; at least one.</param>
    /// <param name="options">How it is drawn; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <inheritdoc cref="Create(IReadOnlyList{FlowBox}, IReadOnlyList{IReadOnlyList{FlowBox}}, FlowFigureOptions?)" path="/exception"/>
    public static Figure Create(IReadOnlyList<FlowBox> trunk, FlowFigureOptions? options = null) => Create(trunk, [], options);

    /// <summary>Draws the profile of a screening: who was screened, who left at which criterion, whose eligibility is unknown, who is included.</summary>
    /// <param name="screening">The screening.</param>
    /// <param name="options">How it is drawn; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Boxes too narrow for their text.</exception>
    public static Figure Create(Screening screening, FlowFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(screening);
        return Create(ScreeningFlow.Boxes(screening, options?.Language ?? Language.English), [], options);
    }

    /// <summary>Draws the profile of a screening whose included patients split into arms.</summary>
    /// <param name="screening">The screening.</param>
    /// <param name="arm">Arm of an included patient; null for none. Arms stand in the order in which they first occur.</param>
    /// <param name="options">How it is drawn; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">An included patient has no arm, or there is one arm or more than six.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Boxes too narrow for their text.</exception>
    public static Figure Create(Screening screening, Func<PatientHistory, string?> arm, FlowFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(screening);
        ArgumentNullException.ThrowIfNull(arm);
        FlowBox[][] arms = [.. screening.Included.Histories.GroupBy(arm).Where(g => g.Key is not null).Select(g => new[] { new FlowBox(g.Key!, g.Count()) })];
        return Create(ScreeningFlow.Boxes(screening, options?.Language ?? Language.English), arms, options);
    }

    /// <summary>Draws a profile whose last common box splits into arms.</summary>
    /// <param name="trunk">The boxes common to all, from top to bottom; at least one.</param>
    /// <param name="arms">The boxes of each arm from top to bottom; no arm, or two to six.</param>
    /// <param name="options">How it is drawn; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException">A list or a box is null.</exception>
    /// <exception cref="ArgumentException">
    /// A list of boxes is empty, there is one arm or more than six, or the counts do not add up from one box to the next.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or boxes too narrow for their text.</exception>
    public static Figure Create(
        IReadOnlyList<FlowBox> trunk, IReadOnlyList<IReadOnlyList<FlowBox>> arms, FlowFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trunk);
        ArgumentNullException.ThrowIfNull(arms);
        options ??= new FlowFigureOptions();
        Check(trunk, arms, options);
        var style = new FigureStyle(options.FontSize);
        var layout = new FlowLayout(trunk, arms, options, style);
        var canvas = new Canvas();
        double height = layout.Draw(canvas);
        string title = options.Title ?? FigureWords.StudyProfile.In(options.Language);
        return Figure.Create(layout.Width, height, title, Describe(trunk, arms, options), canvas.Marks);
    }

    private static void Check(IReadOnlyList<FlowBox> trunk, IReadOnlyList<IReadOnlyList<FlowBox>> arms, FlowFigureOptions options)
    {
        if (!(options.BoxWidth >= 8 * options.FontSize) || double.IsInfinity(options.BoxWidth))
            throw new ArgumentOutOfRangeException(nameof(options), options.BoxWidth, "A box is at least eight letters wide.");
        if (arms.Count is 1 or > 6) throw new RequestException($"A profile has no arm or 2 to 6, not {arms.Count}.", $"Un diagramme de flux n'a aucun bras ou de 2 à 6, non {arms.Count}.", nameof(arms));
        int left = CheckChain(trunk, "trunk", nameof(trunk));
        for (int a = 0; a < arms.Count; a++)
        {
            ArgumentNullException.ThrowIfNull(arms[a], nameof(arms));
            CheckChain(arms[a], $"arm {a}", nameof(arms));
        }

        int inArms = arms.Sum(a => a[0].Count);
        if (arms.Count > 0 && inArms != left)
            throw new ArgumentException($"The arms hold {inArms} patients, but {left} are left before the split.", nameof(arms));
    }

    private static int CheckChain(IReadOnlyList<FlowBox> boxes, string name, string parameter)
    {
        if (boxes.Count == 0) throw new ArgumentException($"The {name} has no box.", parameter);
        for (int i = 0; i < boxes.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(boxes[i], parameter);
            bool isNegative = boxes[i].Count < 0 || (!boxes[i].Excluded.IsDefault && boxes[i].Excluded.Any(e => e.Count < 0));
            if (isNegative)
                throw new ArgumentOutOfRangeException(parameter, boxes[i].Count, $"Box {i} of the {name} has a negative count.");
            if (i > 0 && boxes[i - 1].CountAfter != boxes[i].Count)
                throw new ArgumentException(
                    $"Box {i} of the {name} holds {boxes[i].Count} patients, but {boxes[i - 1].CountAfter} are left before it.", parameter);
        }

        return boxes[^1].CountAfter >= 0
            ? boxes[^1].CountAfter
            : throw new ArgumentException($"More patients leave the last box of the {name} than it holds.", parameter);
    }

    private static string Describe(
        IReadOnlyList<FlowBox> trunk, IReadOnlyList<IReadOnlyList<FlowBox>> arms, FlowFigureOptions options)
    {
        var text = new StringBuilder();
        if (options.IsSynthetic) text.Append(FigureWords.SyntheticData.In(options.Language)).Append(". ");
        foreach (var box in trunk.Concat(arms.SelectMany(a => a)))
        {
            text.Append(FlowTexts.Line(box.Text, box.Count, options.Language)).Append(". ");
            if (box.Excluded.IsDefaultOrEmpty) continue;
            text.Append(FigureWords.Excluded.In(options.Language)).Append(options.Language == Language.French ? "\u00A0: " : ": ");
            text.AppendJoin("; ", box.Excluded.Select(e => FlowTexts.Line(e.Reason, e.Count, options.Language))).Append(". ");
        }

        return text.ToString().TrimEnd();
    }
}
