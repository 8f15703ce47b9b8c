using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>First line of systemic treatment for the metastatic disease (D18).</summary>
/// <param name="Start">First day; null when no start date is recorded.</param>
/// <param name="Classes">Classes begun within the window of the first start.</param>
public sealed record FirstLine(DateOnly? Start, SystemicClasses Classes)
{
    /// <summary>Classes of which it is not known whether they were given; never among <see cref="Classes"/>.</summary>
    public SystemicClasses Open { get; init; }

    /// <summary>The combination as studies print it: <c>HT + CDK4/6</c>, <c>CT only</c>; null when no class is known, or one is open.</summary>
    public string? Label => LabelIn(Language.English);

    /// <summary>The combination in a language: <c>CT only</c>, <c>CT seule</c>; null when no class is known, or one is open.</summary>
    /// <param name="language">The language.</param>
    public string? LabelIn(Language language)
    {
        if (Classes == SystemicClasses.None || Open != SystemicClasses.None)
        {
            return null;
        }

        bool isFrench = language == Language.French;
        (SystemicClasses Class, string Name)[] names =
        [
            (SystemicClasses.Chemotherapy, "CT"), (SystemicClasses.Endocrine, "HT"), (SystemicClasses.Cdk46, "CDK4/6"),
            (SystemicClasses.AntiHer2, "anti-HER2"), (SystemicClasses.Other, isFrench ? "autre" : "other"),
        ];
        string[] begun = [.. names.Where(n => Classes.HasFlag(n.Class)).Select(n => n.Name)];
        string only = !isFrench ? "only" : Classes is SystemicClasses.Chemotherapy or SystemicClasses.Endocrine ? "seule" : "seul";
        return begun is [{ } single] ? $"{single} {only}" : string.Join(" + ", begun);
    }
}
