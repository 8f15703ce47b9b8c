using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a run used: the methods, which the methods paragraph must name, and the models, whose assumptions the report checks.</summary>
internal sealed class StudyLog
{
    private readonly SortedSet<StudyMethod> _methods = [];
    private readonly SortedSet<CoxTies> _ties = [];
    private readonly List<FittedModel> _models = [];

    /// <summary>The table or figure that is being made.</summary>
    public string Item { get; set; } = string.Empty;

    public IReadOnlySet<StudyMethod> Methods => _methods;

    /// <summary>How tied events were treated, in any model.</summary>
    public IReadOnlySet<CoxTies> Ties => _ties;

    public ImmutableArray<FittedModel> Models => [.. _models];

    public void Use(params ReadOnlySpan<StudyMethod> methods)
    {
        foreach (StudyMethod method in methods)
        {
            _methods.Add(method);
        }
    }

    public void Add(LocalText label, CoxModel model)
    {
        _methods.Add(StudyMethod.Cox);
        _ties.Add(model.Options.Ties);
        _models.Add(new FittedModel(Item, label, model));
    }
}

/// <summary>A Cox model of a study.</summary>
/// <param name="Item">Name of the table or figure that shows it.</param>
/// <param name="Label">What it models.</param>
/// <param name="Model">The model.</param>
internal sealed record FittedModel(string Item, LocalText Label, CoxModel Model);

/// <summary>Methods that a study can use, in the order in which its methods paragraph names them.</summary>
internal enum StudyMethod
{
    MedianAndRange,
    ChiSquare,
    FisherExact,
    MannWhitney,
    KruskalWallis,
    KaplanMeier,
    NelsonAalen,
    ReverseKaplanMeier,
    LogRank,
    Cox,
    Wald,
    TimeDependentCovariate,
    NaiveExposure,
    Landmark,
    SimonMakuch,
    MantelByar,
    AalenJohansen,
    GrayTest,
    PropensityScore,
    Iptw,
    OverlapWeights,
    RobustErrors,
    StandardizedDifference,
    ImmortalTimeAudit,
    LandmarkSweep,
    Subgroups,
    EValue,
    LeaveOneOut,
}
