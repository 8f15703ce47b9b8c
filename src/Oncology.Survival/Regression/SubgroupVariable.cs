using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>The effect of a treatment in the levels of one variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Levels">One entry per level that has a row.</param>
/// <param name="Interaction">
/// Likelihood-ratio test that the effect is the same in all levels; null where it cannot be tested (one level, or a model that cannot be fitted).
/// </param>
public sealed record SubgroupVariable(string Name, ImmutableArray<SubgroupEffect> Levels, TestResult? Interaction);
