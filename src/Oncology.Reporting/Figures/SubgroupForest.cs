using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Turns a subgroup analysis into the rows of a forest plot.</summary>
internal static class SubgroupForest
{
    internal static ForestFigureOptions Options(SubgroupAnalysis analysis, ForestFigureOptions options) => options with
    {
        Endpoints = [],
        TextColumns = [Head(analysis.Treated), Head(analysis.Control)],
        VariableLabel = options.VariableLabel ?? FigureWords.Subgroup.In(options.Language),
        PValueLabel = options.PValueLabel ?? FigureWords.Interaction.In(options.Language),
        ConfidenceLevel = analysis.Options.ConfidenceLevel,
    };

    internal static ImmutableArray<ForestRow> Rows(SubgroupAnalysis analysis, ForestFigureOptions options)
    {
        double most = Math.Max(1, analysis.Variables.SelectMany(v => v.Levels).Select(l => l.Effect.EventCount).DefaultIfEmpty().Max());
        return
        [
            Row(analysis.Overall with { Label = FigureWords.AllPatients.In(options.Language) }, 0, isSummary: true),
            .. analysis.Variables.SelectMany(v => v.Levels.Select(l => Row(l, 1, isSummary: false)).Prepend(Heading(v))),
        ];

        ForestRow Row(SubgroupEffect level, int depth, bool isSummary)
        {
            var effect = level.Effect;
            ForestCell cell = new ForestCell.Effect(effect.HazardRatio, effect.Interval.Lower, effect.Interval.Upper)
            {
                IsSummary = isSummary,
                Weight = isSummary ? 1 : Math.Clamp(effect.EventCount / most, 1e-6, 1),
            };
            return new ForestRow(level.Label, depth, [cell])
            {
                Texts = [Events(level.TreatedEvents, level.Treated), Events(level.ControlEvents, level.Control)],
            };
        }

        string Events(long events, long patients) =>
            $"{FigureWords.Count(events, options.Language, options.NumberStyle)} / {FigureWords.Count(patients, options.Language, options.NumberStyle)}";
    }

    // A test that does not exist is printed as such; the caller says why.
    private static ForestRow Heading(SubgroupVariable variable) =>
        new(variable.Name, 0, [new ForestCell.Overall(variable.Interaction?.PValue ?? double.NaN)]);

    private static string Head(string arm) => $"{arm}, Evt / N";
}
