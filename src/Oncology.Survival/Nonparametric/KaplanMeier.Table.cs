using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

[TypeFormatterSource(typeof(TableDisplay))]
public sealed partial class KaplanMeier : ITabular
{
    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        string title = Words.KaplanMeierCurve.In(language) + (Label is null ? string.Empty : Words.Colon.In(language) + Label);
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("time", Words.Time.In(language)),
            new("at_risk", Words.AtRisk.In(language)),
            new("events", Words.Events.In(language)),
            new("censored", Words.Censored.In(language)),
            new("survival", Words.Survival.In(language)) { IntervalLevel = level },
            new("std_error", Words.StandardError.In(language)),
        ];
        return new ResultTable(title, columns, [.. Enumerable.Range(0, Times.Length).Select(Row)], language);
    }

    /// <summary>The curve as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private TableRow Row(int i) => new(
    [
        new Cell.Number(Times[i], NumberKind.General),
        new Cell.Number(AtRisks[i], NumberKind.Count),
        new Cell.Number(EventsAt[i], NumberKind.Count),
        new Cell.Number(CensoredAt[i], NumberKind.Count),
        new Cell.WithInterval(_survival[i], new Interval(Lowers[i], Uppers[i]), NumberKind.Percent),
        new Cell.Number(_standardError[i], NumberKind.Coefficient),
    ]);
}
