namespace Oncology.Cohort.Tests;

public sealed class HeaderTests
{
    /// <summary>Every alias of the dictionary, in capitals, with spaces, as a header: the field itself or one the cells decide about.</summary>
    [Test]
    public void Candidates_EveryAlias_FindsItsField()
    {
        foreach (Field field in Fields.All)
        {
            foreach (string alias in (IEnumerable<string>)[field.Name, .. field.FrenchAliases, .. field.EnglishAliases])
            {
                foreach (string written in (string[])[alias, alias.ToUpperInvariant(), alias.Replace('_', ' '), alias.Replace('_', '-') + " "])
                {
                    Assert.That(HeaderIndex.Candidates(field.Table, TextKey.OfHeader(written)), Does.Contain(field), $"{field.Table}: {written}");
                }
            }
        }
    }

    [TestCase("Début traitement", "t0_date")]
    [TestCase("Date de début du traitement", "t0_date")]
    [TestCase("Date de décès", "death_date")]
    [TestCase("DATE_DECES", "death_date")]
    [TestCase("date dernières nouvelles", "last_followup_date")]
    [TestCase("N° patient", "patient_id")]
    [TestCase("Récepteurs: RE (%)", null)]
    [TestCase("Meilleure réponse", "best_response")]
    public void Read_HospitalHeaders_AreRecognised(string header, string? field) =>
        Assert.That(CohortFolder.Read($"code;{header}\nP1;01/02/2016\n").Columns[1].Field, Is.EqualTo(field));

    [TestCase("Nom de naissance")]
    [TestCase("Adresse postale")]
    [TestCase("Téléphone")]
    [TestCase("NIR")]
    [TestCase("Courriel")]
    public void Read_IdentifyingHeaders_AreNotRead(string header) =>
        Assert.That(CohortFolder.Read($"id;{header}\nP1;x\n").Columns[1].Matched, Is.EqualTo(MatchKind.Identifying));
}
