using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>What <c>explain</c> says of a patient: unknown and not applicable are kept apart, and every line is in one language.</summary>
public sealed class PatientExplanationTests
{
    private const string Header = "id;date_diagnostic;date_metastase;date_dn;statut_vital;progression;date_progression;re;rp;her2;met1_organ;met1_size_mm;ht;ht_type;ht_debut;ct;ct_type;ct_debut;tox_type;tox_grade\n";

    // Hormone-receptor-negative, HER2-positive, no progression, no focal treatment, chemotherapy with a toxicity.
    private const string Negative = "N;15/01/2015;20/04/2015;20/04/2019;vivante;non;;0;0;3+;os;12,5;non;;;oui;docetaxel;01/05/2015;neuropathie;2\n";

    // Hormone-receptor-positive, HER2-negative, progression, endocrine treatment alone.
    private const string Positive = "P;15/01/2015;20/04/2015;20/04/2019;vivante;oui;01/08/2016;90;80;1+;foie;8;oui;letrozole;01/05/2015;non;;;;\n";

    [TestCase("her2_subclass", "not applicable", "sans objet")]
    [TestCase("luminal", "not applicable", "sans objet")]
    [TestCase("endocrine_resistance", "not applicable", "sans objet")]
    [TestCase("first_progression", "not applicable", "sans objet")]
    [TestCase("worst_toxicity", "not applicable", "sans objet")]
    [TestCase("mdt_all_treated", "not applicable", "sans objet")]
    [TestCase("chemotherapy", "taxane", "taxane")]
    [TestCase("ecog", null, null)]
    public void Derive_QuestionThatDoesNotApply_IsNotUnknown(string name, string? english, string? french) => Says(Negative, name, english, french);

    [TestCase("her2_subclass", "low", "faible")]
    [TestCase("luminal", null, null)]
    [TestCase("endocrine_resistance", "secondary", "secondaire")]
    [TestCase("chemotherapy", "none", "aucune")]
    [TestCase("first_progression", "2016-08-01; treated site: not applicable; same organ elsewhere: unknown; new organ: unknown; isolated: unknown", null)]
    public void Derive_QuestionThatApplies_IsAnswered(string name, string? english, string? french) => Says(Positive, name, english, french);

    [Test]
    public void Derive_OnEndocrineTreatmentWithoutProgression_SaysThatThereWasNone()
    {
        ExplainedValue resistance = Explain(Positive.Replace("oui;01/08/2016", "non;", StringComparison.Ordinal)).Values.Single(v => v.Name == "endocrine_resistance");

        Assert.That((resistance.Value!.English, resistance.Rule), Is.EqualTo(("not applicable", "D16.metastatic")));
        Assert.That(resistance.Flags, Is.EqualTo(new[] { Flags.NoProgression }));
    }

    [Test]
    public void Evidence_FieldsOfTheSameName_AreThoseOfTheirTable()
    {
        PatientExplanation explanation = Explain(Negative.Replace(";os;", ";ganglion;", StringComparison.Ordinal));
        string toxicity = explanation.Chronology.Single(e => e.What.French.StartsWith("toxicité", StringComparison.Ordinal)).What.French;

        Assert.That(toxicity, Is.EqualTo("toxicité : neuropathie, grade 2"));
        Assert.That(Evidence.Of(explanation.History.Events.Single(), "grade").Single().In(Language.French), Is.EqualTo("« Grade de toxicité » = 2"));
        Assert.That(Evidence.Of(explanation.History.Treatments.Single(), "kind").Single().In(Language.English), Is.EqualTo("treatment ct: \"Kind of treatment\" = systemic"));
        Assert.That(explanation.Chronology.Select(e => e.What.French), Does.Contain("métastase 1 : ganglion, 12,5 mm").And.Contain("début du traitement systémique ct : docétaxel, situation métastatique"));
    }

    [Test]
    public void Evidence_OfBone_AsksNothingOfNodes()
    {
        string[] fields = [.. Explain(Negative).Values.Single(v => v.Name == "n_metastases").Evidence.Where(e => e.Table == "lesions").Select(e => e.Field)];

        Assert.That(fields, Is.EqualTo(new[] { "organ" }));
    }

    // A size that is missing concerns the largest lesion, not the count, the organs or the liver.
    [Test]
    public void Flags_OfLesions_StandWithTheQuestionTheyConcern()
    {
        ExplainedValue[] flagged = [.. Explain(Positive.Replace("foie;8", "foie;", StringComparison.Ordinal)).Values.Where(v => v.Flags.Contains(Flags.SizeMissing))];

        Assert.That(flagged.Select(v => v.Name), Is.EqualTo(new[] { "largest_size" }));
    }

    [Test]
    public void ToString_OfRows_IsALineWithoutTypeNames()
    {
        PatientExplanation explanation = Explain(Negative);
        string[] lines = [.. explanation.Endpoints.Select(e => e.Row?.ToString() ?? ""), .. explanation.Values.Select(v => v.ToString()), .. explanation.Chronology.Select(c => c.ToString())];

        Assert.That(lines[0], Is.EqualTo("N: 1450 days from 2015-05-01, censored, last follow-up"));
        Assert.That(lines.Where(line => line.Contains("Immutable", StringComparison.Ordinal) || line.Contains("System.", StringComparison.Ordinal)), Is.Empty);
        Assert.That(HormoneReceptor.Derive(explanation.History, ClinicalConventions.Toulouse).ToString(), Is.EqualTo("Negative [D2.2]"));
    }

    private static void Says(string row, string name, string? english, string? french)
    {
        Wording? value = Explain(row).Values.Single(v => v.Name == name).Value;

        Assert.That(value?.English, Is.EqualTo(english));
        Assert.That(value?.French, french is null && english is not null ? Is.Not.Null : Is.EqualTo(french));
    }

    private static PatientExplanation Explain(string row) => PatientExplanation.Derive(CohortFolder.Read(Header + row).Cohort.Histories[0], ClinicalConventions.Toulouse);
}
