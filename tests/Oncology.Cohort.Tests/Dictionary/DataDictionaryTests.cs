using Oncology.Tests;

namespace Oncology.Cohort.Tests;

public sealed class DataDictionaryTests
{
    /// <summary>To re-approve after a change of the fields, run the tests once with the environment variable ONCOLOGY_APPROVE=1 and
    /// look at the difference of data-dictionary.md before it is committed.</summary>
    [Test]
    public void DataDictionary_OnDisk_EqualsTheFields()
    {
        string path = Path.Combine(RepositoryPaths.Root, "data-dictionary.md");
        string written = DataDictionary.ToMarkdown();
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(written));
    }

    [Test]
    public void Fields_OfEachTable_AreTheFieldsOfItsRecord()
    {
        Assert.That(Fields.Of(CohortTable.Patients).Select(f => f.Name), Is.EqualTo(PatientFields.Names));
        Assert.That(Fields.Of(CohortTable.Lesions).Select(f => f.Name), Is.EqualTo(LesionFields.Names));
        Assert.That(Fields.Of(CohortTable.Treatments).Select(f => f.Name), Is.EqualTo(TreatmentFields.Names));
        Assert.That(Fields.Of(CohortTable.Events).Select(f => f.Name), Is.EqualTo(ClinicalEventFields.Names));
        Assert.That(Fields.Of(CohortTable.Labs).Select(f => f.Name), Is.EqualTo(LabResultFields.Names));
    }

    [Test]
    public void Fields_Codes_ReadBackToTheirValue()
    {
        foreach (Field field in Fields.All)
        {
            foreach (FieldValue value in field.Values)
            {
                Assert.That(field.ValuesByKey[TextKey.OfWord(value.Code)].Value, Is.EqualTo(value.Value), $"{field.Name} {value.Code}");
            }

            bool isCategory = field.Type is FieldType.Category or FieldType.CategoryList;
            Assert.That(field.Values.IsEmpty, Is.Not.EqualTo(isCategory), field.Name);
        }
    }
}
