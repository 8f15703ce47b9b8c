using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Simon-Makuch curves of the study's exposure, with the Mantel-Byar test.</summary>
internal sealed record SimonMakuchSpec(ResultHead Head, string Endpoint, ImmutableArray<double> Times, double? MaxTime, CurveLook Look) : ResultSpec(Head)
{
    public static new SimonMakuchSpec Read(SpecNode node, SpecNames names)
    {
        ExposureFigures.RequireExposure(node, names);
        return new SimonMakuchSpec(
            ResultHead.Read(node, ["endpoint", "times", "maxTime", .. CurveLook.Keys]),
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            node.ItemsOf("times", StudyTime.ReadTime),
            node.NumberOf("maxTime"),
            CurveLook.Read(node));
    }
}

/// <summary>The hazard ratio of the study's exposure against the landmark.</summary>
internal sealed record LandmarkSweepSpec(ResultHead Head, string Endpoint, ImmutableArray<double> Landmarks) : ResultSpec(Head)
{
    public static new LandmarkSweepSpec Read(SpecNode node, SpecNames names)
    {
        ExposureFigures.RequireExposure(node, names);
        LandmarkSweepSpec spec = new(
            ResultHead.Read(node, "endpoint", "landmarks"),
            ResultHead.Reference(node, "endpoint", names.Endpoints),
            node.ItemsOf("landmarks", StudyTime.ReadTime));
        if (spec.Landmarks.Distinct().Count() < Math.Max(1, spec.Landmarks.Length))
        {
            node.Problem("'landmarks' holds one or more different times", "« landmarks » contient un ou plusieurs temps différents");
        }

        return spec;
    }
}
