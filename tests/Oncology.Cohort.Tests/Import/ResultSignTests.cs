using System.Text;

namespace Oncology.Cohort.Tests;

/// <summary>What a column of results says with signs, and with yes and no.</summary>
public sealed class ResultSignTests
{
    private const string F19 = "F19";

    [TestCase("statut_RE", "+", "-", Severity.Information, TestName = "Minus beside plus is negative")]
    [TestCase("statut_RE", "+", "−", Severity.Information, TestName = "Minus beside plus is negative, as typesetters write it")]
    public void Read_MinusBesidePlus_IsNegativeAndSaid(string header, string plus, string minus, Severity severity)
    {
        ImportResult import = CohortFolder.Read($"id;{header}\nP1;{plus}\nP2;{minus}\n");

        Assert.That(import.Cohort.Histories.Select(h => h.Patient.ErStatus), Is.EqualTo(new ReceptorStatus?[] { ReceptorStatus.Positive, ReceptorStatus.Negative }));
        Assert.That(import.Findings.Where(f => f.Code == F19).Select(f => (f.Severity, f.Column)), Is.EqualTo(new[] { (severity, header) }));
    }

    // Beside words for negative a minus marks a missing value; beside both, or beside neither, nobody knows.
    [TestCase("FISH", "positif", "négatif", null)]
    [TestCase("FISH", "+", "négatif", Severity.Warning)]
    [TestCase("FISH", "positif", "", Severity.Warning)]
    [TestCase("HER2", "++", "3+", Severity.Warning)]
    [TestCase("HER2", "0", "3+", null)]
    [TestCase("pN", "1", "2", null)]
    public void Read_MinusThatNothingSettles_IsNoResult(string header, string one, string other, Severity? severity)
    {
        ImportResult import = CohortFolder.Read($"id;sexe;{header}\nP1;F;{one}\nP2;F;{other}\nP3;F;-\n");

        Patient third = import.Cohort.Histories[2].Patient;
        Assert.That((third.Her2Ish, third.Her2Ihc, third.NStage), Is.EqualTo(((IshResult?)null, (Her2Ihc?)null, (string?)null)));
        Assert.That(import.Findings.Where(f => f.Code == F19).Select(f => (Severity?)f.Severity), Is.EqualTo(severity is null ? [] : new[] { severity }));
    }

    // A yes may say that the test was done: it is no result unless the heading asks for one.
    [TestCase("FISH", null, null, 2)]
    [TestCase("Amplification en FISH", IshResult.Positive, IshResult.Negative, 0)]
    [TestCase("FISH faite", null, IshResult.NotDone, 0)]
    public void Read_YesAndNoOfHybridisation_AreReadByTheHeading(string header, IshResult? yes, IshResult? no, int errors)
    {
        ImportResult import = CohortFolder.Read($"id;sexe;{header}\nP1;F;oui\nP2;F;non\n", new ImportOptions { Columns = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(header, "her2_ish") });

        Assert.That(import.Cohort.Histories.Select(h => h.Patient.Her2Ish), Is.EqualTo(new[] { yes, no }));
        Assert.That(import.Findings.Count(f => f is { Code: "V03", Severity: Severity.Error }), Is.EqualTo(errors));
    }

    [Test]
    public void Read_TwoEncodingsInOneFile_AreBothReadAndSaid()
    {
        byte[] windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("P2;é à « CHANGÉ »\n");
        using var folder = new CohortFolder();
        string path = folder.Write("cohorte.csv", "");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("id;centre\nP1;é à œ\n"), .. windows]);

        ImportResult import = CohortReader.Read(path);

        Assert.That(import.Cohort.Histories.Select(h => h.Patient.Centre), Is.EqualTo(new[] { "é à œ", "é à « CHANGÉ »" }));
        Assert.That(import.Findings.Where(f => f.Code == "F09").Select(f => (f.Severity, f.Row)), Is.EqualTo(new (Severity, int?)[] { (Severity.Warning, 3) }));
    }

    [Test]
    public void Read_BytesThatTheStatedEncodingHasNot_AreAnError()
    {
        ImportResult import = CohortFolder.Read("id;centre\nP1;été\n", new ImportOptions { Encoding = Encoding.UTF8 }, Encoding.Latin1);

        Assert.That(import.Findings.Where(f => f.Code == "F09").Select(f => (f.Severity, f.Row)), Is.EqualTo(new (Severity, int?)[] { (Severity.Error, 2) }));
    }

    [Test]
    public void Read_DayNumbersOfASpreadsheet_AreSaid()
    {
        ImportResult import = CohortFolder.Read("id;date_dn\nP1;42174\n");

        Assert.That(import.Cohort.Histories[0].Patient.LastFollowupDate, Is.EqualTo(PartialDate.OfDay(2015, 6, 19)));
        Assert.That(import.Findings.Where(f => f.Code == "F07").Select(f => (f.Severity, f.Column)), Is.EqualTo(new[] { (Severity.Warning, "date_dn") }));
    }

    // D15: the age counts where nothing else is known, stated or from the date of birth; "not applicable" is for men.
    [TestCase("F", "1950", "", Verdict.Met)]
    [TestCase("F", "1970", "", Verdict.Unknown)]
    [TestCase("F", "1970", "N/A", Verdict.Unknown)]
    [TestCase("F", "1950", "N/A", Verdict.Met)]
    [TestCase("M", "1950", "N/A", Verdict.NotApplicable)]
    [TestCase("F", "1980", "post", Verdict.Met, true)]
    [TestCase("F", "1950", "pre", Verdict.NotMet, true)]
    [TestCase("F", "1970", "pre", Verdict.NotMet)]
    public void Menopause_AgeFromTheDateOfBirth_Counts(string sex, string born, string status, Verdict expected, bool isDoubtful = false)
    {
        ImportResult import = CohortFolder.Read($"id;sexe;date_naissance;date_m1;menopause\nP1;{sex};{born}-05-17;2015-06-19;{status}\n");

        Assert.That(Menopause.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));
        Assert.That(CohortRules.Check(import).Findings.Any(f => f.Code == "V20"), Is.EqualTo(isDoubtful || (sex == "F" && status == "N/A")));
    }
}
