using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The drugs from which a class is dealt out, with the day from which they can be given: those of 2014 to 2018 unless the targets file has others.</summary>
internal sealed class DrugRepertoire(IReadOnlyDictionary<string, IReadOnlyList<DrugDesign>> own)
{
    private static readonly Dictionary<string, ImmutableArray<DrugDesign>> Usual = new(StringComparer.Ordinal)
    {
        ["AI"] = [new() { Name = "letrozole" }, new() { Name = "anastrozole" }, new() { Name = "exemestane" }],
        // In Europe: palbociclib since November 2016, ribociclib since 2017.
        ["CDK46"] = [new() { Name = "ribociclib", Since = new(2017, 9, 1) }, new() { Name = "palbociclib", Weight = 3, Since = new(2016, 11, 10) }],
        ["taxane"] = [new() { Name = "paclitaxel" }, new() { Name = "docetaxel" }],
        ["other"] = [new() { Name = "capecitabine" }, new() { Name = "vinorelbine" }],
        ["antiHER2"] = [new() { Name = "trastuzumab + pertuzumab" }],
    };

    /// <summary>Classes that stand for several drugs.</summary>
    public static IReadOnlyCollection<string> Classes => Usual.Keys;

    /// <summary>The first day on which some CDK4/6 inhibitor can be given.</summary>
    public DateOnly Cdk46Since => Of("CDK46").Min(drug => drug.Since ?? DateOnly.MinValue);

    public static bool IsClass(string name) => Usual.ContainsKey(name);

    /// <summary>A drug of the class that can be given on that day; a word that is no class is a drug itself. Where none can be given yet, the last stands for a trial.</summary>
    public string Choose(string name, DateOnly day, RecordDealer deal)
    {
        if (!IsClass(name))
        {
            return name;
        }

        IReadOnlyList<DrugDesign> drugs = Of(name);
        if (drugs.Count == 1)
        {
            return drugs[0].Name;
        }

        int at = 0;
        for (int draw = deal.Below(drugs.Sum(drug => drug.Weight)); draw >= drugs[at].Weight; at++)
        {
            draw -= drugs[at].Weight;
        }

        return (IsThere(drugs[at]) ? drugs[at] : drugs.FirstOrDefault(IsThere) ?? drugs[^1]).Name;

        bool IsThere(DrugDesign drug) => drug.Since is not { } since || since <= day;
    }

    private IReadOnlyList<DrugDesign> Of(string name) => own.GetValueOrDefault(name) ?? Usual[name];
}
