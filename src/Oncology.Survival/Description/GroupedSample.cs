namespace Oncology.Survival;

/// <summary>A numeric column split by a factor: the values of each level that has one, missing rows counted.</summary>
internal sealed class GroupedSample
{
    private GroupedSample(string[] labels, double[][] values, int missing)
    {
        Labels = labels;
        Values = values;
        Missing = missing;
    }

    public string[] Labels { get; }

    public double[][] Values { get; }

    /// <summary>Rows whose value (NaN) or group is missing.</summary>
    public int Missing { get; }

    public static GroupedSample Create(ReadOnlySpan<double> values, Factor groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (values.Length != groups.Count)
        {
            throw new ArgumentException($"There are {values.Length} values and '{groups.Name}' has {groups.Count} rows.", nameof(values));
        }

        List<double>[] byLevel = [.. groups.Levels.Select(_ => new List<double>())];
        int missing = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (groups.Codes[row] < 0 || double.IsNaN(values[row]))
            {
                missing++;
            }
            else
            {
                byLevel[groups.Codes[row]].Add(values[row]);
            }
        }

        int[] occupied = [.. Enumerable.Range(0, byLevel.Length).Where(level => byLevel[level].Count > 0)];
        return new GroupedSample([.. occupied.Select(level => groups.Levels[level])], [.. occupied.Select(level => byLevel[level].ToArray())], missing);
    }

    /// <summary>The same for exactly two groups.</summary>
    /// <exception cref="ModelException">Another number of levels has values.</exception>
    public static GroupedSample CreateTwo(ReadOnlySpan<double> values, Factor groups)
    {
        GroupedSample sample = Create(values, groups);
        return sample.Labels.Length == 2
            ? sample
            : throw new ModelException("not-two-groups", $"The test compares two groups; {sample.Labels.Length} levels of '{groups.Name}' have values.", $"Le test compare deux groupes ; {sample.Labels.Length} modalités de « {groups.Name} » ont des valeurs.");
    }

    /// <summary>The same for two groups or more.</summary>
    /// <exception cref="ModelException">Fewer levels have values.</exception>
    public static GroupedSample CreateSeveral(ReadOnlySpan<double> values, Factor groups)
    {
        GroupedSample sample = Create(values, groups);
        return sample.Labels.Length >= 2
            ? sample
            : throw new ModelException("one-group", $"The test compares groups; only {sample.Labels.Length} level of '{groups.Name}' has values.", $"Le test compare des groupes ; {sample.Labels.Length} modalité de « {groups.Name} » a des valeurs.");
    }

    /// <summary>Demands values enough in every group, and more values than groups.</summary>
    /// <exception cref="ModelException">There are fewer.</exception>
    public void RequireCount(int least)
    {
        for (int g = 0; g < Values.Length; g++)
        {
            if (Values[g].Length < least)
            {
                throw new ModelException("too-few-values", $"'{Labels[g]}' has {Values[g].Length} value; the test needs {least}.", $"« {Labels[g]} » a {Values[g].Length} valeur ; le test en demande {least}.");
            }
        }

        if (Values.Sum(values => values.Length) <= Values.Length)
        {
            throw new ModelException("too-few-values", "The groups have one value each; the test needs more.", "Les groupes ont une valeur chacun ; le test en demande plus.");
        }
    }

    /// <summary>The values of a column without the missing ones (NaN).</summary>
    public static double[] Present(ReadOnlySpan<double> values)
    {
        List<double> present = new(values.Length);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                present.Add(value);
            }
        }

        return [.. present];
    }
}
