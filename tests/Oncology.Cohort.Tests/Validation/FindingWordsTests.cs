using System.Text.RegularExpressions;

namespace Oncology.Cohort.Tests;

/// <summary>Findings speak the language of their reader: names of fields, values, numbers.</summary>
[TestFixture]
public sealed class FindingWordsTests
{
    private static readonly Field Sex = Fields.Find(CohortTable.Patients, "sex")!;

    [Test]
    public void OfValue_EveryAllowedValueOfThePatients_HasWordsInBothLanguages()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (Field field in Fields.Of(CohortTable.Patients))
            {
                foreach (FieldValue value in field.Values)
                {
                    Wording words = FieldWords.OfValue(field, value.Value);
                    Assert.That(words.English, Is.Not.Empty, field.Name);
                    Assert.That(words.French, Is.Not.Empty, field.Name);
                }
            }

            Assert.That(FieldWords.OfValue(Sex, Cohort.Sex.Female), Is.EqualTo(new Wording("female", "féminin")));
            Assert.That(FieldWords.OfValue(Sex, false), Is.EqualTo(new Wording("no", "non")));
            Assert.That(FieldWords.OfValue(Sex, 1.5), Is.EqualTo(new Wording("1.5", "1,5")));
            Assert.That(FieldWords.Of("time_to_mdt_days").French, Is.EqualTo("« Délai jusqu'au traitement focal »"));
        }
    }

    [Test]
    public void Check_ColumnsOfOneValue_AreNamedInTheLanguage()
    {
        string rows = string.Concat(Enumerable.Range(1, 12).Select(i => $"P{i};F;sein;0;2015-01-{i + 2:00};2016-01-{i + 2:00};2020-01-{i + 2:00};alive\n"));
        ValidationReport report = CohortRules.Check(CohortFolder.Read("patient_id;sex;primary_site;history_oligometastatic;primary_dx_date;metastasis_dx_date;last_followup_date;vital_status\n" + rows));
        string[] french = [.. report.Findings.Where(f => f.Code == "V24").Select(f => f.Message.French)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(french, Does.Contain("Les 12 dossiers ont la même valeur de « Sexe » : féminin."));
            Assert.That(french, Does.Contain("Les 12 dossiers ont la même valeur de « Organe de la tumeur primitive » : sein."));
            Assert.That(french, Does.Contain("Les 12 dossiers ont la même valeur de « Phase oligométastatique antérieure » : non."));
            Assert.That(french, Has.None.Matches<string>(text => Regex.IsMatch(text!, "_|Female|False")));
        }
    }
}
