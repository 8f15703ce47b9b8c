namespace Oncology.Cohort.Tests;

/// <summary>For every rule of the data dictionary a file that triggers it, and the same file without the defect that does not.</summary>
public sealed class RulePairTests
{
    private const string Header =
        "id;sexe;date_naissance;age;date_diagnostic;date_metastase;statut_vital;date_deces;date_dn;progression;date_progression;meilleure_reponse;m;menopause;her2;fish;re;rp;nb_meta;met1_organ;"
        + "sys1_agents;sys1_start;sys1_stop;mdt1_date;mdt1_modality;mdt1_intent;mdt1_dose;mdt1_fractions;nom";

    private static readonly string[] Sound =
    [
        "P1", "F", "13/02/1960", "55", "02/02/2015", "02/04/2015", "vivante", "", "04/06/2019", "oui", "05/06/2017", "RP", "M1", "oui", "1+", "non fait", "80", "70", "1", "os",
        "letrozole", "02/05/2015", "05/06/2017", "06/08/2015", "SBRT", "curative", "27", "3", "",
    ];

    // Rule, column and cell of the defect; the row above has none of them.
    private static readonly (string Code, string Column, string Cell)[] Defects =
    [
        ("V01", "id", ""), ("V02", "date_metastase", ""), ("V03", "re", "beaucoup"), ("V04", "date_naissance", "13/02/2018"), ("V05", "age", "45"), ("V06", "date_metastase", "02/06/2014"),
        ("V07", "date_deces", "04/01/2016"), ("V08", "statut_vital", "décédée"), ("V09", "date_dn", "04/06/2016"), ("V10", "date_progression", ""), ("V11", "date_progression", "16/04/2015"),
        ("V12", "sys1_stop", "02/03/2015"), ("V13", "mdt1_date", ""), ("V14", "mdt1_dose", "2700"), ("V15", "mdt1_fractions", "27"), ("V16", "her2", "2+"), ("V17", "sys1_agents", "trastuzumab"),
        ("V18", "nb_meta", "3"), ("V19", "m", "M0"), ("V20", "sexe", "M"), ("V21", "met1_organ", "cerveau"),
    ];

    private static IEnumerable<object[]> Files()
    {
        string sound = Text(Sound);
        foreach ((string code, string column, string cell) in Defects)
        {
            yield return [code, Text(Changed((column, cell))), sound];
        }

        yield return ["V22", Text(Changed(("meilleure_reponse", "PROG"), ("progression", "non"), ("date_progression", ""))), sound];
        yield return ["V23", "id,os_days,os_event\nP1,0,1\n", "id,os_days,os_event\nP1,1,1\n"];
        yield return ["V24", Many(i => "F", i => "13/02/2015"), Many(i => i % 3 == 0 ? "M" : "F", i => FormattableString.Invariant($"{2 + (i % 12):00}/0{1 + (i % 9)}/20{10 + (i / 12)}"))];
        yield return ["V25", Many(i => i % 3 == 0 ? "M" : "F", i => FormattableString.Invariant($"15/0{1 + (i % 9)}/20{10 + (i / 12)}")), Many(i => i % 3 == 0 ? "M" : "F", i => FormattableString.Invariant($"{2 + (i % 12):00}/0{1 + (i % 9)}/20{10 + (i / 12)}"))];
        yield return ["V26", Followed(2020), Followed(2016)];
        yield return ["V27", Text(Changed(("nom", "EXEMPLE"))), sound.Replace(";nom\n", ";remarque\n", StringComparison.Ordinal)];
    }

    [TestCaseSource(nameof(Files))]
    public void Rule_TriggersOnItsDefectAndOnlyThere(string code, string defective, string sound)
    {
        Assert.That(Codes(defective), Does.Contain(code), "with the defect");
        Assert.That(Codes(sound), Does.Not.Contain(code), "without it");
    }

    // V10 where dates are withheld: a PFS event is a progression or a death.
    [TestCase("non;1;vivante", true)]
    [TestCase("oui;0;vivante", true)]
    [TestCase("non;1;décédée", false)]
    [TestCase("oui;1;vivante", false)]
    [TestCase("non;0;vivante", false)]
    [TestCase(";1;vivante", false)]
    public void V10_ProgressionAgainstAnEventOfPfs(string cells, bool isFound) =>
        Assert.That(Codes($"id;progression;pfs_event;statut_vital;pfs_months;os_months;os_event\nP1;{cells};20;30;{(cells.EndsWith("décédée", StringComparison.Ordinal) ? 1 : 0)}\n").Contains("V10"), Is.EqualTo(isFound));

    [Test]
    public void Rules_V01ToV27_AllHaveAPair() =>
        Assert.That(Files().Select(f => (string)f[0]).Order(StringComparer.Ordinal), Is.EqualTo(Enumerable.Range(1, 27).Select(i => FormattableString.Invariant($"V{i:00}"))));

    private static string[] Codes(string text) =>
        [.. CohortRules.Check(CohortFolder.Read(text, new ImportOptions { BrainFree = true })).Findings.Select(f => f.Code).Distinct()];

    private static string Text(string[] cells) => $"{Header}\n{string.Join(';', cells)}\n".Replace(cells[^1].Length == 0 ? ";nom\n" : "\0", ";remarque\n", StringComparison.Ordinal);

    private static string[] Changed(params (string Column, string Cell)[] changes)
    {
        string[] columns = Header.Split(';');
        string[] cells = [.. Sound];
        foreach ((string column, string cell) in changes)
        {
            cells[Array.IndexOf(columns, column)] = cell;
        }

        return cells;
    }

    private static string Many(Func<int, string> sex, Func<int, string> day) =>
        "id;sexe;date_diagnostic\n" + string.Concat(Enumerable.Range(0, 24).Select(i => FormattableString.Invariant($"P{i};{sex(i)};{day(i)}\n")));

    // Patients with a focal treatment (every second one) are followed until a year, the others until 2016.
    private static string Followed(int lastYear) =>
        "id;date_diagnostic;date_metastase;statut_vital;date_dn;sys1_agents;sys1_start;mdt1_date;mdt1_modality;mdt1_intent\n"
        + string.Concat(Enumerable.Range(0, 24).Select(i => FormattableString.Invariant(
            $"P{i};{1 + i:00}/02/2015;{2 + i:00}/02/2015;vivante;{1 + i:00}/06/{(i % 2 == 0 ? lastYear : 2016)};letrozole;01/03/2015;{(i % 2 == 0 ? "01/04/2015;SBRT;curative" : ";;")}\n")));
}
