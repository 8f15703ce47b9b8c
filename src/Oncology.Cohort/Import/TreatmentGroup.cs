using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A group of columns of a flat file that speaks of one treatment by its name: a class of drugs, a focal technique.</summary>
/// <param name="Name">Its name, also the code of the treatment: <c>ht</c>, <c>sbrt</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Class">Class of the drugs where none is named; null for a focal treatment.</param>
/// <param name="Modality">Technique where none is named; null where the name says none.</param>
internal sealed record TreatmentGroup(string Name, TreatmentKind Kind, DrugClass? Class = null, MdtModality? Modality = null)
{
    private static readonly ImmutableArray<TreatmentGroup> Plain =
    [
        new("ht", TreatmentKind.Systemic, DrugClass.Endocrine),
        new("ct", TreatmentKind.Systemic, DrugClass.Chemotherapy),
        new("cdk46", TreatmentKind.Systemic, DrugClass.Cdk46),
        new("antiher2", TreatmentKind.Systemic, DrugClass.AntiHer2),
        new("immunotherapy", TreatmentKind.Systemic, DrugClass.Immunotherapy),
        new("parp", TreatmentKind.Systemic, DrugClass.Parp),
        new("sbrt", TreatmentKind.MetastasisDirected, Modality: MdtModality.Sbrt),
        new("imrt", TreatmentKind.MetastasisDirected, Modality: MdtModality.Imrt),
        new("rt", TreatmentKind.MetastasisDirected, Modality: MdtModality.ThreeDimensional),
        new("surgery", TreatmentKind.MetastasisDirected, Modality: MdtModality.Surgery),
        new("rfa", TreatmentKind.MetastasisDirected, Modality: MdtModality.RadiofrequencyAblation),
        new("cryotherapy", TreatmentKind.MetastasisDirected, Modality: MdtModality.Cryotherapy),
        new("microwave", TreatmentKind.MetastasisDirected, Modality: MdtModality.Microwave),
        new("palliative_rt", TreatmentKind.PalliativeRadiotherapy),
    ];

    /// <summary>All of them: drugs also by their setting before the metastases.</summary>
    public static ImmutableArray<TreatmentGroup> All { get; } =
    [
        .. Plain,
        .. from drugs in Plain
           where drugs.Kind == TreatmentKind.Systemic
           from setting in (TreatmentSetting[])[TreatmentSetting.Neoadjuvant, TreatmentSetting.Adjuvant]
           select drugs with { Name = drugs.Name + "_" + setting.ToString().ToLowerInvariant(), Setting = setting },
    ];

    /// <summary>Setting of the treatment where none is stated.</summary>
    public TreatmentSetting Setting { get; init; } = TreatmentSetting.Metastatic;

    /// <summary>True for a technique that treats metastases.</summary>
    public bool IsTechnique => Kind == TreatmentKind.MetastasisDirected;

    /// <summary>The group of a name; null when there is none.</summary>
    public static TreatmentGroup? Find(string? name) => All.FirstOrDefault(g => g.Name == name);

    /// <summary>What the group says of its treatment beside the cells.</summary>
    /// <param name="number">Number of the treatment among those of the group; 0 for none.</param>
    public ImmutableArray<OwnValue> Defaults(int number)
    {
        var values = ImmutableArray.CreateBuilder<OwnValue>();
        values.Add(new("treatment_id", number > 0 ? FormattableString.Invariant($"{Name}{number}") : Name, null));
        values.Add(new("kind", Kind, null));
        values.Add(new("setting", Setting, null));
        if (Modality is { } modality)
        {
            values.Add(new("modality", modality, null));
        }

        return values.ToImmutable();
    }
}
