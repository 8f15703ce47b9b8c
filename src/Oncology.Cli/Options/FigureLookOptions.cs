using System.CommandLine;
using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary>The options of a figure of curves: rows of numbers below it, median lines, percent or proportion.</summary>
internal sealed class FigureLookOptions
{
    private const string AtRisk = "at-risk", Events = "events", Censored = "censored";

    private readonly bool _isSurvival;
    private readonly Option<string[]> _rows;
    private readonly Option<bool> _medians;
    private readonly Option<ProbabilityScale?> _scale;

    public FigureLookOptions(Session session, bool isSurvival)
    {
        _isSurvival = isSurvival;
        string[] words = isSurvival ? [AtRisk, Events, Censored] : [AtRisk, Events];
        _rows = WordOption.Choices(
            "--risk-table", session.Say("rows of numbers below the axis of the figure [at-risk]", "lignes de nombres sous l'axe de la figure [at-risk]"), session, [.. words.Select(word => (word, word))]);
        _medians = new("--median-lines") { Description = session.Say("lines to the medians in the figure", "lignes vers les médianes dans la figure") };
        _scale = WordOption.Choice<ProbabilityScale?>(
            "--scale", session.Say("probabilities of the figure [percent]", "probabilités de la figure [percent]"), session,
            ("percent", ProbabilityScale.Percent), ("proportion", ProbabilityScale.Proportion));
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_rows);
        if (_isSurvival)
        {
            command.Options.Add(_medians);
        }

        command.Options.Add(_scale);
    }

    public FigureLook Read(ParseResult parsed)
    {
        string[] rows = parsed.GetResult(_rows) is null ? [AtRisk] : parsed.GetValue(_rows)!;
        return new FigureLook(
            rows.Contains(AtRisk), rows.Contains(Events), rows.Contains(Censored), _isSurvival && parsed.GetValue(_medians), parsed.GetValue(_scale) ?? ProbabilityScale.Percent);
    }
}
