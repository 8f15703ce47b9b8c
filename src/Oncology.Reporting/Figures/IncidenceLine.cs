using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One line of a cumulative incidence figure: one cause in one group.</summary>
internal sealed record IncidenceLine(AalenJohansen Group, CumulativeIncidence Cause, SeriesKey Key)
{
    // Groups have colour and dash, as in every figure of curves; causes within a group have marks, the first one none.
    private static readonly ImmutableArray<(MarkerShape Shape, bool IsOpen)?> CauseMarks =
        [null, (MarkerShape.Circle, true), (MarkerShape.Triangle, false), (MarkerShape.Square, true), (MarkerShape.Diamond, false), (MarkerShape.TriangleDown, true)];

    internal static ImmutableArray<IncidenceLine> Of(IReadOnlyList<AalenJohansen> groups, CumulativeIncidenceFigureOptions options)
    {
        var lines = ImmutableArray.CreateBuilder<IncidenceLine>();
        string[] causes = options.Causes.IsDefaultOrEmpty ? [.. groups[0].Causes.Select(c => c.Label)] : [.. options.Causes];
        for (int g = 0; g < groups.Count; g++)
        {
            for (int c = 0; c < causes.Length; c++)
            {
                // By name, never by position: a group may hold its causes in another order.
                var cause = groups[g].Causes.FirstOrDefault(k => k.Label == causes[c])
                    ?? throw new RequestException($"There is no cause '{causes[c]}' in {Name(groups[g], g)}.", $"Il n'y a pas de cause « {causes[c]} » dans {Name(groups[g], g)}.", nameof(options));
                lines.Add(new IncidenceLine(groups[g], cause, KeyOf(groups, g, causes, c, options)));
            }
        }

        return lines.ToImmutable();
    }

    internal double EventCount => Cause.Events.Sum();

    internal StepCurve Steps(bool withBand)
    {
        var (lower, upper) = StepCurve.Bounds(Cause.Estimate, Cause.Lower, Cause.Upper);
        return new StepCurve(Key, Group.Time, Cause.Estimate) { Lower = withBand ? lower : default, Upper = withBand ? upper : default };
    }

    internal double EventsUpTo(double time)
    {
        double sum = 0;
        for (int i = 0; i < Group.Time.Length && Group.Time[i] <= time; i++) sum += Cause.Events[i];
        return sum;
    }

    internal static string Name(AalenJohansen group, int index) => group.Label is { } label ? $"group '{label}'" : $"estimate {index}";

    private static SeriesKey KeyOf(
        IReadOnlyList<AalenJohansen> groups, int g, string[] causes, int c, CumulativeIncidenceFigureOptions options)
    {
        if (groups.Count == 1)
        {
            var key = Palette.Key(c, causes[c], isDashed: options.Form == IncidenceForm.Lines);
            return options.Form == IncidenceForm.Lines ? key : key with { Fill = key.Style.Color.Tinted(0.35) };
        }

        string group = groups[g].Label ?? FigureWords.AllPatients.In(options.Language);
        if (causes.Length == 1) return Palette.Key(g, group, isDashed: true);
        var both = Palette.Key(g, $"{group}, {causes[c]}", isDashed: true);
        return both with
        {
            Marker = CauseMarks[c] is { } mark ? new Marker(mark.Shape, both.Style.Color, options.FontSize * 0.6, mark.IsOpen) : null,
        };
    }
}
