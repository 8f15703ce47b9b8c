using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Draws the study profile.</summary>
internal static class FlowRun
{
    public static StudyItem Run(StudyContext study, FlowSpec spec)
    {
        ImmutableArray<FlowBox> arms = Arms(study, spec.By, Language.English);
        ImmutableArray<FlowStepSpec> steps = [.. spec.Before, .. study.Flow.Select(step => new FlowStepSpec(step.Label, step.Count, step.Left))];
        return study.Figure(spec.Head, Draw, [($"{spec.Head.Name}-numbers", Numbers(steps, arms))]);

        Figure Draw(Language language)
        {
            FlowBox[] trunk =
            [
                .. steps.Select(step => new FlowBox(step.Label.In(language), step.Count)
                {
                    Excluded = [.. step.Left.Select(left => new FlowExclusion(left.Reason.In(language), left.Count))],
                }),
            ];
            FlowFigureOptions options = new() { Language = language, IsSynthetic = study.Spec.IsSynthetic };
            return spec.By is null
                ? FlowFigure.Create(trunk, options)
                : FlowFigure.Create(trunk, [.. Arms(study, spec.By, language).Select(box => (IReadOnlyList<FlowBox>)[box])], options);
        }
    }

    private static ImmutableArray<FlowBox> Arms(StudyContext study, string? by, Language language)
    {
        if (by is null)
        {
            return [];
        }

        StudyVariable variable = study.Patients.Variables[by];
        return [.. variable.Levels.Select((level, i) => new FlowBox(level.In(language), variable.Codes.Count(code => code == i)))];
    }

    private static ResultTable Numbers(ImmutableArray<FlowStepSpec> steps, ImmutableArray<FlowBox> arms)
    {
        ImmutableArray<TableColumn> columns = [new("box", "Box", IsText: true), new("reason", "Reason", IsText: true), new("patients", "Patients")];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach ((LocalText label, int count, ImmutableArray<(LocalText Reason, int Count)> left) in steps)
        {
            rows.Add(Row(label.English, string.Empty, count));
            rows.AddRange(left.Select(lost => Row(label.English, lost.Reason.English, lost.Count)));
        }

        rows.AddRange(arms.Select(arm => Row(arm.Text, string.Empty, arm.Count)));
        return new ResultTable("Study profile", columns, rows.ToImmutable(), Language.English);
    }

    private static TableRow Row(string box, string reason, int count) =>
        new([new Cell.Text(box), new Cell.Text(reason), new Cell.Number(count, NumberKind.Count)]);
}
