using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>How a study file wants curves drawn: rows of numbers below them, median lines, percent or proportion.</summary>
/// <param name="RiskTable">Rows of numbers below the axis.</param>
/// <param name="MedianLines">Lines from one half to each median.</param>
/// <param name="Scale">Percent or proportion.</param>
internal sealed record CurveLook(RiskTableRows RiskTable, bool MedianLines, ProbabilityScale Scale)
{
    /// <summary>Keys of survival curves.</summary>
    public static readonly ImmutableArray<string> Keys = ["riskTable", "medianLines", "scale"];

    /// <summary>Keys of incidence curves: nobody is censored in a cause, and no median is drawn.</summary>
    public static readonly ImmutableArray<string> IncidenceKeys = ["riskTable", "scale"];

    public static CurveLook Read(SpecNode node, bool withCensored = true) => new(
        Rows(node, withCensored),
        node.Flag("medianLines"),
        node.Choice("scale", ProbabilityScale.Percent, ("percent", ProbabilityScale.Percent), ("proportion", ProbabilityScale.Proportion)));

    public KaplanMeierFigureOptions Apply(KaplanMeierFigureOptions options) => options with
    {
        ShowNumberAtRisk = RiskTable.HasFlag(RiskTableRows.AtRisk),
        ShowCumulativeEvents = RiskTable.HasFlag(RiskTableRows.Events),
        ShowCumulativeCensored = RiskTable.HasFlag(RiskTableRows.Censored),
        ShowMedian = MedianLines,
        Scale = Scale,
    };

    public CumulativeIncidenceFigureOptions Apply(CumulativeIncidenceFigureOptions options) => options with
    {
        ShowNumberAtRisk = RiskTable.HasFlag(RiskTableRows.AtRisk),
        ShowCumulativeEvents = RiskTable.HasFlag(RiskTableRows.Events),
        Scale = Scale,
    };

    // An empty list draws no row at all; without the key there are the numbers at risk.
    private static RiskTableRows Rows(SpecNode node, bool withCensored)
    {
        if (node.Child("riskTable") is null)
        {
            return RiskTableRows.AtRisk;
        }

        return node.ItemsOf("riskTable", item => (item.Text(), withCensored) switch
        {
            ("at-risk", _) => RiskTableRows.AtRisk,
            ("events", _) => RiskTableRows.Events,
            ("censored", true) => RiskTableRows.Censored,
            _ => Unknown(item, withCensored),
        }).Aggregate(RiskTableRows.None, (all, one) => all | one);
    }

    private static RiskTableRows Unknown(SpecNode item, bool withCensored)
    {
        string words = withCensored ? "at-risk, events, censored" : "at-risk, events";
        item.Problem($"expected some of {words}", $"attendu parmi {words}");
        return RiskTableRows.None;
    }
}

/// <summary>Rows of numbers below the axis of time.</summary>
[Flags]
internal enum RiskTableRows
{
    None = 0,
    AtRisk = 1,
    Events = 2,
    Censored = 4,
}
