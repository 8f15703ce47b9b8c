using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The values of the records and definitions in words.</summary>
internal static class Terms
{
    private static readonly FrozenDictionary<Enum, Wording> Words = new Dictionary<Enum, Wording>
    {
        [Organ.Bone] = new("bone", "os"),
        [Organ.Node] = new("lymph node", "ganglion"),
        [Organ.Liver] = new("liver", "foie"),
        [Organ.Lung] = new("lung", "poumon"),
        [Organ.Brain] = new("brain", "cerveau"),
        [Organ.Meninges] = new("meninges", "méninges"),
        [Organ.Adrenal] = new("adrenal", "surrénale"),
        [Organ.Skin] = new("skin", "peau"),
        [Organ.Pancreas] = new("pancreas", "pancréas"),
        [Organ.Pleura] = new("pleura", "plèvre"),
        [Organ.Peritoneum] = new("peritoneum", "péritoine"),
        [Organ.Choroid] = new("choroid", "choroïde"),
        [Organ.Ovary] = new("ovary", "ovaire"),
        [Organ.SoftTissue] = new("soft tissue", "tissus mous"),
        [Organ.Other] = new("other organ", "autre organe"),
        [TreatmentSetting.Neoadjuvant] = new("neoadjuvant", "néoadjuvant"),
        [TreatmentSetting.Adjuvant] = new("adjuvant", "adjuvant"),
        [TreatmentSetting.Metastatic] = new("metastatic", "métastatique"),
        [TreatmentIntent.Curative] = new("curative", "curatif"),
        [TreatmentIntent.Palliative] = new("palliative", "palliatif"),
        [TreatmentIntent.Unknown] = new("intent unknown", "intention inconnue"),
        [StopReason.Progression] = new("progression", "progression"),
        [StopReason.Toxicity] = new("toxicity", "toxicité"),
        [StopReason.Planned] = new("as planned", "comme prévu"),
        [StopReason.Choice] = new("choice", "choix"),
        [StopReason.Death] = new("death", "décès"),
        [TumourResponse.Complete] = new("complete response", "réponse complète"),
        [TumourResponse.Partial] = new("partial response", "réponse partielle"),
        [TumourResponse.Stable] = new("stable disease", "maladie stable"),
        [TumourResponse.Progressive] = new("progressive disease", "maladie en progression"),
        [TumourResponse.NonCompleteNonProgressive] = new("non-CR/non-PD", "non-RC/non-PD"),
        [TumourResponse.NotEvaluable] = new("not evaluable", "non évaluable"),
        [RelapsePattern.TreatedSite] = new("at a treated site", "dans un site traité"),
        [RelapsePattern.SameOrgan] = new("same organ", "même organe"),
        [RelapsePattern.NewOrgan] = new("new organ", "nouvel organe"),
        [RelapsePattern.Multiple] = new("several sites", "plusieurs sites"),
        [DrugClass.AromataseInhibitor] = new("aromatase inhibitor", "inhibiteur de l'aromatase"),
        [DrugClass.Tamoxifen] = new("tamoxifen", "tamoxifène"),
        [DrugClass.Fulvestrant] = new("fulvestrant", "fulvestrant"),
        [DrugClass.Lhrh] = new("LHRH agonist", "agoniste de la LHRH"),
        [DrugClass.OtherEndocrine] = new("other endocrine treatment", "autre hormonothérapie"),
        [DrugClass.Endocrine] = new("endocrine treatment of unknown class", "hormonothérapie de classe inconnue"),
        [DrugClass.Cdk46] = new("CDK4/6 inhibitor", "inhibiteur de CDK4/6"),
        [DrugClass.Anthracycline] = new("anthracycline", "anthracycline"),
        [DrugClass.Taxane] = new("taxane", "taxane"),
        [DrugClass.OtherChemotherapy] = new("other chemotherapy", "autre chimiothérapie"),
        [DrugClass.Chemotherapy] = new("chemotherapy of unknown class", "chimiothérapie de classe inconnue"),
        [DrugClass.AntiHer2] = new("anti-HER2", "anti-HER2"),
        [DrugClass.Parp] = new("PARP inhibitor", "inhibiteur de PARP"),
        [DrugClass.Immunotherapy] = new("immunotherapy", "immunothérapie"),
        [DrugClass.BoneAgent] = new("bone agent", "traitement osseux"),
        [DrugClass.Other] = new("other drug", "autre médicament"),
        [DrugClass.Unknown] = new("drug of unknown class", "médicament de classe inconnue"),
        [Her2Subclass.Zero] = new("zero", "zéro"),
        [Her2Subclass.Low] = new("low", "faible"),
        [LuminalClass.A] = new("A", "A"),
        [LuminalClass.B] = new("B", "B"),
        [SizeClass.Small] = new("below 3 cm", "moins de 3 cm"),
        [SizeClass.Medium] = new("3 to 5 cm", "3 à 5 cm"),
        [SizeClass.Large] = new("above 5 cm", "plus de 5 cm"),
        [TumourExtent.T0ToT2] = new("T0 to T2", "T0 à T2"),
        [TumourExtent.T3ToT4] = new("T3 or T4", "T3 ou T4"),
        [NodalExtent.Negative] = new("N0", "N0"),
        [NodalExtent.Positive] = new("N+", "N+"),
        [GradeGroup.Low] = new("I or II", "I ou II"),
        [GradeGroup.High] = new("III", "III"),
        [EndocrineResistanceClass.Primary] = new("primary", "primaire"),
        [EndocrineResistanceClass.Secondary] = new("secondary", "secondaire"),
        [EndocrineResistanceClass.Sensitive] = new("sensitive", "sensible"),
        [ChemotherapyClass.Anthracycline] = new("anthracycline", "anthracycline"),
        [ChemotherapyClass.Taxane] = new("taxane", "taxane"),
        [ChemotherapyClass.AnthracyclineAndTaxane] = new("anthracycline and taxane", "anthracycline et taxane"),
        [ChemotherapyClass.Other] = new("other", "autre"),
        [TreatmentKind.Systemic] = new("systemic", "systémique"),
        [TreatmentKind.MetastasisDirected] = new("metastasis-directed", "focal"),
        [TreatmentKind.PalliativeRadiotherapy] = new("palliative radiotherapy", "radiothérapie palliative"),
        [TreatmentKind.BreastSurgery] = new("breast surgery", "chirurgie du sein"),
        [TreatmentKind.BreastRadiotherapy] = new("breast radiotherapy", "radiothérapie du sein"),
        [TreatmentKind.Other] = new("other", "autre"),
        [LesionEpoch.Baseline] = new("baseline", "initiale"),
        [LesionEpoch.Progression] = new("progression", "progression"),
        [NodeRegion.Cervical] = new("cervical", "cervicale"),
        [NodeRegion.Supraclavicular] = new("supraclavicular", "sus-claviculaire"),
        [NodeRegion.Infraclavicular] = new("infraclavicular", "sous-claviculaire"),
        [NodeRegion.Axillary] = new("axillary", "axillaire"),
        [NodeRegion.InternalMammary] = new("internal mammary", "mammaire interne"),
        [NodeRegion.Mediastinal] = new("mediastinal", "médiastinale"),
        [NodeRegion.Abdominal] = new("abdominal", "abdominale"),
        [NodeRegion.Pelvic] = new("pelvic", "pelvienne"),
        [NodeRegion.Inguinal] = new("inguinal", "inguinale"),
        [NodeRegion.Other] = new("other", "autre"),
        [DetectionModality.PetCt] = new("PET-CT", "TEP-TDM"),
        [DetectionModality.Mri] = new("MRI", "IRM"),
        [DetectionModality.Ct] = new("CT", "TDM"),
        [DetectionModality.BoneScan] = new("bone scan", "scintigraphie osseuse"),
        [DetectionModality.Ultrasound] = new("ultrasound", "échographie"),
        [DetectionModality.Clinical] = new("clinical", "clinique"),
        [DetectionModality.Other] = new("other", "autre"),
        [EventType.Assessment] = new("assessment", "évaluation"),
        [EventType.Progression] = new("progression", "progression"),
        [EventType.LocalFailure] = new("local failure", "récidive locale"),
        [EventType.NewMetastasis] = new("new metastasis", "nouvelle métastase"),
        [EventType.SecondPrimary] = new("second primary", "second cancer"),
        [EventType.Toxicity] = new("toxicity", "toxicité"),
        [EventType.Visit] = new("visit", "consultation"),
        [EventType.Death] = new("death", "décès"),
        [EventType.Lost] = new("lost to follow-up", "perdue de vue"),
        [Attribution.Unrelated] = new("unrelated", "non lié"),
        [Attribution.Unlikely] = new("unlikely", "improbable"),
        [Attribution.Possible] = new("possible", "possible"),
        [Attribution.Probable] = new("probable", "probable"),
        [Attribution.Definite] = new("definite", "certain"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Wording> Deciding = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        ["cut-off"] = new("cut-off date", "date de point"),
        ["recorded duration"] = new("recorded duration", "durée recueillie"),
        [SignsOfLife.Source.Name] = SignsOfLife.Source.Label,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words for a value; null when it has none.</summary>
    public static Wording? Find(Enum value) => value is MdtModality ? Of(value) : Words.GetValueOrDefault(value);

    /// <summary>The words for a value; null for null.</summary>
    public static Wording? Of(Enum? value) => value switch
    {
        null => null,
        MdtModality technique => new(FocalTreatment.Label([technique], Survival.Language.English)!, FocalTreatment.Label([technique], Survival.Language.French)!),
        _ => Words[value],
    };

    /// <summary>The words for several values, joined by +; null for none.</summary>
    public static Wording? Of<T>(ImmutableArray<T> values)
        where T : struct, Enum =>
        values.IsEmpty ? null : new(string.Join(" + ", values.Select(v => Of(v)!.English)), string.Join(" + ", values.Select(v => Of(v)!.French)));

    /// <summary>The words for a first line: <c>HT + CDK4/6</c>, <c>CT only</c>; null when no class is known.</summary>
    public static Wording? Of(FirstLine? line) => line?.Label is { } label ? new(label, line.LabelIn(Survival.Language.French)!) : null;

    /// <summary>What decided a row of an endpoint.</summary>
    public static Wording OfDecision(Endpoint endpoint, string decidedBy) =>
        endpoint.Events.Concat(endpoint.Censoring).FirstOrDefault(s => s.Name == decidedBy)?.Label ?? Deciding.GetValueOrDefault(decidedBy) ?? new Wording(decidedBy, decidedBy);

    /// <summary>Parts of a line, each a text or a wording, separated by commas; those without words are left out.</summary>
    public static Wording Join(params ReadOnlySpan<object?> parts)
    {
        var english = new List<string>();
        var french = new List<string>();
        foreach (object? part in parts)
        {
            Wording? words = part as Wording ?? (part?.ToString() is { Length: > 0 } text ? new Wording(text, text) : null);
            if (words is not null)
            {
                english.Add(words.English);
                french.Add(words.French);
            }
        }

        return new Wording(string.Join(", ", english), string.Join(", ", french));
    }
}
