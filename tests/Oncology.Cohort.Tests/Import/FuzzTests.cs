using System.Text;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>Mutated files never end in an exception: always records and findings.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class FuzzTests
{
    private const string Flat =
        "# export\nN° patient;Sexe;Date de naissance;OMS;Date diagnostic;Date métastase;RE (%);RP;HER2;FISH;T;ddn;Méta 1 organe;Méta 1 taille (cm);MDT1 date;MDT1 dose;HT;HT type;HT début;Statut vital;Date décès;Note\n"
        + "A1;F;03/04/1960;1;15/01/2015;20/01/2016;80;<10;2+;ND;T2;12/06/2019;rachis L3;2,5;14/03/2016;27,0;oui;létrozole + palbociclib;01/02/2016;décédée;12/06/2019;\"vue\n\"\"hier\"\"\"\n"
        + "A2;M;1971;0;03/2016;01/04/2016;30-60;0;3+;[Unknown];4d;;foie;~0,8;;1 500;non;;;vivant;;=1\n";

    // The same headings and cells in three files, so that a file is read in a third of the time.
    private static readonly string[] Parts =
    [
        "# export\nN° patient;Sexe;Date de naissance;OMS;ddn;Statut vital;Date décès;Note\nA1;F;03/04/1960;1;12/06/2019;décédée;12/06/2019;\"vue\n\"\"hier\"\"\"\nA2;M;1971;0;;vivant;;=1\n",
        "N° patient;Date diagnostic;Date métastase;RE (%);RP;HER2;FISH;T\nA1;15/01/2015;20/01/2016;80;<10;2+;ND;T2\nA2;03/2016;01/04/2016;30-60;0;3+;[Unknown];4d\n",
        "N° patient;Méta 1 organe;Méta 1 taille (cm);MDT1 date;MDT1 dose;HT;HT type;HT début\nA1;rachis L3;2,5;14/03/2016;27,0;oui;létrozole + palbociclib;01/02/2016\nA2;foie;~0,8;;1 500;non;;\n",
    ];

    private static readonly string[] Tables =
    [
        "patient_id,primary_dx_date,metastasis_dx_date,last_followup_date,vital_status,sex\nP1,2015-01-15,2016-01-20,2019-06-30,alive,F\nP2,2015,05/2016,,dead,M\n",
        "patient_id,lesion_id,organ,size_mm,redcap_repeat_instrument\nP1,a,bone,12,\nP1,b,segment VII,<31,\n",
        "patient_id,treatment_id,kind,agents,start_date,total_dose_gy,dose_unit\nP1,1,systemic,Arimidex+Ibrance,2016-02-01,,\nP1,2,mdt,,2016-05-01,2700,cGy\n",
    ];

    private static readonly string[] Tokens =
        ["\"", ";", ",", "\t", "\n", "\r", "\0", "\uFEFF", "=", "-", "999999999999", "1e308", "-1e-308", "31/02/2016", "00/00/0000", "NaN", "∞", "'", "[", "]", "..", "12:", "T", "é", "\uD800", "9999-12-31", "9999", "0001-01-01", "day 999999", "day -200000", "___1", "(choice=x)", "redcap_repeat_instrument", "met1_", "a.b.c", "+", "id"];

    [Test]
    public void Read_MutatedFlatFiles_AlwaysEndInFindings() => Run(1, 20_000, bytes => [(CohortTable.Patients, bytes)], Encoding.UTF8.GetBytes(Flat));

    [TestCase(4UL)]
    [TestCase(5UL)]
    [TestCase(6UL)]
    public void Read_MutatedPartsOfFlatFiles_AlwaysEndInFindings(ulong seed) => Run(seed, 20_000, bytes => [(CohortTable.Patients, bytes)], [.. Parts.Select(Encoding.UTF8.GetBytes)]);

    [Test]
    public void Read_MutatedTables_AlwaysEndInFindings()
    {
        byte[][] tables = [.. Tables.Select(Encoding.UTF8.GetBytes)];
        var random = new RandomNumbers(7);
        Run(2, 20_000, bytes =>
        {
            int which = random.Below(3);
            return [.. tables.Select((t, i) => ((CohortTable)i, i == which ? bytes : t))];
        }, tables[0], tables[1], tables[2]);
    }

    [Test]
    public void Read_MutatedWorkbooks_AlwaysEndInFindings()
    {
        byte[] workbook = XlsxMaker.Workbook(("patients", [[XlsxMaker.Text("id"), XlsxMaker.Text("age")], [XlsxMaker.Text("P1"), XlsxMaker.Number(51.5)], [XlsxMaker.Text("P2"), XlsxMaker.Error("#N/A")]]));
        var random = new RandomNumbers(3);
        for (int i = 0; i < 1_000; i++)
        {
            byte[] mutated = Mutated(workbook, random);
            Check(() => CohortReader.ReadFiles(CohortFiles.Sheets(Workbook.Read(mutated, "fuzz.xlsx", FileFormat.Of(new ImportOptions { MaxFileBytes = 1_000_000 }))), isFlat: true, new ImportOptions()), mutated, i);
        }
    }

    private static void Run(ulong seed, int count, Func<byte[], (CohortTable, byte[])[]> files, params byte[][] seeds)
    {
        var random = new RandomNumbers(seed);
        var options = new ImportOptions();
        FileFormat format = FileFormat.Of(options);
        for (int i = 0; i < count; i++)
        {
            byte[] mutated = Mutated(seeds[random.Below(seeds.Length)], random);
            (CohortTable, byte[])[] tables = files(mutated);
            Check(
                () => tables.Length == 1
                    ? ReadFlat(DelimitedFile.Read(mutated, "fuzz.csv", format), options)
                    : CohortReader.ReadFiles([.. tables.Select(t => (t.Item1, DelimitedFile.Read(t.Item2, t.Item1 + ".csv", format)))], isFlat: false, options),
                mutated, i);
        }
    }

    private static ImportResult ReadFlat(DelimitedFile file, ImportOptions options) =>
        CohortReader.ReadFiles(Redcap.Tables(file) ?? [(CohortTable.Patients, file)], isFlat: true, options);

    private static void Check(Func<ImportResult> read, byte[] bytes, int number)
    {
        try
        {
            ImportResult import = read();
            if (number % 8 == 0)
            {
                _ = CohortRules.Check(import).Findings.Length;
            }
        }
        catch (Exception unexpected)
        {
            Assert.Fail($"Mutant {number}: {unexpected}\n{Convert.ToBase64String(bytes)}");
        }
    }

    // One to four changes: a byte flipped, a piece cut, doubled or moved, a token set in.
    private static byte[] Mutated(byte[] original, RandomNumbers random)
    {
        List<byte> bytes = [.. original];
        for (int change = random.Below(4); change >= 0 && bytes.Count > 1; change--)
        {
            int at = random.Below(bytes.Count);
            int length = 1 + random.Below(Math.Min(30, bytes.Count - at));
            switch (random.Below(5))
            {
                case 0:
                    bytes[at] = (byte)random.Below(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Below(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Below(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
