using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A time-to-event endpoint: columns of the table, or an endpoint that the cohort derives.</summary>
/// <param name="Name">Name by which results call it.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="ShortLabel">Abbreviation: OS, PFS.</param>
/// <param name="Time">Time column; null takes the cohort's endpoint of this name.</param>
/// <param name="Event">Event column.</param>
/// <param name="EventValues">Values of the event column that are the event.</param>
/// <param name="DaysPerUnit">Days in the unit of the time column.</param>
/// <param name="Definition">What it is, in the words of the study: origin, event, censoring; null for none.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record EndpointSpec(
    string Name, LocalText Label, LocalText ShortLabel, string? Time, string? Event, ImmutableArray<string> EventValues, double DaysPerUnit, LocalText? Definition, string Path)
{
    public static EndpointSpec Read(SpecNode node)
    {
        node.Allow("name", "label", "short", "time", "event", "eventValues", "unit", "definition");
        string name = node.Required("name").Text();
        LocalText label = node.WordingOf("label") ?? LocalText.Same(name);
        ImmutableArray<string> values = node.ItemsOf("eventValues", value => value.Text());
        string? time = node.TextOf("time");
        string? ends = node.TextOf("event");
        if (time is null != ends is null)
        {
            node.Problem("'time' and 'event' go together", "'time' et 'event' vont ensemble");
        }

        return new EndpointSpec(name, label, node.WordingOf("short") ?? label, time, ends, values.IsEmpty ? ["1"] : values, StudyTime.DaysPerUnit(node), node.WordingOf("definition"), node.Path);
    }
}

/// <summary>An exposure that begins during follow-up.</summary>
/// <param name="Name">Name by which models call it.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="Time">Column with the time at which it begins, empty when it never does; null takes the cohort's definition.</param>
/// <param name="DaysPerUnit">Days in the unit of the column.</param>
/// <param name="No">Label of the unexposed.</param>
/// <param name="Yes">Label of the exposed.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record ExposureSpec(string Name, LocalText Label, string? Time, double DaysPerUnit, LocalText No, LocalText Yes, string Path)
{
    public static ExposureSpec Read(SpecNode node)
    {
        node.Allow("name", "label", "time", "unit", "no", "yes");
        string name = node.Required("name").Text();
        return new ExposureSpec(
            name,
            node.WordingOf("label") ?? LocalText.Same(name),
            node.TextOf("time"),
            StudyTime.DaysPerUnit(node),
            node.WordingOf("no") ?? new LocalText("No", "Non"),
            node.WordingOf("yes") ?? new LocalText("Yes", "Oui"),
            node.Path);
    }
}

/// <summary>Rules of the landmark analyses.</summary>
/// <param name="Times">Landmarks, in the unit of the study.</param>
/// <param name="KeepsAtLandmark">Who leaves exactly at the landmark stays (<c>keep-at</c>).</param>
/// <param name="Restarts">Times are counted from the landmark; false keeps the time zero of the study on the axis.</param>
/// <param name="EventFree">Endpoint whose event before the landmark leaves every analysis; null for the endpoint itself.</param>
internal sealed record LandmarkSpec(ImmutableArray<double> Times, bool KeepsAtLandmark, bool Restarts, string? EventFree)
{
    public static LandmarkSpec None { get; } = new([], false, true, null);

    public static LandmarkSpec Read(SpecNode node, ImmutableArray<string> endpoints)
    {
        node.Allow("at", "boundary", "clock", "eventFree");
        string? eventFree = node.TextOf("eventFree");
        if (eventFree is not null && !endpoints.Contains(eventFree))
        {
            node.Child("eventFree")!.Value.Unknown(eventFree, endpoints);
        }

        return new LandmarkSpec(
            node.ItemsOf("at", StudyTime.ReadTime),
            node.Choice("boundary", false, ("exclude-at", false), ("keep-at", true)),
            node.Choice("clock", true, ("restart", true), ("keep", false)),
            eventFree);
    }
}
