using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Allowed values of the categories of lesions, treatments and events, with the French and English words that mean them.</summary>
internal static class ChildCategoryWords
{
    public static ImmutableArray<FieldValue> Organ { get; } = CategoryWords.Of(
        (Cohort.Organ.Bone, "bone", "os, osseux, osseuse"),
        (Cohort.Organ.Node, "node", "ganglion, ganglions, ganglionnaire, gg, adénopathie, lymph node, lymph nodes, nodal"),
        (Cohort.Organ.Liver, "liver", "foie, hépatique, hepatic"),
        (Cohort.Organ.Lung, "lung", "poumon, poumons, pulmonaire, pulmonary"),
        (Cohort.Organ.Brain, "brain", "cerveau, cérébral, cérébrale, encéphale, SNC, CNS"),
        (Cohort.Organ.Meninges, "meninges", "méninges, méningé, leptomeninges"),
        (Cohort.Organ.Adrenal, "adrenal", "surrénale, surrénales, surrénalien"),
        (Cohort.Organ.Skin, "skin", "peau, cutané, cutanée"),
        (Cohort.Organ.Pancreas, "pancreas", "pancréas, pancréatique"),
        (Cohort.Organ.Pleura, "pleura", "plèvre, pleural, pleurale"),
        (Cohort.Organ.Peritoneum, "peritoneum", "péritoine, péritonéal, péritonéale"),
        (Cohort.Organ.Choroid, "choroid", "choroïde, choroïdien, choroïdienne"),
        (Cohort.Organ.Ovary, "ovary", "ovaire, ovaires, ovarien"),
        (Cohort.Organ.SoftTissue, "soft_tissue", "tissus mous, parties molles, muscle"),
        (Cohort.Organ.Other, "other", "autre, autres"));

    public static ImmutableArray<FieldValue> NodeRegion { get; } = CategoryWords.Of(
        (Cohort.NodeRegion.Cervical, "cervical", "cervicale, cou, neck"),
        (Cohort.NodeRegion.Supraclavicular, "supraclavicular", "sus-claviculaire, sus-clav, SSC"),
        (Cohort.NodeRegion.Infraclavicular, "infraclavicular", "sous-claviculaire, sous-clav"),
        (Cohort.NodeRegion.Axillary, "axillary", "axillaire, aisselle, axilla"),
        (Cohort.NodeRegion.InternalMammary, "internal_mammary", "mammaire interne, CMI"),
        (Cohort.NodeRegion.Mediastinal, "mediastinal", "médiastinale, médiastinal, médiastin, hilaire"),
        (Cohort.NodeRegion.Abdominal, "abdominal", "abdominale, lombo-aortique, rétropéritonéal"),
        (Cohort.NodeRegion.Pelvic, "pelvic", "pelvienne, pelvien, iliaque"),
        (Cohort.NodeRegion.Inguinal, "inguinal", "inguinale, aine"),
        (Cohort.NodeRegion.Other, "other", "autre"));

    public static ImmutableArray<FieldValue> Side { get; } = CategoryWords.Of(
        (Cohort.Side.Left, "L", "gauche, g, left"),
        (Cohort.Side.Right, "R", "droite, droit, d, right"),
        (Cohort.Side.Midline, "M", "médiane, médian, milieu, midline"));

    public static ImmutableArray<FieldValue> Detection { get; } = CategoryWords.Of(
        (DetectionModality.PetCt, "PET-CT", "TEP, TEP-TDM, TEP scanner, PET"),
        (DetectionModality.Mri, "MRI", "IRM"),
        (DetectionModality.Ct, "CT", "TDM, scanner"),
        (DetectionModality.BoneScan, "bone_scan", "scintigraphie, scintigraphie osseuse, scinti"),
        (DetectionModality.Ultrasound, "ultrasound", "échographie, écho"),
        (DetectionModality.Clinical, "clinical", "clinique"),
        (DetectionModality.Other, "other", "autre"));

    public static ImmutableArray<FieldValue> Epoch { get; } = CategoryWords.Of(
        (LesionEpoch.Baseline, "baseline", "initiale, initial, inclusion"),
        (LesionEpoch.Progression, "progression", "nouvelle, à la progression, new"));

    public static ImmutableArray<FieldValue> Kind { get; } = CategoryWords.Of(
        (TreatmentKind.Systemic, "systemic", "systémique, médical, général"),
        (TreatmentKind.MetastasisDirected, "mdt", "focal, traitement focal, local, metastasis directed"),
        (TreatmentKind.PalliativeRadiotherapy, "palliative_rt", "radiothérapie palliative, rt palliative, palliative radiotherapy"),
        (TreatmentKind.BreastSurgery, "breast_surgery", "chirurgie du sein, chirurgie mammaire"),
        (TreatmentKind.BreastRadiotherapy, "breast_rt", "radiothérapie du sein, rt sein"),
        (TreatmentKind.Other, "other", "autre"));

    public static ImmutableArray<FieldValue> Setting { get; } = CategoryWords.Of(
        (TreatmentSetting.Neoadjuvant, "neoadjuvant", "néoadjuvante, néoadjuvant"),
        (TreatmentSetting.Adjuvant, "adjuvant", "adjuvante"),
        (TreatmentSetting.Metastatic, "metastatic", "métastatique, M1"));

    public static ImmutableArray<FieldValue> DrugClass { get; } = CategoryWords.Of(
        (Cohort.DrugClass.AromataseInhibitor, "AI", "anti-aromatase, IA, inhibiteur de l'aromatase, aromatase inhibitor"),
        (Cohort.DrugClass.Tamoxifen, "tamoxifen", "tamoxifène"),
        (Cohort.DrugClass.Fulvestrant, "fulvestrant", "fulvestrant, SERD"),
        (Cohort.DrugClass.Lhrh, "LHRH", "analogue de la LHRH, agoniste de la LHRH, analogue LHRH, agoniste LHRH, GnRH"),
        (Cohort.DrugClass.OtherEndocrine, "other_endocrine", "autre hormonothérapie, autre HT, other endocrine"),
        (Cohort.DrugClass.Endocrine, "endocrine", "hormonothérapie, HT, hormone therapy, endocrine therapy"),
        (Cohort.DrugClass.Cdk46, "CDK46", "inhibiteur de CDK4/6, CDK4/6, inhibiteur CDK4/6, iCDK"),
        (Cohort.DrugClass.Anthracycline, "anthracycline", "anthracyclines"),
        (Cohort.DrugClass.Taxane, "taxane", "taxanes"),
        (Cohort.DrugClass.OtherChemotherapy, "other_ct", "autre chimiothérapie, autre CT, autre chimio, other chemotherapy"),
        (Cohort.DrugClass.Chemotherapy, "chemotherapy", "chimiothérapie, chimio, CT"),
        (Cohort.DrugClass.AntiHer2, "antiHER2", "anti-HER2"),
        (Cohort.DrugClass.Parp, "PARP", "inhibiteur de PARP, iPARP"),
        (Cohort.DrugClass.Immunotherapy, "IO", "immunothérapie, immunotherapy"),
        (Cohort.DrugClass.BoneAgent, "bone_agent", "bisphosphonate ou dénosumab, bisphosphonate, biphosphonate, agent osseux"),
        (Cohort.DrugClass.Other, "other", "autre"),
        (Cohort.DrugClass.Unknown, "unknown_class", "classe inconnue"));

    public static ImmutableArray<FieldValue> Modality { get; } = CategoryWords.Of(
        (MdtModality.Sbrt, "SBRT", "stéréotaxie, stéréo, radiothérapie stéréotaxique, RTS, SABR, cyberknife"),
        (MdtModality.Imrt, "IMRT", "RCMI, modulation d'intensité, VMAT, tomothérapie"),
        (MdtModality.ThreeDimensional, "3DRT", "RT3D, 3D, conformationnelle, RT, radiothérapie, radiotherapy"),
        (MdtModality.Surgery, "surgery", "chirurgie, chir, exérèse, résection"),
        (MdtModality.RadiofrequencyAblation, "RFA", "radiofréquence, RF, PRA, ablation"),
        (MdtModality.Cryotherapy, "cryotherapy", "cryothérapie, cryo, cryoablation"),
        (MdtModality.Microwave, "microwave", "micro-ondes, MWA"),
        (MdtModality.Other, "other", "autre"));

    public static ImmutableArray<FieldValue> Intent { get; } = CategoryWords.Of(
        (TreatmentIntent.Curative, "curative", "curatif, radical, ablatif"),
        (TreatmentIntent.Palliative, "palliative", "palliatif, antalgique"),
        (TreatmentIntent.Unknown, "unknown", "inconnu, inconnue"));

    public static ImmutableArray<FieldValue> StopReason { get; } = CategoryWords.Of(
        (Cohort.StopReason.Progression, "progression", "progression, rechute, PD"),
        (Cohort.StopReason.Toxicity, "toxicity", "toxicité, intolérance"),
        (Cohort.StopReason.Planned, "planned", "fin prévue, prévu, fin de traitement, completed"),
        (Cohort.StopReason.Choice, "choice", "choix du patient, choix, refus"),
        (Cohort.StopReason.Death, "death", "décès"));

    public static ImmutableArray<FieldValue> Margins { get; } = CategoryWords.Of(
        (MarginStatus.R0, "R0", "R0, saines"), (MarginStatus.R1, "R1", "R1, envahies"), (MarginStatus.R2, "R2", ""));

    public static ImmutableArray<FieldValue> EventType { get; } = CategoryWords.Of(
        (Cohort.EventType.Assessment, "assessment", "évaluation, bilan, imagerie"),
        (Cohort.EventType.Progression, "progression", "progression, rechute, récidive"),
        (Cohort.EventType.LocalFailure, "local_failure", "récidive locale, échec local, local recurrence"),
        (Cohort.EventType.NewMetastasis, "new_metastasis", "nouvelle métastase, distant metastasis"),
        (Cohort.EventType.SecondPrimary, "second_primary", "second cancer, deuxième cancer, new primary"),
        (Cohort.EventType.Toxicity, "toxicity", "toxicité"),
        (Cohort.EventType.Visit, "visit", "consultation, visite, alive, vivant, vivante"),
        (Cohort.EventType.Death, "death", "décès, décédé, décédée, dcd, dead, deceased"),
        (Cohort.EventType.Lost, "lost", "perdu de vue, pdv"));

    public static ImmutableArray<FieldValue> Pattern { get; } = CategoryWords.Of(
        (RelapsePattern.TreatedSite, "treated_site", "site traité"),
        (RelapsePattern.SameOrgan, "same_organ", "même organe"),
        (RelapsePattern.NewOrgan, "new_organ", "nouvel organe"),
        (RelapsePattern.Multiple, "multiple", "multiples"));

    public static ImmutableArray<FieldValue> Attribution { get; } = CategoryWords.Of(
        (Cohort.Attribution.Unrelated, "unrelated", "exclue, non lié, non imputable"),
        (Cohort.Attribution.Unlikely, "unlikely", "improbable, douteuse"),
        (Cohort.Attribution.Possible, "possible", ""),
        (Cohort.Attribution.Probable, "probable", ""),
        (Cohort.Attribution.Definite, "definite", "certaine, certain"));
}
