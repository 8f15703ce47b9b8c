using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The figure of Simon-Makuch curves: survival of the exposed and of the not (yet) exposed, with a risk table in which patients
/// leave one row and enter the other when their exposure begins.
/// </summary>
/// <remarks>
/// A patient who moves is no censoring: no tick marks the move and it is not counted as censored; the last row counts the moves.
/// N of the panel counts who was ever in a state, so that a patient who moves is in both rows.
/// Source: Simon, Makuch, Stat Med 1984;3:35, doi 10.1002/sim.4780030106.
/// </remarks>
public static class SimonMakuchFigure
{
    /// <summary>Draws the curves.</summary>
    /// <param name="result">The estimate; a state nobody is in has no curve.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="ArgumentException">Both states have one name, or a hazard ratio belongs to neither.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or time of the options is not a positive finite number.</exception>
    public static Figure Create(SimonMakuch result, SimonMakuchFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new SimonMakuchFigureOptions();
        var curves = options.Curves;
        string unexposed = options.UnexposedLabel ?? FigureWords.Unexposed.In(curves.Language);
        string exposed = options.ExposedLabel ?? FigureWords.Exposed.In(curves.Language);
        if (unexposed == exposed) throw new RequestException($"Both states are named '{exposed}'.", $"Les deux états portent le nom « {exposed} ».", nameof(options));
        string[] labels = [.. result.Curves.Select(curve => curve.Label == "0" ? unexposed : exposed)];
        KaplanMeierFigure.Check(result.Curves, labels, curves);

        var groups = KaplanMeierGroup.Of(result.Curves, curves)
            .Select((group, i) => result.Curves[i].Label == "0"
                ? group with { Key = Palette.Key(0, unexposed, curves.Dashed ?? true), Censored = WithoutMoves(result) }
                : group with { Key = Palette.Key(1, exposed, curves.Dashed ?? true) })
            .ToImmutableArray();
        double origin = result.Curves.Min(curve => curve.Time[0]);
        ImmutableArray<RiskBlock> moves = !options.ShowMoves || !curves.ShowNumberAtRisk ? [] :
        [
            new RiskBlock("", [new RiskRow(FigureWords.Moved.In(curves.Language), FigureColor.Black, time => Moves(result, origin, time, curves))]),
        ];
        return KaplanMeierFigure.Draw(FigureWords.SimonMakuchCurves, groups, curves, moves);
    }

    // Before a landmark nobody is counted; from then on who has moved since, and who stood there already exposed.
    private static string Moves(SimonMakuch result, double origin, double time, KaplanMeierFigureOptions options) =>
        time < origin ? "" : FigureWords.Count(result.SwitchTimes.Count(move => move > origin && move < time), options.Language, options.NumberStyle);

    private static ImmutableArray<double> WithoutMoves(SimonMakuch result)
    {
        var curve = result.Curves.First(c => c.Label == "0");
        double[] censored = [.. curve.Censored];
        foreach (double move in result.SwitchTimes)
        {
            // Nearly equal times were merged into the first of them, so that the time of a move may stand a rounding error earlier.
            int row = Nearest(curve.Time, move);
            if (row > 0) censored[row] = Math.Max(0, censored[row] - 1);
        }

        return [.. censored];
    }

    private static int Nearest(ImmutableArray<double> times, double time)
    {
        int at = times.AsSpan()[1..].BinarySearch(time);
        if (at >= 0) return at + 1;
        int above = ~at + 1;
        double tolerance = 1e-7 * Math.Max(1, Math.Abs(time));
        if (above < times.Length && times[above] - time <= tolerance) return above;
        return above - 1 >= 1 && time - times[above - 1] <= tolerance ? above - 1 : 0;
    }
}
