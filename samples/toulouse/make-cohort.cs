#!/usr/bin/env dotnet
// Dresses the cohort that `oncosurv synthesize samples/toulouse/targets.json` found (times, events, groups) as a flat file that a French
// hospital would export, and adds the 58 screened patients who left.
//   dotnet run samples/toulouse/make-cohort.cs -- FOUND.csv samples/toulouse/cohort.csv
// Margins of Tables 2 and 3 are dealt out exactly; where a value may lie in several patients the seed decides. Same input, same bytes.
using System.Globalization;
using System.Text;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: make-cohort.cs FOUND.csv OUT.csv");
    return 2;
}

string[] lines = [.. File.ReadAllLines(args[0]).Where(l => l.Length > 0 && l[0] != '#')];
string[] header = lines[0].Split(',');
List<Person> people = [.. lines.Skip(1).Select(line => Person.Of(header, line.Split(',')))];
var deal = new Deal(20210331);
foreach (IGrouping<string, Person> arm in people.GroupBy(p => p.Arm))
{
    bool mdt = arm.Key == "MDT";
    Person[] rows = [.. arm];
    Describe(rows, mdt, deal);
    Measure(rows, mdt, deal);
    Image(rows, mdt, deal);
    Spread(rows, mdt, deal);
    Treat(rows, mdt, deal);
    Follow(rows, mdt, deal);
}

people.AddRange(Screened(deal));
int[] shuffled = deal.Order(people.Count);
List<OrderedDictionary<string, string>> table = [.. shuffled.Select((at, i) => Row(people[at], i + 1))];
string[] columns = [.. table[0].Keys];
var text = new StringBuilder();
text.Append("# Cohorte synthétique : aucune personne réelle. Synthetic cohort: no real person. Made by samples/toulouse/make-cohort.cs\r\n");
text.AppendJoin(';', columns).Append("\r\n");
foreach (OrderedDictionary<string, string> row in table)
{
    text.AppendJoin(';', columns.Select(c => row[c])).Append("\r\n");
}

File.WriteAllText(args[1], text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
Console.WriteLine($"{table.Count} patients, {columns.Length} columns: {args[1]}");
return 0;

// Table 2: age, menopause, receptors, stage, histology, grade.
static void Describe(Person[] rows, bool mdt, Deal deal)
{
    int[] ages = mdt
        ? [30, 31, 32, 33, 34, 37, 38, 39, 40, 43, 44, 46, 47, 47, 48, 49, 49, 51, 52, 53, 54, 54, 55, 56, 57, 57, 57, 58, 59, 59, 60, 60, 61, 61, 63, 63, 64, 65, 71, 76]
        : [28, 28, 32, 34, 36, 37, 37, 37, 39, 39, 39, 40, 40, 42, 43, 43, 43, 44, 44, 44, 45, 49, 50, 50, 50, 51, 52, 54, 55, 56, 56, 57, 57, 57, 57, 57, 59, 59, 60, 61, 62, 62, 62, 63, 63, 64, 65, 65, 65, 65, 69, 73, 73, 75, 76, 78, 78, 79, 87, 88, 89, 90];
    int premenopausal = mdt ? 18 : 24;
    int[] order = deal.Order(rows.Length);
    for (int i = 0; i < rows.Length; i++)
    {
        Person p = rows[order[i]];
        p["Âge"] = Whole(ages[i]);
        p["Ménopause"] = i < premenopausal ? "non" : i == premenopausal ? "" : "oui";
    }

    foreach (Person p in rows)
    {
        p["OMS"] = p.Is("oms") ? "1" : "0";
        p["HER2 IHC"] = p.IsHer2 ? (deal.Below(3) == 0 ? "2+" : "3+") : new[] { "0", "1+", "1+", "2+" }[deal.Below(4)];
        p["HER2 FISH"] = p["HER2 IHC"] == "2+" ? (p.IsHer2 ? "amplifié" : "non amplifié") : "non fait";
        p["Grade SBR"] = p.Is("grade3") ? "III" : p.Is("grade_known") ? "II" : "";
    }

    if (!mdt)
    {
        deal.Give(rows.Where(p => p.Is("oms")), "OMS", "2", 3);
    }

    deal.Give(rows.Where(p => p["Grade SBR"] == "II"), "Grade SBR", "I", mdt ? 3 : 2);

    // HER2+: STA 6 CT + anti-HER2, 3 with HT too; MDT 2, 6 and 1 without CT. Receptor-negative are 4 and 2 of those without HT.
    Person[] her2 = [.. deal.Some(rows.Where(p => p.IsHer2), 9)];
    for (int i = 0; i < her2.Length; i++)
    {
        her2[i].Classes = i < (mdt ? 6 : 3) ? ["CT", "HT", "antiHER2"] : mdt && i == 6 ? ["HT", "antiHER2"] : ["CT", "antiHER2"];
    }

    foreach (Person p in deal.Some(her2.Where(p => !p.NeedsHormoneReceptor), mdt ? 2 : 4))
    {
        p.HormoneReceptor = false;
    }

    Person[] hormone = [.. rows.Where(p => p.HormoneReceptor)];
    HashSet<Person> oestrogen = [.. deal.Some(hormone, 25)];
    foreach (Person p in rows)
    {
        p["RE %"] = Whole(oestrogen.Contains(p) ? 10 * (4 + deal.Below(7)) : deal.Below(10));
        p["RP %"] = Whole(!p.HormoneReceptor ? deal.Below(10) : oestrogen.Contains(p) ? 5 * deal.Below(19) : 10 * (2 + deal.Below(7)));
    }

    deal.Margin(rows, "Histologie", mdt ? [("canalaire", 35), ("lobulaire", 3), ("autre", 2)] : [("canalaire", 48), ("lobulaire", 9), ("autre", 5)]);
    deal.Margin(rows, "cT", mdt ? [("T1", 12), ("T2", 17), ("T3", 4), ("T4b", 5), ("", 2)] : [("T1", 15), ("T2", 24), ("T3", 11), ("T4b", 12)]);
    deal.Margin(rows, "cN", mdt ? [("N0", 10), ("N1", 22), ("N2", 7), ("", 1)] : [("N0", 17), ("N1", 34), ("N2", 11)]);
}

// Dates: treatment from January 2014 to December 2018, last news of the living in 2020 or 2021.
static void Measure(Person[] rows, bool mdt, Deal deal)
{
    foreach (Person p in rows)
    {
        (DateOnly from, DateOnly to) = StartOf(p);
        DateOnly dealt = from.AddDays(deal.Below(to.DayNumber - from.DayNumber + 1));
        // The abstract prints January 2014 to December 2018: one patient stands at either end.
        p.Start = p == rows.MaxBy(other => StartOf(other).To) ? to : p == rows.MinBy(other => StartOf(other).From) ? from : dealt;
        DateOnly metastasis = p.Start.AddDays(-(12 + deal.Below(25)));
        p["Date métastase"] = Day(metastasis);
        p["Date RCP"] = Day(p.Start.AddDays(-(1 + deal.Below(8))));
        bool synchronous = !p.Is("oligorecurrent");
        p["Date diagnostic"] = Day(metastasis.AddDays(synchronous ? -deal.Below(60) : -(400 + deal.Below(3200))));
        p["cM"] = synchronous ? "M1" : "M0";
        p["Primitif contrôlé"] = "oui";
        p["Chirurgie sein"] = synchronous ? (deal.Below(2) == 0 ? "oui" : "non") : "oui";
        p["RT sein"] = synchronous ? p["Chirurgie sein"] : "oui";
    }
}

// The days between which the first treatment lies, given how long the patient was followed.
static (DateOnly From, DateOnly To) StartOf(Person p)
{
    DateOnly first = new(2014, 1, 20);
    DateOnly to = Earlier(new(2018, 12, 28), new DateOnly(2021, 3, 31).AddDays(-p.Os));
    DateOnly from = p.OsEvent || p.Os < 731 ? first : Later(first, new DateOnly(2020, 6, 1).AddDays(-p.Os));
    // CDK4/6 inhibitors came in November 2016; who was followed for too long to have begun then stands for a patient of a trial.
    from = p.Has("CDK46") ? Later(from, new DateOnly(2016, 11, 10)) : from;
    return (Earlier(from, to), to);
}

// Imaging: margins of Table 2, every patient with one of the three accepted work-ups (T08).
static void Image(Person[] rows, bool mdt, Deal deal)
{
    deal.Margin(rows, "TEP-TDM", [("oui", mdt ? 32 : 40), ("non", mdt ? 8 : 22)]);
    foreach (string column in (string[])["IRM CE", "TDM TAP", "Scinti", "IRM os", "IRM foie"])
    {
        Deal.All(rows, column, "non");
    }

    deal.Give(rows, "IRM CE", "oui", mdt ? 4 : 3);
    Person[] conventional = [.. rows.Where(p => p["TEP-TDM"] == "non" && p["IRM CE"] == "non")];
    Deal.All(conventional, "TDM TAP", "oui");
    Deal.All(conventional, "Scinti", "oui");
    Person[] others = [.. rows.Except(conventional)];
    deal.Give(others, "TDM TAP", "oui", (mdt ? 34 : 57) - conventional.Length);
    deal.Give(others, "Scinti", "oui", (mdt ? 27 : 42) - conventional.Length);
    deal.Give(rows, "IRM os", "oui", mdt ? 9 : 14);
    Person[] liver = [.. rows.Where(p => p.Is("liver"))];
    int livers = Math.Min(liver.Length, mdt ? 3 : 13);
    deal.Give(liver, "IRM foie", "oui", livers);
    deal.Give(rows.Except(liver), "IRM foie", "oui", (mdt ? 3 : 13) - livers);
}

// Lesions per organ as printed: one STA patient has one fewer, one MDT patient one more than the number of metastases recorded.
static void Spread(Person[] rows, bool mdt, Deal deal)
{
    Composition.Solve(rows, mdt, deal);
    deal.Margin(rows, "size", mdt ? [("<3", 30), ("3-5", 7), (">5", 2), ("", 1)] : [("<3", 41), ("3-5", 13), (">5", 6), ("", 2)]);
    string[] bones = ["D8", "L3", "sternum", "aile iliaque droite", "sacrum", "D11"];
    string[] segments = ["segment VII", "segment IV", "segment II", "segment VI", "segment V", "segment VIII"];
    string[] lobes = ["lobe supérieur droit", "lobe inférieur gauche", "lobe moyen", "lobe supérieur gauche", "lobe inférieur droit"];
    string[] stations = ["4R", "7", "10L", "2R", "5", "11R"];
    foreach (Person p in rows)
    {
        int largest = p["size"] switch { "<3" => 8 + deal.Below(21), "3-5" => 30 + deal.Below(21), ">5" => 52 + deal.Below(30), _ => 0 };
        int turn = deal.Below(5);
        for (int i = 0; i < p.Lesions.Count; i++)
        {
            string organ = p.Lesions[i];
            bool node = organ == "ganglion";
            string[] places = organ switch { "os" => bones, "foie" => segments, "poumon" => lobes, _ => [] };
            p.Lesion(i, organ, places.Length == 0 ? "" : places[(turn + i) % places.Length], node ? "médiastin" : "", node ? stations[i] : "",
                largest == 0 ? 0 : i == 0 ? largest : Math.Max(6, largest - (4 * i)));
        }

        p["Nb organes"] = Whole(p.Lesions.Distinct().Count());
    }
}

// Table 3: drugs, durations of hormone therapy, focal techniques.
static void Treat(Person[] rows, bool mdt, Deal deal)
{
    Person[] chemotherapy = [.. rows.Where(p => p.Has("CT"))];
    Person[] endocrine = [.. rows.Where(p => p.Has("HT"))];
    deal.Margin(chemotherapy, "Chimio type", mdt
        ? [("épirubicine", 4), ("taxane", 8), ("épirubicine + docétaxel", 11), ("autre", 1)]
        : [("épirubicine", 4), ("taxane", 9), ("épirubicine + docétaxel", 10), ("autre", 3)]);
    deal.Margin(endocrine, "HT type", mdt ? [("IA", 21), ("tamoxifène", 8), ("fulvestrant", 2)] : [("IA", 31), ("tamoxifène", 5), ("fulvestrant", 7)]);
    double[] months = mdt
        ? [6.6, 6.7, 6.8, 7.1, 7.2, 8.0, 9.1, 9.3, 10.9, 13.3, 17.5, 20.6, 21.5, 22.8, 23.2, 24.2, 24.8, 25.8, 25.8, 34.4, 36.1, 37.4, 39.3, 39.8, 45.0, 47.6, 47.8, 47.9, 49.2, 69.5, 70.2]
        : [2.0, 2.1, 2.1, 2.5, 4.6, 5.0, 5.4, 6.1, 8.8, 9.4, 9.4, 9.7, 10.7, 10.9, 11.4, 12.0, 12.2, 12.3, 12.4, 12.5, 12.7, 12.8, 12.9, 13.3, 13.8, 16.1, 19.1, 19.7, 22.3, 22.4, 23.1, 24.1, 25.5, 27.0, 28.1, 29.7, 30.7, 34.9, 36.8, 38.0, 43.6, 48.6, 76.8];
    deal.Durations(endocrine, months);
    if (mdt)
    {
        Focus(rows, deal);
    }

    foreach (Person p in rows)
    {
        p.AddSystemic(deal);
        p.AddFocal(deal);
    }
}

// 14 radiotherapy, 11 surgery, 8 both, 5 radiofrequency, 1 with and 1 cryotherapy with stereotactic radiotherapy; 35 of 40 treated everywhere.
static void Focus(Person[] rows, Deal deal)
{
    deal.Margin(rows, "technique", [("RT", 14), ("surgery", 11), ("surgery+RT", 8), ("RFA", 5), ("RFA+SBRT", 1), ("cryotherapy+SBRT", 1)]);
    Swap(p => p["technique"].Split('+')[0] is "RFA" or "cryotherapy" && !p.Lesions.All(organ => organ is "foie" or "poumon" or "os"), q => q.Lesions.All(organ => organ is "foie" or "poumon" or "os"));
    Swap(p => p["technique"] == "surgery" && p.Lesions.Count > 2, q => q.Lesions.Count <= 2);
    Deal.All(rows, "Toutes métastases traitées", "oui");
    deal.Give(rows.Where(p => p.Lesions.Distinct().Count() == 2), "Toutes métastases traitées", "non", 5);
    Deal.All(rows, "tox_type", "toxicité du traitement focal");
    Deal.All(rows, "tox_grade", "0");
    deal.Give(rows.Where(p => p["technique"] is "RT" or "surgery+RT"), "tox_grade", "2", 3);
    deal.Give(rows.Where(p => p["technique"] == "RFA"), "tox_grade", "3", 1);

    // What no surgeon or radiologist would do goes to somebody who was irradiated.
    void Swap(Func<Person, bool> isOdd, Func<Person, bool> fits)
    {
        foreach (Person p in rows.Where(isOdd).ToArray())
        {
            if (rows.FirstOrDefault(q => q["technique"] == "RT" && fits(q)) is Person other)
            {
                (p["technique"], other["technique"]) = (other["technique"], p["technique"]);
            }
        }
    }
}

// Response, pattern of failure and cause of death. Best response follows the time to progression.
static void Follow(Person[] rows, bool mdt, Deal deal)
{
    Person[] byTime = [.. rows.OrderBy(p => p.Pfs + (p.Progressed ? 0 : 1000)).ThenBy(p => p.Number)];
    int worst = mdt ? 0 : 8;
    int complete = mdt ? 34 : 12;
    for (int i = 0; i < byTime.Length; i++)
    {
        byTime[i]["Meilleure réponse"] = i < worst ? "PROG" : i >= byTime.Length - complete ? "RC" : deal.Below(2) == 0 ? "RP" : "ST";
    }

    Person[] progressed = [.. rows.Where(p => p.Progressed)];
    Deal.All(progressed, "Rechute isolée", "non");
    deal.Give(progressed, "Rechute isolée", "oui", mdt ? 12 : 30);
    if (mdt)
    {
        foreach ((string column, int count) in ((string, int)[])[("Rechute même organe", 4), ("Rattrapage focal", 3), ("Rechute site traité", 1)])
        {
            Deal.All(progressed, column, "non");
            deal.Give(progressed, column, "oui", count);
        }
    }

    Person[] dead = [.. rows.Where(p => p.OsEvent)];
    Deal.All(dead, "Cause décès", "autre");
    deal.Give(dead.Where(p => p.Progressed), "Cause décès", "maladie", mdt ? 5 : 22);
}

// The 58 who left: each is like the others, with the one fault of its criterion. T03 without T05 cannot be: oligorecurrence needs a
// controlled primary tumour by definition, so those two fail T05 as well and leave at T03.
static IEnumerable<Person> Screened(Deal deal)
{
    (string Criterion, int Count)[] leaving =
        [("T01", 6), ("T02", 14), ("T03", 2), ("T04", 9), ("T05", 3), ("T06", 6), ("T07", 3), ("T08", 5), ("T09", 2), ("T10", 2), ("T11", 3), ("T12", 3)];
    var followed = new Deal(20200601);
    foreach ((string criterion, int count) in leaving)
    {
        for (int k = 0; k < count; k++)
        {
            yield return Leaver.Make(criterion, k, deal, followed);
        }
    }
}

static OrderedDictionary<string, string> Row(Person p, int number)
{
    DateOnly end = p.Start.AddDays(p.Os);
    var row = new OrderedDictionary<string, string>
    {
        ["Code patient"] = string.Create(CultureInfo.InvariantCulture, $"P{number:000}"),
        ["origine_donnees"] = "synthetique",
        ["Sexe"] = "F",
    };
    p["Localisation primitive"] = "sein";
    p["Côté primitif"] = p["Côté primitif"].Length == 0 ? (number % 2 == 0 ? "gauche" : "droite") : p["Côté primitif"];
    p["Nombre métastases"] = Whole(p.Recorded);
    p["Progression"] = p.Progressed ? "oui" : "non";
    p["Date progression"] = p.Progressed ? Day(p.Start.AddDays(p.Pfs)) : "";
    p["Statut vital"] = p.OsEvent ? "décédée" : "vivante";
    p["Date décès"] = p.OsEvent ? Day(end) : "";
    p["Date dernières nouvelles"] = Day(end);
    p.Default("Récidive locorég", "aucune");
    foreach (string column in (string[])["ATCD polyméta", "ATCD oligométa", "Sous traitement", "Lésion évolutive"])
    {
        p.Default(column, "non");
    }

    foreach (string column in Person.Columns)
    {
        row[column] = p[column];
    }

    return row;
}

static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

/// <summary>A patient: what the search found, and the cells of the export.</summary>
internal sealed class Person
{
    private const int MostLesions = 6;

    private readonly Dictionary<string, string> _found = [];
    private readonly Dictionary<string, string> _cells = [];

    public static IReadOnlyList<string> Columns { get; } =
    [
        "Âge", "Ménopause", "OMS", "Localisation primitive", "Côté primitif", "Date diagnostic", "Date métastase", "Date RCP", "Histologie", "Grade SBR", "cT", "cN", "cM",
        "RE %", "RP %", "HER2 IHC", "HER2 FISH", "Primitif contrôlé", "Chirurgie sein", "RT sein", "Récidive locorég", "ATCD polyméta", "ATCD oligométa",
        "Sous traitement", "Lésion évolutive", "TEP-TDM", "IRM CE", "TDM TAP", "Scinti", "IRM os", "IRM foie", "Bilan axillaire controlat", "Nombre métastases", "Nb organes",
        .. Enumerable.Range(1, MostLesions).SelectMany(i => new[] { "organe", "étage", "aire gg", "station", "côté", "taille (cm)" }.Select(c => $"Méta {i} {c}")),
        "HT", "HT type", "HT début", "HT fin", "CDK46", "CDK46 type", "CDK46 début", "Chimio", "Chimio type", "Chimio début", "Chimio fin", "AntiHER2", "AntiHER2 type", "AntiHER2 début",
        .. Enumerable.Range(1, 2).SelectMany(i => new[] { "date", "modalité", "intention", "dose (Gy)", "fractions", "lésions" }.Select(c => $"MDT {i} {c}")),
        "Progression", "Date progression", "Statut vital", "Date décès", "Cause décès", "Date dernières nouvelles", "Meilleure réponse", "tox_type", "tox_grade",
        "Rechute isolée", "Rechute même organe", "Rattrapage focal", "Rechute site traité", "Durée hormonothérapie (mois)", "Toutes métastases traitées",
    ];

    public int Number { get; set; }

    public string Arm { get; set; } = "STA";

    public int Pfs { get; set; }

    public bool PfsEvent { get; set; }

    public int Os { get; set; }

    public bool OsEvent { get; set; }

    public int FocalDay { get; set; } = -1;

    public DateOnly Start { get; set; }

    public bool HormoneReceptor { get; set; }

    public bool IsHer2 { get; set; }

    /// <summary>CT, HT, CDK46, antiHER2.</summary>
    public HashSet<string> Classes { get; set; } = [];

    public List<string> Lesions { get; set; } = [];

    /// <summary>Number of metastases as the file records it.</summary>
    public int Recorded { get; set; }

    public bool Progressed => PfsEvent && !(OsEvent && Os == Pfs);

    public bool NeedsHormoneReceptor => Classes.Contains("HT");

    public string this[string column]
    {
        get => _cells.GetValueOrDefault(column, "");
        set => _cells[column] = value;
    }

    public static Person Of(string[] header, string[] cells)
    {
        var p = new Person();
        for (int i = 0; i < header.Length; i++)
        {
            p._found[header[i]] = cells[i];
        }

        p.Number = p.Number1("patient_id");
        p.Arm = p._found["arm"];
        p.Pfs = p.Number1("pfs_days");
        p.PfsEvent = p.Is("pfs_event");
        p.Os = p.Number1("os_days");
        p.OsEvent = p.Is("os_event");
        p.FocalDay = p._found["exposure_day"].Length == 0 ? -1 : p.Number1("exposure_day");
        p.Classes = p._found["treatment"] switch
        {
            "HR+/HER2-: HT" => ["HT"],
            "HR+/HER2-: HT + CDK4/6" => ["HT", "CDK46"],
            "HR+/HER2-: CT" or "TNBC: CT" => ["CT"],
            "HR+/HER2-: CT + HT" or "TNBC: CT + HT" => ["CT", "HT"],
            _ => ["antiHER2"],
        };
        p.IsHer2 = p._found["treatment"] == "HER2+";
        p.HormoneReceptor = !p._found["treatment"].StartsWith("TNBC", StringComparison.Ordinal);
        return p;
    }

    public bool Is(string column) => _found.GetValueOrDefault(column) == "1";

    public bool Has(string treatment) => Classes.Contains(treatment);

    public void Default(string column, string value) => _cells.TryAdd(column, value);

    public void Lesion(int i, string organ, string place, string region, string station, int millimetres)
    {
        string group = $"Méta {i + 1} ";
        this[group + "organe"] = organ;
        this[group + "étage"] = place;
        this[group + "aire gg"] = region;
        this[group + "station"] = station;
        this[group + "taille (cm)"] = millimetres == 0 ? "" : ((decimal)millimetres / 10).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');
    }

    /// <summary>All classes of the first line begin together: a week after the focal treatment where that came first, else on day 0.</summary>
    public void AddSystemic(Deal deal)
    {
        DateOnly begin = Start.AddDays(FocalDay == 0 ? 7 : 0);
        DateOnly last = Start.AddDays(Os);
        string start = begin.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        this["HT"] = YesNo("HT");
        this["CDK46"] = YesNo("CDK46");
        this["Chimio"] = YesNo("CT");
        this["AntiHER2"] = YesNo("antiHER2");
        if (Has("HT"))
        {
            this["HT type"] = this["HT type"] == "IA" ? new[] { "létrozole", "anastrozole", "exémestane" }[deal.Below(3)] : this["HT type"];
            this["HT début"] = start;
            string months = this["Durée hormonothérapie (mois)"];
            double length = double.Parse(months.Replace(',', '.'), CultureInfo.InvariantCulture) * 30.4375;
            this["HT fin"] = Before(begin.AddDays((int)Math.Round(length)), last);
        }

        if (Has("CDK46"))
        {
            this["CDK46 type"] = deal.Below(4) == 0 && begin >= new DateOnly(2017, 9, 1) ? "ribociclib" : "palbociclib";
            this["CDK46 début"] = start;
        }

        if (Has("CT"))
        {
            this["Chimio type"] = this["Chimio type"] switch
            {
                "taxane" => deal.Below(2) == 0 ? "paclitaxel" : "docétaxel",
                "autre" => deal.Below(2) == 0 ? "capécitabine" : "vinorelbine",
                string other => other,
            };
            this["Chimio début"] = start;
            this["Chimio fin"] = Before(begin.AddDays(105 + (21 * deal.Below(4))), last);
        }

        if (Has("antiHER2"))
        {
            this["AntiHER2 type"] = "trastuzumab + pertuzumab";
            this["AntiHER2 début"] = start;
        }
    }

    /// <summary>A second technique follows the first within three weeks, and before progression or the end of follow-up.</summary>
    public void AddFocal(Deal deal)
    {
        string[] techniques = this["technique"].Length == 0 ? [] : this["technique"].Split('+');
        for (int i = 0; i < techniques.Length; i++)
        {
            string group = $"MDT {i + 1} ";
            (string dose, string fractions) = new[] { ("27,0", "3"), ("35,0", "5"), ("37,5", "5") }[deal.Below(3)];
            bool stereotactic = techniques[i] is "RT" or "SBRT";
            this[group + "date"] = Start.AddDays(FocalDay + (i * Math.Min(21, (Pfs - FocalDay) / 2))).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            this[group + "modalité"] = techniques[i] switch { "RT" or "SBRT" => "stéréotaxie", "surgery" => "chirurgie", "RFA" => "radiofréquence", _ => "cryothérapie" };
            this[group + "intention"] = "curative";
            this[group + "dose (Gy)"] = stereotactic ? dose : "";
            this[group + "fractions"] = stereotactic ? fractions : "";
            this[group + "lésions"] = this["Toutes métastases traitées"] == "oui" ? "all" : "1";
        }
    }

    private static string Before(DateOnly day, DateOnly last) => (day < last ? day : last).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private string YesNo(string treatment) => Has(treatment) ? "oui" : "non";

    private int Number1(string column) => int.Parse(_found[column], CultureInfo.InvariantCulture);
}

/// <summary>Deals values out to patients; the seed decides who gets what.</summary>
internal sealed class Deal(ulong seed)
{
    private ulong _state = seed;

    public int Below(int count)
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }

    public int[] Order(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    public IEnumerable<Person> Some(IEnumerable<Person> people, int count)
    {
        Person[] all = [.. people];
        return all.Length < count
            ? throw new InvalidOperationException($"{count} of {all.Length} patients cannot be chosen.")
            : Order(all.Length).Take(count).Select(i => all[i]).ToArray();
    }

    public void Give(IEnumerable<Person> people, string column, string value, int count)
    {
        foreach (Person p in Some(people, count))
        {
            p[column] = value;
        }
    }

    public static void All(IEnumerable<Person> people, string column, string value)
    {
        foreach (Person p in people)
        {
            p[column] = value;
        }
    }

    public void Margin(Person[] people, string column, (string Value, int Count)[] margin)
    {
        string[] values = [.. margin.SelectMany(m => Enumerable.Repeat(m.Value, m.Count))];
        if (values.Length != people.Length)
        {
            throw new InvalidOperationException($"{column}: {values.Length} values for {people.Length} patients.");
        }

        int[] order = Order(people.Length);
        for (int i = 0; i < values.Length; i++)
        {
            people[order[i]][column] = values[i];
        }
    }

    /// <summary>Durations of hormone therapy: the longest first, before progression where somebody is followed that long, else before the end.</summary>
    public void Durations(Person[] people, double[] months)
    {
        List<Person> left = [.. people];
        foreach (double duration in months.OrderDescending())
        {
            int days = (int)Math.Round(duration * 30.4375) + 7;
            Person[] able = [.. left.Where(p => p.Pfs >= days)];
            able = able.Length > 0 ? able : [.. left.Where(p => p.Os >= days)];
            Person chosen = Some(able, 1).Single();
            chosen["Durée hormonothérapie (mois)"] = duration.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');
            left.Remove(chosen);
        }
    }
}

/// <summary>Numbers of metastases and lesions per organ, which bone only, liver and one or several lesions leave open.</summary>
internal static class Composition
{
    private static readonly string[] Organs = ["os", "ganglion", "foie", "poumon", "peau", "pancréas", "surrénale", "choroïde"];

    public static void Solve(Person[] rows, bool mdt, Deal deal)
    {
        int[] target = mdt ? [35, 19, 6, 3, 1, 0, 0, 1] : [65, 18, 29, 9, 0, 1, 1, 0];
        int[] sizes = mdt ? [.. Enumerable.Repeat(2, 9), .. Enumerable.Repeat(3, 6), 4] : [.. Enumerable.Repeat(2, 13), .. Enumerable.Repeat(3, 9), .. Enumerable.Repeat(4, 9), 5];
        Person[] several = [.. rows.Where(p => p.Is("several"))];
        Person[] single = [.. rows.Where(p => !p.Is("several"))];
        int odd = mdt ? 1 : -1;
        int[] size = [.. sizes.OrderBy(_ => 0)];
        int[] organ = new int[rows.Length];
        int[] second = new int[rows.Length];
        int[] split = new int[rows.Length];
        Array.Fill(second, -1);
        int oddAt = 0;
        int cost = int.MaxValue;
        for (int step = 0; step < 4_000_000 && cost > 0; step++)
        {
            (int[] sizeBefore, int[] organBefore, int[] secondBefore, int[] splitBefore, int oddBefore) =
                ((int[])size.Clone(), (int[])organ.Clone(), (int[])second.Clone(), (int[])split.Clone(), oddAt);
            Change(step == 0);
            int now = Cost();
            if (now <= cost || deal.Below(1000) < (now - cost == 1 ? 120 : now - cost == 2 ? 15 : 0))
            {
                cost = now;
            }
            else
            {
                (size, organ, second, split, oddAt) = (sizeBefore, organBefore, secondBefore, splitBefore, oddBefore);
            }
        }

        if (cost > 0)
        {
            throw new InvalidOperationException("The organs cannot be dealt out over these patients.");
        }

        foreach ((Person p, int i) in several.Concat(single).Select((p, i) => (p, i)))
        {
            p.Recorded = i < several.Length ? size[i] : 1;
            p.Lesions = [.. Counts(i).SelectMany((n, o) => Enumerable.Repeat(Organs[o], n))];
        }

        void Change(bool everything)
        {
            for (int i = everything ? 0 : rows.Length; i < rows.Length; i++)
            {
                Draw(i);
            }

            int pick = deal.Below(4);
            int a = deal.Below(several.Length);
            int b = deal.Below(several.Length);
            if (pick == 0)
            {
                (size[a], size[b]) = (size[b], size[a]);
            }
            else if (pick == 1)
            {
                oddAt = a;
            }
            else
            {
                Draw(deal.Below(rows.Length));
            }
        }

        void Draw(int i)
        {
            Person p = i < several.Length ? several[i] : single[i - several.Length];
            second[i] = -1;
            if (p.Is("bone_only"))
            {
                organ[i] = 0;
                return;
            }

            organ[i] = p.Is("liver") ? 2 : new[] { 1, 3, 4, 5, 6, 7 }[deal.Below(6)];
            if (i < several.Length && deal.Below(2) == 0)
            {
                do
                {
                    second[i] = deal.Below(8);
                }
                while (second[i] == organ[i] || (second[i] == 2 && !p.Is("liver")));
                split[i] = 1 + deal.Below(4);
            }
        }

        int[] Counts(int i)
        {
            int[] counts = new int[8];
            int total = i >= several.Length ? 1 : size[i] + (i == oddAt ? odd : 0);
            int other = second[i] < 0 ? 0 : Math.Min(split[i], total - 1);
            counts[organ[i]] += total - other;
            if (other > 0)
            {
                counts[second[i]] += other;
            }

            return counts;
        }

        int Cost()
        {
            int[] sum = new int[8];
            int two = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                int[] counts = Counts(i);
                two += counts.Count(c => c > 0) == 2 ? 1 : 0;
                for (int o = 0; o < 8; o++)
                {
                    sum[o] += counts[o];
                }
            }

            // The odd ones are recorded with 3 and 2 metastases, so that the counted numbers have the printed distribution as well.
            int misplaced = size[oddAt] == (mdt ? 2 : 3) ? 0 : 3;
            return sum.Zip(target, (a, b) => Math.Abs(a - b)).Sum() + Math.Abs(two - (mdt ? 6 : 8)) + misplaced;
        }
    }
}

/// <summary>A screened patient who does not fulfil one criterion.</summary>
internal static class Leaver
{
    public static Person Make(string criterion, int k, Deal deal, Deal followed)
    {
        bool synchronous = criterion is not ("T03" or "T09") && deal.Below(2) == 0;
        var p = new Person { Recorded = 1 + deal.Below(3), HormoneReceptor = true, Classes = ["HT"], Os = 760 + deal.Below(60), Start = new DateOnly(2014, 2, 1).AddDays(deal.Below(1700)) };
        p.Pfs = p.Os;
        p["Âge"] = (38 + deal.Below(45)).ToString(CultureInfo.InvariantCulture);
        p["Ménopause"] = int.Parse(p["Âge"], CultureInfo.InvariantCulture) > 52 ? "oui" : "non";
        p["OMS"] = deal.Below(2).ToString(CultureInfo.InvariantCulture);
        (p["Histologie"], p["Grade SBR"], p["cT"], p["cN"]) = ("canalaire", deal.Below(2) == 0 ? "II" : "III", "T2", deal.Below(3) == 0 ? "N0" : "N1");
        (p["RE %"], p["RP %"], p["HER2 IHC"], p["HER2 FISH"]) = ("90", "60", "1+", "non fait");
        (p["TEP-TDM"], p["IRM CE"], p["TDM TAP"], p["Scinti"], p["IRM os"], p["IRM foie"]) = ("oui", "non", "oui", deal.Below(2) == 0 ? "oui" : "non", "non", "non");
        (p["Primitif contrôlé"], p["Chirurgie sein"], p["RT sein"], p["cM"]) = ("oui", "oui", "oui", synchronous ? "M1" : "M0");
        p["Meilleure réponse"] = deal.Below(2) == 0 ? "RP" : "ST";
        p["Durée hormonothérapie (mois)"] = "18,0";
        p["HT type"] = "IA";
        p.Lesions = [.. Enumerable.Repeat(deal.Below(3) == 0 ? "foie" : "os", p.Recorded)];
        Fault(p, criterion, k, ref synchronous);
        Follow(p, criterion, followed);
        Date(p, synchronous, deal);
        if (p.Has("HT"))
        {
            p.AddSystemic(deal);
        }
        else
        {
            (p["HT"], p["CDK46"], p["Chimio"], p["AntiHER2"], p["Durée hormonothérapie (mois)"], p["HT type"]) = ("non", "non", "non", "non", "", "");
        }

        if (p.Has("HT") && followed.Below(3) == 0)
        {
            (p["Chimio"], p["Chimio type"], p["Chimio début"], p["Chimio fin"]) = ("oui", "paclitaxel", Text(p.Start), Text(p.Start.AddDays(Math.Min(105, p.Pfs))));
        }

        p.AddFocal(deal);
        return p;
    }

    // The living are followed to 2020 or 2021; brain, meninges and six metastases mean what they mean.
    private static void Follow(Person p, string criterion, Deal followed)
    {
        int deadOfTen = criterion switch { "T06" => 8, "T02" => 6, _ => 3 };
        p.OsEvent = followed.Below(10) < deadOfTen;
        p.Os = p.OsEvent
            ? Math.Min((criterion == "T06" ? 150 : 300) + followed.Below(criterion == "T06" ? 350 : 900), new DateOnly(2021, 2, 1).DayNumber - p.Start.DayNumber)
            : new DateOnly(2020, 6, 1).AddDays(followed.Below(290)).DayNumber - p.Start.DayNumber;
        p.PfsEvent = p.OsEvent || followed.Below(2) == 0;
        p.Pfs = p.PfsEvent ? Math.Max(100, Math.Min(p.Os * (40 + followed.Below(40)) / 100, 150 + followed.Below(900))) : p.Os;
        p["Rechute isolée"] = p.Progressed ? (followed.Below(2) == 0 ? "oui" : "non") : "";
        p["Cause décès"] = p.OsEvent ? "maladie" : "";
        p["Durée hormonothérapie (mois)"] = Math.Min(18, Math.Floor(10 * p.Pfs / 30.4375) / 10).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');
    }

    private static void Fault(Person p, string criterion, int k, ref bool synchronous)
    {
        switch (criterion)
        {
            case "T01":
                p.Start = k % 2 == 0 ? new DateOnly(2013, 4 + k, 12) : new DateOnly(2019, 1 + k, 17);
                p.Os = k % 2 == 0 ? p.Os : Math.Min(p.Os, 600);
                p.Pfs = p.Os;
                break;
            case "T02":
                p.Recorded = 6;
                p.Lesions = [.. Enumerable.Repeat(k % 3 == 0 ? "foie" : "os", 6)];
                break;
            case "T03":
                p["Primitif contrôlé"] = "non";
                break;
            case "T04":
                p[k % 2 == 0 ? "ATCD polyméta" : "Sous traitement"] = "oui";
                p["Lésion évolutive"] = k % 2 == 0 ? "non" : "oui";
                break;
            case "T05":
                synchronous = true;
                (p["Primitif contrôlé"], p["Chirurgie sein"], p["RT sein"], p["cM"]) = ("non", "non", "non", "M1");
                break;
            case "T06":
                p.Lesions[0] = k == 0 ? "méninges" : "cerveau";
                break;
            case "T07":
                p["Récidive locorég"] = "non contrôlée";
                break;
            case "T08":
                (p["TEP-TDM"], p["Scinti"]) = ("non", "non");
                break;
            case "T09":
                (p["Chirurgie sein"], p["RT sein"]) = ("non", "non");
                break;
            case "T10":
                p.Lesions = ["ganglion"];
                p.Recorded = 1;
                p["Bilan axillaire controlat"] = "non";
                (p["Côté primitif"], p["Méta 1 côté"]) = ("droite", "gauche");
                break;
            case "T11":
                (p.Classes, p.FocalDay, p["technique"], p["Toutes métastases traitées"]) = ([], 0, "surgery", "oui");
                p["Méta 1 côté"] = "";
                break;
            default:
                p.FocalDay = 60;
                (p["MDT 1 modalité"], p["MDT 1 intention"], p["MDT 1 dose (Gy)"], p["MDT 1 fractions"], p["MDT 1 lésions"]) = ("RT3D", "palliative", "30,0", "10", "1");
                break;
        }
    }

    private static void Date(Person p, bool synchronous, Deal deal)
    {
        DateOnly metastasis = p.Start.AddDays(-(12 + deal.Below(20)));
        p["Date métastase"] = Text(metastasis);
        p["Date RCP"] = Text(p.Start.AddDays(-(1 + deal.Below(8))));
        p["Date diagnostic"] = Text(metastasis.AddDays(synchronous ? -deal.Below(60) : -(400 + deal.Below(3000))));
        if (p["MDT 1 intention"] == "palliative")
        {
            p["MDT 1 date"] = Text(p.Start.AddDays(p.FocalDay));
        }

        string[] bones = ["D8", "L3", "sternum", "aile iliaque droite", "sacrum", "D11"];
        string[] segments = ["segment VII", "segment IV", "segment II", "segment VI", "segment V", "segment VIII"];
        for (int i = 0; i < p.Lesions.Count; i++)
        {
            bool node = p.Lesions[i] == "ganglion";
            p.Lesion(i, p.Lesions[i], p.Lesions[i] switch { "os" => bones[i], "foie" => segments[i], _ => "" }, node ? "axillaire" : "", "", 12 + deal.Below(12));
        }

        p["Nb organes"] = p.Lesions.Distinct().Count().ToString(CultureInfo.InvariantCulture);
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
