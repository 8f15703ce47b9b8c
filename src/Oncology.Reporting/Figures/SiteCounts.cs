using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Counts in how many patients each organ is involved at baseline (definition D6).</summary>
public static class SiteCounts
{
    /// <summary>One entry per organ that at least one patient has, in the order of <see cref="Organ"/>.</summary>
    /// <param name="groups">The patients of each group.</param>
    /// <param name="conventions">What counts as a metastasis.</param>
    /// <param name="language">Language of the names.</param>
    /// <returns>The counts, in the order of the groups; patients without lesion rows have no organ.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ImmutableArray<SiteCount> Of(
        IReadOnlyList<IReadOnlyList<PatientHistory>> groups, ClinicalConventions conventions, Language language)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(conventions);
        ImmutableArray<Organ>[][] involved =
        [
            .. groups.Select(group => group
                .Select(history => LesionCount.Derive(history, conventions).Value.InvolvedOrgans)
                .Where(organs => !organs.IsDefaultOrEmpty).ToArray()),
        ];
        return
        [
            .. Enum.GetValues<Organ>()
                .Select(organ => new SiteCount(NameOf(organ).In(language), [.. involved.Select(group => group.Count(organs => organs.Contains(organ)))]))
                .Where(site => site.Counts.Any(count => count > 0)),
        ];
    }

    private static Word NameOf(Organ organ) => organ switch
    {
        Organ.Bone => new("Bone", "Os"),
        Organ.Node => new("Lymph nodes", "Ganglions"),
        Organ.Liver => new("Liver", "Foie"),
        Organ.Lung => new("Lung", "Poumon"),
        Organ.Brain => new("Brain", "Cerveau"),
        Organ.Meninges => new("Meninges", "Méninges"),
        Organ.Adrenal => new("Adrenal gland", "Surrénale"),
        Organ.Skin => new("Skin", "Peau"),
        Organ.Pancreas => new("Pancreas", "Pancréas"),
        Organ.Pleura => new("Pleura", "Plèvre"),
        Organ.Peritoneum => new("Peritoneum", "Péritoine"),
        Organ.Choroid => new("Choroid", "Choroïde"),
        Organ.Ovary => new("Ovary", "Ovaire"),
        Organ.SoftTissue => new("Soft tissue", "Tissus mous"),
        Organ.Other => new("Other", "Autre"),
        _ => throw new ArgumentOutOfRangeException(nameof(organ), organ, "Unknown organ."),
    };
}
