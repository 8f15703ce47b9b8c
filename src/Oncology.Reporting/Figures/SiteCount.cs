using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>How many patients have a site involved, by group.</summary>
/// <param name="Site">The site, such as an organ.</param>
/// <param name="Counts">Patients with it, one number per group in the order of the groups.</param>
public sealed record SiteCount(string Site, ImmutableArray<int> Counts);

/// <summary>A group of a bar chart of sites.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Patients">All its patients, with and without any site: the denominator.</param>
public sealed record SiteGroup(string Label, int Patients);
