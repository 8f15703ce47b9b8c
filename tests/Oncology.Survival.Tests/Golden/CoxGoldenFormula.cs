using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>A golden Cox case as a table and a formula.</summary>
internal static class CoxGoldenFormula
{
    public static DataTable Table(GoldenCase golden)
    {
        DataTable table = DataTable.Empty;
        var categorical = Covariates(golden).Where(c => c.GetProperty("type").ValueEquals("categorical")).Select(Name).ToHashSet();
        string?[] others = [golden.Text("time"), golden.Text("start"), golden.Text("stop"), golden.Text("weights"), golden.Text("offset")];
        string[] numeric = [.. others.OfType<string>(), .. Covariates(golden).Select(Name).Where(name => !categorical.Contains(name))];
        string?[] labels = [golden.Options.GetProperty("event").GetProperty("column").GetString(), golden.Text("cluster"), .. golden.Texts("strata")];
        foreach (string column in numeric.Distinct())
        {
            table = table.WithNumbers(column, golden.Table.Numbers(column));
        }

        foreach (string column in labels.OfType<string>().Concat(categorical).Distinct().Where(column => !table.HasColumn(column)))
        {
            table = table.WithText(column, golden.Table.Texts(column));
        }

        return table;
    }

    public static string Text(GoldenCase golden)
    {
        string times = golden.Text("start") is string start ? $"`{start}`, `{golden.Text("stop")}`" : $"`{golden.Text("time")}`";
        Dictionary<string, string> variables = Covariates(golden).ToDictionary(Name, Variable);
        List<string> terms = [.. variables.Values];
        if (golden.Options.TryGetProperty("interactions", out JsonElement interactions))
        {
            terms.AddRange(interactions.EnumerateArray().Select(pair => string.Join(":", pair.EnumerateArray().Select(v => variables[v.GetString()!]))));
        }

        if (golden.Texts("strata") is { Length: > 0 } strata)
        {
            terms.Add($"strata({string.Join(", ", strata.Select(s => $"`{s}`"))})");
        }

        if (golden.Text("offset") is string offset)
        {
            terms.Add($"offset(`{offset}`)");
        }

        string right = terms.Count == 0 ? "1" : string.Join(" + ", terms);
        return $"Surv({times}, `{golden.Options.GetProperty("event").GetProperty("column").GetString()}`) ~ {right}";
    }

    /// <summary>What a coefficient of a reference file belongs to.</summary>
    public static string Key(JsonElement parts) => string.Join(":", parts.EnumerateArray().Select(part =>
        part.GetProperty("covariate").GetString() + (part.TryGetProperty("level", out JsonElement level) ? "=" + level.GetString() : "")));

    /// <summary>What a coefficient of ours belongs to.</summary>
    public static string Key(CoefficientName name) =>
        string.Join(":", name.Variables.Select(v => v.Name + (v.Level is null ? "" : "=" + v.Level)));

    private static JsonElement[] Covariates(GoldenCase golden) => [.. golden.Options.GetProperty("covariates").EnumerateArray()];

    private static string Name(JsonElement covariate) => covariate.GetProperty("name").GetString()!;

    private static string Variable(JsonElement covariate) =>
        covariate.GetProperty("type").ValueEquals("numeric")
            ? $"`{Name(covariate)}`"
            : $"factor(`{Name(covariate)}`, ref=\"{covariate.GetProperty("reference").GetString()}\")";
}
