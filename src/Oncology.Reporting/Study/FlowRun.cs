using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Draws the study profile.</summary>
internal static class FlowRun
{
    public static StudyItem Run(StudyContext study, FlowSpec spec)
    {
        ImmutableArray<FlowStepSpec> steps = [.. spec.Before, .. study.Flow.Select(step => new FlowStepSpec(step.Label, step.Count, step.Left))];
        return study.Figure(spec.Head, Draw, language => [($"{spec.Head.Name}-numbers", Numbers(study, steps, Arms(study, spec.By, language), language))]);

        Figure Draw(Language language)
        {
            FlowBox[] trunk =
            [
                .. steps.Select(step => new FlowBox(study.Say(step.Label, language), step.Count)
                {
                    Excluded = [.. step.Left.Select(left => new FlowExclusion(study.Say(left.Reason, language), left.Count))],
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

    private static ResultTable Numbers(StudyContext study, ImmutableArray<FlowStepSpec> steps, ImmutableArray<FlowBox> arms, Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("box", StudyWords.Box.In(language), IsText: true), new("reason", StudyWords.Reason.In(language), IsText: true), new("patients", study.Say(TableWords.Patients, language)),
        ];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach ((LocalText label, int count, ImmutableArray<(LocalText Reason, int Count)> left) in steps)
        {
            rows.Add(Row(study.Say(label, language), string.Empty, count));
            rows.AddRange(left.Select(lost => Row(study.Say(label, language), study.Say(lost.Reason, language), lost.Count)));
        }

        rows.AddRange(arms.Select(arm => Row(arm.Text, string.Empty, arm.Count)));
        return new ResultTable(StudyWords.Profile.In(language), columns, rows.ToImmutable(), language);
    }

    private static TableRow Row(string box, string reason, int count) =>
        new([new Cell.Text(box), new Cell.Text(reason), new Cell.Number(count, NumberKind.Count)]);
}
