using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Rule D10: techniques and extent of the focal treatment.</summary>
public class FocalTreatmentTests
{
    [Test]
    public void DeriveModalities_SeveralTreatments_AreASet()
    {
        ImmutableArray<MdtModality> modalities = FocalTreatment.DeriveModalities(
            Patient(Mdt(MdtModality.Surgery, "1"), Mdt(MdtModality.Sbrt, "2"), Mdt(MdtModality.Sbrt, "1")), ClinicalConventions.Toulouse).Value;

        Assert.That(modalities, Is.EqualTo(new[] { MdtModality.Sbrt, MdtModality.Surgery }));
        Assert.That(FocalTreatment.Label(modalities, Language.English), Is.EqualTo("SBRT + surgery"));
        Assert.That(FocalTreatment.Label([], Language.English), Is.Null);
    }

    [Test]
    public void Label_EveryTechnique_HasWordsInBothLanguages()
    {
        foreach (MdtModality modality in Enum.GetValues<MdtModality>())
        {
            Assert.That(FocalTreatment.Label([modality], Language.French), Is.Not.Empty);
        }
    }

    [Test]
    public void DeriveAllTreated_NamedLesions()
    {
        Assert.That(AllTreated(Mdt(MdtModality.Sbrt, "1"), Mdt(MdtModality.Surgery, "2")), Is.EqualTo(Verdict.Met));
        Assert.That(AllTreated(Mdt(MdtModality.Sbrt, "all")), Is.EqualTo(Verdict.Met));
        Assert.That(AllTreated(Mdt(MdtModality.Sbrt, "1")), Is.EqualTo(Verdict.NotMet));
        Assert.That(AllTreated(Mdt(MdtModality.Sbrt)), Is.EqualTo(Verdict.Unknown));
        Assert.That(AllTreated(Mdt(MdtModality.Sbrt, "1"), Mdt(MdtModality.Sbrt, "2") with { Intent = TreatmentIntent.Palliative }), Is.EqualTo(Verdict.NotMet));
        Assert.That(AllTreated(), Is.EqualTo(Verdict.NotApplicable));
    }

    private static Verdict AllTreated(params Treatment[] treatments) =>
        FocalTreatment.DeriveAllTreated(Patient(treatments), ClinicalConventions.Toulouse).Value;

    private static PatientHistory Patient(params Treatment[] treatments) => PatientHistory.Create(
        new Patient { PatientId = "P1" },
        lesions:
        [
            new Lesion { PatientId = "P1", LesionId = "1", Organ = Organ.Bone },
            new Lesion { PatientId = "P1", LesionId = "2", Organ = Organ.Liver },
        ],
        treatments: treatments);

    private static Treatment Mdt(MdtModality modality, params string[] lesions) => new()
    {
        PatientId = "P1",
        TreatmentId = $"{modality}",
        Kind = TreatmentKind.MetastasisDirected,
        Intent = TreatmentIntent.Curative,
        Modality = modality,
        LesionIds = [.. lesions],
    };
}
