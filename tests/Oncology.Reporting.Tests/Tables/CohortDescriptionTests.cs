using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>The description of a cohort, counted by hand from four patients.</summary>
[TestFixture]
public sealed class CohortDescriptionTests
{
    private const string Text =
        "id;sexe;re;rp;her2;date_diagnostic;date_metastase;statut_vital;date_deces;date_dn;sys1_agents;sys1_start;met1_organ\n"
        + "P1;F;80;0;0;01/02/2015;01/04/2015;vivante;;01/06/2019;letrozole + palbociclib;01/05/2015;os\n"
        + "P2;F;90;0;1+;02/02/2015;02/04/2015;vivante;;02/06/2019;letrozole;02/05/2015;foie\n"
        + "P3;F;0;0;0;03/02/2015;03/04/2015;décédée;03/06/2017;03/06/2017;paclitaxel;03/05/2015;os\n"
        + "P4;F;;;;14/02/2015;04/04/2015;vivante;;04/06/2019;;04/05/2015;poumon\n";

    [Test]
    public void Create_FourPatients_HasADenominatorPerRow()
    {
        CohortDescription description = Describe(_ => "all");
        string characteristics = description.Characteristics.ToTable(Language.English).ToText();
        string treatments = description.Treatments.ToTable(Language.English).ToText();
        using (Assert.EnterMultipleScope())
        {
            // Subtype is known of three; CDK4/6 is counted among the two with endocrine treatment, endocrine treatment among the two positive.
            Assert.That(Line(characteristics, "HR+/HER2-"), Does.Contain("2").And.Contain("66.7"));
            Assert.That(Line(characteristics, "TNBC"), Does.Contain("1").And.Contain("33.3"));
            string[] lines = treatments.Split('\n');
            int heading = Array.FindIndex(lines, line => line.Contains("CDK4/6 inhibitor", StringComparison.Ordinal));
            Assert.That(string.Join('\n', lines[heading..(heading + 3)]), Does.Contain("50.0"));
            Assert.That(description.FollowUp, Is.Not.Null);
        }
    }

    [Test]
    public void Create_GroupOfSome_LeavesTheOthersOut()
    {
        CohortDescription description = Describe(h => h.Patient.ErPercent is null ? null : "known");
        Assert.That(description.Characteristics.ToTable(Language.English).ToText(), Does.Contain("3").And.Contain("known"));
    }

    [Test]
    public void Create_NobodyInAGroup_IsRefused() => Assert.Throws<ArgumentException>(() => Describe(_ => null));

    private static string Line(string text, string word) => text.Split('\n').First(line => line.Contains(word, StringComparison.Ordinal));

    private static CohortDescription Describe(Func<PatientHistory, string?> group)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("description").FullName, "cohort.csv");
        File.WriteAllText(path, Text);
        try
        {
            return CohortDescription.Create(CohortReader.Read(path).Cohort, group, ClinicalConventions.Toulouse);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
