using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The restricted mean of one group against that of another.</summary>
/// <param name="Mean">Restricted mean of the group.</param>
/// <param name="Reference">Restricted mean of the group it is compared with.</param>
internal sealed record MeanContrast(RestrictedMean Mean, RestrictedMean Reference)
{
    public RestrictedMeanDifference Difference => Mean.Minus(Reference);

    public RestrictedMeanRatio Ratio => Mean.DividedBy(Reference);

    /// <summary>Writes <c>group</c>, <c>reference</c>, <c>tau</c>, <c>difference</c> and <c>ratio</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("group", Mean.Label);
        json.WriteString("reference", Reference.Label);
        json.WriteFinite("tau", Mean.Tau);
        Estimate difference = Difference.Difference;
        Write(json, "difference", difference.Value, ("std_error", difference.StandardError), difference.Interval, Difference.PValue);
        Write(json, "ratio", Ratio.Ratio, ("log_std_error", Ratio.LogStandardError), Ratio.Interval, Ratio.PValue);
    }

    private static void Write(Utf8JsonWriter json, string name, double value, (string Key, double Value) error, Interval interval, double p)
    {
        json.WriteStartObject(name);
        json.WriteFinite("estimate", value);
        json.WriteFinite(error.Key, error.Value);
        json.WriteFinite("lower", interval.Lower);
        json.WriteFinite("upper", interval.Upper);
        json.WriteFinite("p", p);
        json.WriteEndObject();
    }
}
