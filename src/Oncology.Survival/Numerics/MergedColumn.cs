namespace Oncology.Survival;

/// <summary>A column of times whose near ties have been merged.</summary>
/// <param name="Values">The time of each row now.</param>
/// <param name="Runs">Places of the order by time, first and one past the last, that hold equal times now and did not before.</param>
internal readonly record struct MergedColumn(double[] Values, IReadOnlyList<(int First, int End)> Runs);
