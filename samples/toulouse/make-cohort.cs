#!/usr/bin/env dotnet
// Turns the starter cohort (102 synthetic patients, columns of its own) into a flat file as a French hospital would export it.
//   dotnet run samples/toulouse/make-cohort.cs -- STARTER.csv samples/toulouse/cohort.csv
// Everything the starter does not say (drugs, doses, levels of nodes, dates of diagnosis) is filled in by the number of the
// patient, so that the same input gives the same bytes, and so that the clinical definitions give back the groups of the starter.
using System.Globalization;
using System.Text;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: make-cohort.cs STARTER.csv OUT.csv");
    return 2;
}

string[] lines = File.ReadAllLines(args[0]);
string[] header = lines[0].Split(',');
var rows = new List<OrderedDictionary<string, string>>();
foreach (string line in lines.Skip(1).Where(l => l.Length > 0))
{
    string[] cells = line.Split(',');
    rows.Add(French(Enumerable.Range(0, header.Length).ToDictionary(i => header[i], i => cells[i])));
}

string[] columns = [.. rows[0].Keys];
var text = new StringBuilder();
text.Append("# Cohorte synthétique : aucune personne réelle. Synthetic cohort: no real person. Made by samples/toulouse/make-cohort.cs\r\n");
text.AppendJoin(';', columns).Append("\r\n");
foreach (OrderedDictionary<string, string> row in rows)
{
    text.AppendJoin(';', columns.Select(c => row[c])).Append("\r\n");
}

File.WriteAllText(args[1], text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
Console.WriteLine($"{rows.Count} patients, {columns.Length} columns: {args[1]}");
return 0;

static OrderedDictionary<string, string> French(Dictionary<string, string> s)
{
    int n = int.Parse(s["patient_id"], CultureInfo.InvariantCulture);
    DateOnly t0 = DateOnly.ParseExact(s["first_treatment_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    int os = int.Parse(s["os_days"], CultureInfo.InvariantCulture);
    int pfs = int.Parse(s["pfs_days"], CultureInfo.InvariantCulture);
    bool synchronous = s["oligometastatic"] == "synchronous";
    bool dead = s["os_event"] == "1";
    bool progressed = s["progression"] == "1";
    DateOnly last = t0.AddDays(os);
    DateOnly metastasis = t0.AddDays(-(10 + (n * 7 % 25)));
    DateOnly board = t0.AddDays(-(n % 8));
    DateOnly primary = synchronous ? metastasis.AddDays(-(n * 11 % 60)) : metastasis.AddDays(-(400 + (n * 97 % 3200)));

    var row = new OrderedDictionary<string, string>
    {
        ["Code patient"] = string.Create(CultureInfo.InvariantCulture, $"P{n:000}"),
        ["origine_donnees"] = "synthetique",
        ["Sexe"] = "F",
        ["Âge"] = s["age"],
        ["Ménopause"] = YesNo(s["menopause"]),
        ["OMS"] = s["oms"],
        ["Localisation primitive"] = "sein",
        ["Date diagnostic"] = Day(primary),
        ["Date métastase"] = Day(metastasis),
        ["Date RCP"] = Day(board),
        ["Histologie"] = s["histology"] switch { "NST" => "canalaire", "lobular" => "lobulaire", _ => "autre" },
        ["Grade SBR"] = s["grade"] switch { "G1" => "I", "G2" => "II", "G3" => "III", _ => "" },
        ["cT"] = s["t_stage"] switch { "T0-T2" => n % 3 == 0 ? "T1" : "T2", "T3-T4" => n % 2 == 0 ? "T3" : "T4b", _ => "" },
        ["cN"] = s["n_stage"] switch { "N0" => "N0", "N+" => n % 4 == 0 ? "N2" : "N1", _ => "" },
        ["cM"] = synchronous ? "M1" : "M0",
    };
    AddBiology(row, s, n);
    AddDisease(row, s, synchronous);
    AddLesions(row, s, n);
    AddSystemic(row, s, n, t0, last);
    AddFocal(row, s, n, t0, pfs);

    row["Progression"] = progressed ? "oui" : "non";
    row["Date progression"] = progressed ? Day(t0.AddDays(pfs)) : "";
    row["Statut vital"] = dead ? "décédée" : "vivante";
    row["Date décès"] = dead ? Day(last) : "";
    row["Cause décès"] = s["cause_of_death"] switch { "disease" => "maladie", "other" => "autre", _ => "" };
    row["Date dernières nouvelles"] = Day(last);
    row["Meilleure réponse"] = s["best_response"] switch { "CR" => "RC", "PD" => "PROG", _ => n % 2 == 0 ? "RP" : "ST" };
    row["tox_type"] = s["mdt_toxicity_grade"].Length == 0 ? "" : "toxicité du traitement focal";
    row["tox_grade"] = s["mdt_toxicity_grade"];

    // Columns without a field in the dictionary: kept as extra columns by the import.
    row["Rechute isolée"] = OneZero(s["isolated_failure"]);
    row["Rechute même organe"] = OneZero(s["progression_same_organ"]);
    row["Rattrapage focal"] = OneZero(s["salvage_focal"]);
    row["Rechute site traité"] = OneZero(s["progression_at_treated_site"]);
    row["Durée hormonothérapie (mois)"] = s["ht_duration_months"].Replace('.', ',');
    row["Toutes métastases traitées"] = s["mdt_day"].Length == 0 ? "" : OneZero(s["all_metastases_treated"]);
    return row;
}

// Receptors in percent, so that 10 % splits them as the subtype says; HER2 by score and, where needed, by FISH.
static void AddBiology(OrderedDictionary<string, string> row, Dictionary<string, string> s, int n)
{
    string subtype = s["subtype"];
    bool hormone = subtype.StartsWith("RH+", StringComparison.Ordinal);
    bool oestrogen = s["er_positive"] == "1";
    bool her2 = subtype.EndsWith("HER2+", StringComparison.Ordinal);
    row["RE %"] = oestrogen ? Whole(40 + (n * 13 % 61)) : Whole(n * 3 % 9);
    row["RP %"] = !hormone ? Whole(n % 5) : oestrogen ? Whole(n * 29 % 91) : Whole(20 + (n * 7 % 61));
    row["HER2 IHC"] = her2 ? (n % 3 == 0 ? "2+" : "3+") : (n % 4) switch { 0 => "0", 1 or 2 => "1+", _ => "2+" };
    row["HER2 FISH"] = row["HER2 IHC"] == "2+" ? (her2 ? "amplifié" : "non amplifié") : "non fait";
}

static void AddDisease(OrderedDictionary<string, string> row, Dictionary<string, string> s, bool synchronous)
{
    row["Primitif contrôlé"] = synchronous ? "" : "oui";
    row["Chirurgie sein"] = synchronous ? "" : "oui";
    row["RT sein"] = synchronous ? "" : "oui";
    row["Récidive locorég"] = "aucune";
    row["ATCD polyméta"] = "non";
    row["ATCD oligométa"] = "non";
    row["Sous traitement"] = "non";
    row["Lésion évolutive"] = "non";
    row["TEP-TDM"] = OneZero(s["img_pet_ct"]);
    row["IRM CE"] = OneZero(s["img_whole_body_mri"]);
    row["TDM TAP"] = OneZero(s["img_ct"]);
    row["Scinti"] = OneZero(s["img_bone_scintigraphy"]);
    row["IRM os"] = OneZero(s["img_bone_mri"]);
    row["IRM foie"] = OneZero(s["img_liver_mri"]);
    row["Nombre métastases"] = s["n_metastases"];
    row["Nb organes"] = s["sites_involved"];
}

// One column group per lesion: bones and organs by place, nodes by mediastinal station (one echelon each).
static void AddLesions(OrderedDictionary<string, string> row, Dictionary<string, string> s, int n)
{
    string[] bones = ["D8", "L3", "sternum", "aile iliaque droite", "sacrum"];
    string[] segments = ["segment VII", "segment IV", "segment II", "segment VI", "segment V"];
    string[] lobes = ["lobe supérieur droit", "lobe inférieur gauche", "lobe moyen", "lobe supérieur gauche", "lobe inférieur droit"];
    string[] stations = ["4R", "7", "10L", "2R", "5"];
    (string Column, string Word, string[] Places)[] organs =
    [
        ("bone", "os", bones), ("node", "ganglion", []), ("liver", "foie", segments), ("lung", "poumon", lobes),
        ("skin", "peau", []), ("pancreas", "pancréas", []), ("adrenal", "surrénale", []), ("choroid", "choroïde", []),
    ];
    var lesions = new List<(string Organ, string Place, string Station)>();
    foreach ((string column, string word, string[] places) in organs)
    {
        int count = int.Parse(s["lesions_" + column], CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
        {
            bool node = column == "node";
            lesions.Add((word, places.Length == 0 ? "" : places[(n + i) % places.Length], node ? stations[i] : ""));
        }
    }

    for (int i = 0; i < 5; i++)
    {
        string group = string.Create(CultureInfo.InvariantCulture, $"Méta {i + 1} ");
        bool present = i < lesions.Count;
        int largest = s["size_cm"] switch { "<3" => 8 + (n * 5 % 21), "3-5" => 30 + (n * 3 % 21), ">5" => 52 + (n % 30), _ => 0 };
        bool measured = present && largest > 0;
        row[group + "organe"] = present ? lesions[i].Organ : "";
        row[group + "étage"] = present ? lesions[i].Place : "";
        row[group + "aire gg"] = present && lesions[i].Station.Length > 0 ? "médiastin" : "";
        row[group + "station"] = present ? lesions[i].Station : "";
        row[group + "taille (cm)"] = measured ? ((decimal)(i == 0 ? largest : Math.Max(6, largest - (4 * i))) / 10).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',') : "";
    }
}

// All classes of the first line begin together: a week after the focal treatment where that came first, else on day 0.
static void AddSystemic(OrderedDictionary<string, string> row, Dictionary<string, string> s, int n, DateOnly t0, DateOnly last)
{
    string[] combination = s["systemic_combination"].Split('+');
    string start = Day(t0.AddDays(s["mdt_day"] == "0" ? 7 : 0));
    DateOnly begin = t0.AddDays(s["mdt_day"] == "0" ? 7 : 0);
    bool endocrine = combination.Contains("HT");
    bool chemotherapy = combination.Contains("CT");
    string months = s["ht_duration_months"];
    DateOnly endocrineStop = months.Length == 0 ? last : Earlier(begin.AddDays((int)Math.Round(double.Parse(months, CultureInfo.InvariantCulture) * 30.4375)), last);
    row["HT"] = endocrine ? "oui" : "non";
    row["HT type"] = s["ht_drug"] switch
    {
        "aromatase inhibitor" => (n % 3) switch { 0 => "létrozole", 1 => "anastrozole", _ => "exémestane" },
        "tamoxifen" => "tamoxifène",
        _ => s["ht_drug"],
    };
    row["HT début"] = endocrine ? start : "";
    row["HT fin"] = endocrine && months.Length > 0 ? Day(endocrineStop) : "";
    row["CDK46"] = combination.Contains("CDK46") ? "oui" : "non";
    row["CDK46 type"] = combination.Contains("CDK46") ? "palbociclib" : "";
    row["CDK46 début"] = combination.Contains("CDK46") ? start : "";
    row["Chimio"] = chemotherapy ? "oui" : "non";
    row["Chimio type"] = s["ct_drug"] switch
    {
        "anthracycline" => "épirubicine",
        "taxane" => n % 2 == 0 ? "paclitaxel" : "docétaxel",
        "anthracycline + taxane" => "épirubicine + docétaxel",
        "other" => n % 2 == 0 ? "capécitabine" : "vinorelbine",
        _ => "",
    };
    row["Chimio début"] = chemotherapy ? start : "";
    row["Chimio fin"] = chemotherapy ? Day(Earlier(begin.AddDays(105 + (n % 4 * 21)), last)) : "";
    row["AntiHER2"] = combination.Contains("antiHER2") ? "oui" : "non";
    row["AntiHER2 type"] = combination.Contains("antiHER2") ? "trastuzumab + pertuzumab" : "";
    row["AntiHER2 début"] = combination.Contains("antiHER2") ? start : "";
}

// A second technique follows the first within three weeks, and before progression or the end of follow-up.
static void AddFocal(OrderedDictionary<string, string> row, Dictionary<string, string> s, int n, DateOnly t0, int pfs)
{
    string[] techniques = s["mdt_technique"].Length == 0 ? [] : s["mdt_technique"].Split('+');
    int day = techniques.Length == 0 ? 0 : int.Parse(s["mdt_day"], CultureInfo.InvariantCulture);
    for (int i = 0; i < 2; i++)
    {
        string group = string.Create(CultureInfo.InvariantCulture, $"MDT {i + 1} ");
        bool present = i < techniques.Length;
        bool stereotactic = present && techniques[i] is ("RT" or "SBRT");
        (string dose, string fractions) = (n % 3) switch { 0 => ("27,0", "3"), 1 => ("35,0", "5"), _ => ("37,5", "5") };
        row[group + "date"] = present ? Day(t0.AddDays(day + (i * Math.Min(21, (pfs - day) / 2)))) : "";
        row[group + "modalité"] = !present ? "" : techniques[i] switch
        {
            "RT" or "SBRT" => "stéréotaxie", "surgery" => "chirurgie", "PRA" => "radiofréquence", _ => "cryothérapie",
        };
        row[group + "intention"] = present ? "curative" : "";
        row[group + "dose (Gy)"] = stereotactic ? dose : "";
        row[group + "fractions"] = stereotactic ? fractions : "";
        row[group + "lésions"] = !present ? "" : s["all_metastases_treated"] == "1" ? "all" : "1";
    }
}

static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

static string YesNo(string word) => word switch { "yes" => "oui", "no" => "non", _ => "" };

static string OneZero(string digit) => digit switch { "1" => "oui", "0" => "non", _ => "" };
