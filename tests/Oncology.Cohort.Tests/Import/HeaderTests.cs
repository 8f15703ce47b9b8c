using System.Collections.Immutable;
using Oncology.Survival;

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
    [TestCase("Tél. portable")]
    [TestCase("Téléphone portable patiente")]
    [TestCase("nom_usuel")]
    [TestCase("Nom d'usage")]
    [TestCase("IEP")]
    [TestCase("NDA")]
    [TestCase("N° dossier")]
    [TestCase("Numéro de dossier médical")]
    [TestCase("Matricule INS")]
    [TestCase("INS")]
    [TestCase("Lieu de naissance")]
    [TestCase("VILLE")]
    [TestCase("Ville de résidence")]
    [TestCase("Commune")]
    [TestCase("Code postal")]
    [TestCase("Médecin traitant")]
    [TestCase("Nom du médecin traitant")]
    [TestCase("Domicile")]
    [TestCase("N_NDA")]
    [TestCase("Identité patiente")]
    public void Read_IdentifyingHeaders_AreNotRead(string header) =>
        Assert.That(CohortFolder.Read($"id;{header}\nP1;x\n").Columns[1].Matched, Is.EqualTo(MatchKind.Identifying));

    [TestCase("Centre")]
    [TestCase("Nom du centre")]
    [TestCase("Ville du centre")]
    [TestCase("N° patient")]
    [TestCase("Sein mobile")]
    [TestCase("Dossier relu")]
    [TestCase("N")]
    [TestCase("N_cures")]
    public void Read_HeadersThatOnlyLookIdentifying_AreRead(string header) =>
        Assert.That(CohortFolder.Read($"id;{header}\nP1;x\n").Columns[1].Matched, Is.Not.EqualTo(MatchKind.Identifying));

    // Names in the place of codes, alone or in a second column of codes.
    [TestCase("Patient", "DUPONT Marie", "MARTIN Jeanne-Anne", true)]
    [TestCase("Patiente", "Mme Le Goff", "DUPONT M.", true)]
    [TestCase("Patient", "Patient A", "Patient B", false)]
    [TestCase("Patient", "P001", "TLS 12 AB", false)]
    [TestCase("Patient", "0561123456", "0561123457", false)]
    [TestCase("Patient", "ALPHA", "BETA", false)]
    public void Read_NamesInThePlaceOfCodes_AreNotRead(string header, string first, string second, bool isFound)
    {
        Assert.That(IsIdentifying($"{header};sexe\n{first};F\n{second};F\n", 0), Is.EqualTo(isFound));
        Assert.That(IsIdentifying($"id;{header}\nP1;{first}\nP2;{second}\n", 1), Is.EqualTo(isFound));
    }

    [TestCase("05 61 12 34 56", true)]
    [TestCase("0561123456", true)]
    [TestCase("05.61.12.34.56", true)]
    [TestCase("+33 5 61 12 34 56", true)]
    [TestCase("0033561123456", true)]
    [TestCase("+33 (0)5 61 12 34 56", true)]
    [TestCase("née en 1960, tel 0612345678", true)]
    [TestCase("rappeler au 06 12 34 56 78 le matin", true)]
    [TestCase("écrire à jeanne@example.org", true)]
    [TestCase("sécu 2 69 05 49 588 157 80", true)]
    [TestCase("TLS-0561123456", false)]
    [TestCase("310781406", false)]
    [TestCase("0012345678", false)]
    [TestCase("05/06/2019 puis 12/07/2020", false)]
    [TestCase("3.0612345678", false)]
    [TestCase("27 Gy en 3 séances, carcinome canalaire", false)]
    public void Read_ContactsInCells_AreSeen(string cell, bool isFound) => Assert.That(IsIdentifying($"id;remarque\nP1;{cell}\nP2;\n", 1), Is.EqualTo(isFound));

    // A cell as long as cells may be, with the sign of an address at its beginning or end, takes no time to look through.
    [Test]
    public void Read_LongCellWithTheSignOfAnAddress_IsQuick()
    {
        string letters = new('a', 99_000);
        Assert.That(IsIdentifying($"id;remarque\nP1;@{letters}\nP2;{letters} @\nP3;{new string('1', 99_000)}\n", 1), Is.False);
    }

    // Few cells of ten digits among other codes.
    [Test]
    public void Read_CodesOfTenDigitsAmongOthers_AreRead() => Assert.That(IsIdentifying("id;bloc\nP1;0561123456\nP2;B12\nP3;B13\n", 1), Is.False);

    private static bool IsIdentifying(string text, int column) => CohortFolder.Read(text).Columns[column].Matched == MatchKind.Identifying;

    [TestCase("tous", "all")]
    [TestCase("Toutes", "all")]
    [TestCase("toutes les lésions", "all")]
    [TestCase("All lesions", "all")]
    [TestCase("1 et 2", "1|2")]
    [TestCase("1/2", "1|2")]
    [TestCase("L1 / L2", "L1|L2")]
    [TestCase("1, 2 and 3", "1|2|3")]
    [TestCase("lésions 1 et 2", "1|2")]
    [TestCase("fémur droit et gauche", "fémur droit et gauche")]
    [TestCase("T/N", "T/N")]
    public void Read_TreatedLesions_AreCodesOrAll(string cell, string codes)
    {
        ImportResult import = CohortFolder.Read($"id;met1_organe;met2_organe;MDT 1 lésions\nP1;os;foie;{cell}\n");
        Assert.That(import.Cohort.Histories[0].Treatments.Single().LesionIds, Is.EqualTo(codes.Split('|')));
    }

    [TestCase("PS (OMS)", "ecog")]
    [TestCase("Ménopausée", "menopausal_status")]
    [TestCase("Statut HER2", "her2_ihc")]
    [TestCase("Stade T", "ct")]
    [TestCase("Stade N", "cn")]
    [TestCase("Nb métastases", "n_metastases")]
    [TestCase("Nb de métastases", "n_metastases")]
    [TestCase("Récidive locorégionale", "locoregional_status")]
    [TestCase("Date 1ère progression", "progression_date")]
    public void Columns_OrdinaryFrenchHeading_FindsItsField(string header, string field) =>
        Assert.That(CohortFolder.Read($"id;{header}\nP1;1\n").Columns[1].Field, Is.EqualTo(field));

    [Test]
    public void Options_OfOneFile_ThatNameAColumnItHasNot_AreRefusedWithTheNearest()
    {
        using var folder = new CohortFolder(("a.csv", "id;Cotation;date_meta\nP1;3;2016\n"), ("b.csv", "id;organe\nP1;os\n"));
        ImportTable Of(string file, CohortTable table, string column) =>
            new(table, file) { Columns = ImmutableDictionary<string, string>.Empty.Add(column, "grade") };
        RequestException? refused = Assert.Throws<RequestException>(() => CohortReader.Read(folder.Root, new ImportOptions
        {
            Tables = [Of("a.csv", CohortTable.Patients, "Cotatoin"), new ImportTable(CohortTable.Lesions, "b.csv")],
        }));

        // The column of another file is none of this one.
        RequestException? elsewhere = Assert.Throws<RequestException>(() => CohortReader.Read(folder.Root, new ImportOptions
        {
            Tables = [new ImportTable(CohortTable.Patients, "a.csv"), Of("b.csv", CohortTable.Lesions, "Cotation")],
        }));

        Assert.Multiple(() =>
        {
            Assert.That(refused!.MessageIn(Language.English), Is.EqualTo("The file a.csv has no column \"Cotatoin\". Is it \"Cotation\"?"));
            Assert.That(refused!.MessageIn(Language.French), Is.EqualTo("Le fichier a.csv n'a pas de colonne « Cotatoin ». Est-ce « Cotation » ?"));
            Assert.That(elsewhere!.MessageIn(Language.English), Is.EqualTo("The file b.csv has no column \"Cotation\"."));
        });
    }

    [Test]
    public void Options_ThatNameAnAbsentColumn_AreRefusedWithTheNearest()
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", "id;PS\nP1;9\n");
        folder.Write("lesions.csv", "id;num_lesion;organe;Cotation\nP1;1;os;3\n");
        ImportOptions[] wrong =
        [
            new() { Columns = ImmutableDictionary<string, string>.Empty.Add("Cotatoin", "size_mm") }, new() { MissingCodes = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("Cotatoin", ["9"]) },
            new() { DateStyles = ImmutableDictionary<string, DateStyle>.Empty.Add("Cotatoin", DateStyle.DayFirst) },
        ];
        foreach (ImportOptions options in wrong)
        {
            RequestException? refused = Assert.Throws<RequestException>(() => CohortReader.Read(folder.Root, options));
            Assert.That(refused!.MessageIn(Language.English), Is.EqualTo("No file has a column \"Cotatoin\". Is it \"Cotation\"?"));
        }

        // A header of one file of several, and the name of a field, are no slips.
        ImportOptions right = new()
        {
            Columns = ImmutableDictionary<string, string>.Empty.Add("cotation", "size_mm"),
            MissingCodes = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("ecog", ["9"]),
        };
        PatientHistory read = CohortReader.Read(folder.Root, right).Cohort.Histories[0];
        Assert.That((read.Patient.Ecog, read.Lesions[0].SizeMm), Is.EqualTo(((int?)null, (BoundedNumber?)BoundedNumber.Exactly(3))));
    }
}
