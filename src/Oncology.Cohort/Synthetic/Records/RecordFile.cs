using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using static Oncology.Cohort.SyntheticPatient;

namespace Oncology.Cohort;

/// <summary>Deals out the records of the patients that the search found, and writes them as a flat file.</summary>
internal static class RecordFile
{
    private const string ByteOrderMark = "\uFEFF";
    private const ulong SitesOfProgression = 0x9E37;

    public static SyntheticRecords Write(DesignFile design, SearchState state, ImmutableArray<SyntheticRun> runs)
    {
        RecordsDesign records = design.Records;
        var deal = new RecordDealer(records.Seed);
        List<SyntheticPatient> people = Dealt(design, state, deal);
        int[] shuffled = deal.Order(people.Count);
        people = [.. shuffled.Select(at => people[at])];
        var sites = new RecordDealer(records.Seed ^ (long)SitesOfProgression);
        for (int i = 0; i < people.Count; i++)
        {
            Complete(people[i], i + 1, sites);
        }

        return new SyntheticRecords(Text(design, state, people, runs), people.Count, records.Seed, deal.Notes);
    }

    private static List<SyntheticPatient> Dealt(DesignFile design, SearchState state, RecordDealer deal)
    {
        RecordsDesign records = design.Records;
        var window = new RecordWindow(records, state.Last.Max());
        var drugs = new DrugRepertoire(records.Drugs);
        var treatment = new TreatmentDealer(records, drugs, deal);
        var dates = new DateDealer(window, drugs, deal);
        var reader = new PatientReader(new RecordRoles(design), state, deal);
        List<SyntheticPatient> people = [];
        for (int arm = 0; arm < state.Layout.Arms.Length; arm++)
        {
            deal.Arm = state.Layout.Arms[arm];
            deal.Design = records.Arms.GetValueOrDefault(deal.Arm) ?? new ArmDesign();
            SyntheticPatient[] rows = [.. Enumerable.Range(0, state.Layout.Rows).Where(row => state.Layout.Arm[row] == arm).Select(reader.Read)];
            BiologyDealer.Describe(rows, deal);
            dates.Date(rows);
            ImagingDealer.Image(rows, deal);
            LesionDealer.Spread(rows, deal);
            treatment.Treat(rows);
            FollowUpDealer.Follow(rows, deal);
            people.AddRange(rows);
        }

        people.AddRange(new LeaverDealer(records, window, treatment, deal).All());
        return people;
    }

    private static void Complete(SyntheticPatient p, int number, RecordDealer sites)
    {
        DateOnly end = p.Start.AddDays(p.Os);
        p["patient_id"] = string.Create(CultureInfo.InvariantCulture, $"P{number:000}");
        (p["data_origin"], p["sex"], p["primary_site"]) = ("synthetic", "F", "breast");
        p.Default("primary_side", number % 2 == 0 ? "L" : "R");
        p["n_metastases"] = Whole(p.Recorded);
        p["progression"] = YesNo(p.Progressed);
        p["progression_date"] = p.Progressed ? Day(p.Start.AddDays(p.Pfs)) : "";
        p["site_progression"] = p.Progressed ? Site(p, sites) : "";
        p["vital_status"] = p.OsEvent ? "dead" : "alive";
        p["death_date"] = p.OsEvent ? Day(end) : "";
        p["last_followup_date"] = Day(end);
        p.Default("locoregional_status", "none");
        foreach (string column in (string[])["history_polymetastatic", "history_oligometastatic", "on_systemic_at_omd", "any_progressing_lesion"])
        {
            p.Default(column, "no");
        }
    }

    // An isolated failure lies in one organ, another one in a second as well.
    private static string Site(SyntheticPatient p, RecordDealer sites)
    {
        string old = p.Lesions[0];
        string[] others = [.. ((string[])["bone", "liver", "lung", "node"]).Except(p.Lesions)];
        string other = others[sites.Below(others.Length)];
        bool isOld = sites.Below(2) == 0 || p["same_organ_failure"] == "yes" || p["treated_site_failure"] == "yes";
        return p["isolated_failure"] != "yes" ? $"{old} + {other}" : isOld ? old : other;
    }

    private static string Text(DesignFile design, SearchState state, List<SyntheticPatient> people, ImmutableArray<SyntheticRun> runs)
    {
        bool isFrench = design.Records.Language == "fr";
        char delimiter = isFrench ? ';' : ',';
        string line = isFrench ? "\r\n" : "\n";
        RecordColumn[] columns =
        [
            .. RecordColumns.Of(Math.Max(1, people.Max(p => p.Lesions.Count)), FocalCount(people)).Where(c => !design.Records.LeaveOut.Contains(c.Name)),
        ];
        (string Header, Func<SyntheticPatient, string> Cell)[] own = [.. Own(design, state, isFrench)];
        var text = new StringBuilder(isFrench ? ByteOrderMark : "");
        text.Append(isFrench ? $"# Cohorte synthétique « {design.Name} » : aucune personne réelle. " : "# ");
        text.Append(CultureInfo.InvariantCulture, $"Synthetic cohort '{design.Name}': no real person. Searched with {string.Join("; then ", runs)}; records dealt out with seed {design.Records.Seed}{line}");
        text.AppendJoin(delimiter, [.. columns.Select(c => isFrench ? c.French : c.Name), .. own.Select(o => DelimitedText.Field(o.Header, delimiter))]).Append(line);
        foreach (SyntheticPatient p in people)
        {
            IEnumerable<string> cells = [.. columns.Select(c => isFrench ? RecordWords.InFrench(c, p[c.Name]) : p[c.Name]), .. own.Select(o => o.Cell(p))];
            text.AppendJoin(delimiter, cells.Select(cell => DelimitedText.Field(cell, delimiter))).Append(line);
        }

        return text.ToString();
    }

    private static int FocalCount(List<SyntheticPatient> people) => people.Exists(p => p["mdt2_date"].Length > 0) ? 2 : 1;

    // The arm and the 0/1 columns that no field of a record holds; a header that means a field gets a prefix.
    private static IEnumerable<(string Header, Func<SyntheticPatient, string> Cell)> Own(DesignFile design, SearchState state, bool isFrench)
    {
        if (!IsArmExposure(state))
        {
            yield return (isFrench ? "bras" : "arm", p => p.Arm);
        }

        foreach ((string name, int at) in new RecordRoles(design).Own.Select((own, i) => (own.Name, i)))
        {
            string header = IsField(name) ? "column_" + name : name;
            yield return (header, p => p.Own.Count > at ? p.Own[at].Value : "");
        }
    }

    private static bool IsField(string name) => Enum.GetValues<CohortTable>().Any(table => HeaderIndex.Candidates(table, TextKey.OfHeader(name)).Length > 0)
        || FlatGroups.Numbered(name) is not null || FlatGroups.Unnumbered(name) is not null || RecordColumns.Names.Contains(name);

    // Arms that are whole either exposed or not, one of each, are told by the dates of focal treatment.
    private static bool IsArmExposure(SearchState state)
    {
        bool[][] exposed = [.. state.Layout.Arms.Select((_, arm) =>
            Enumerable.Range(0, state.Layout.Rows).Where(row => state.Layout.Arm[row] == arm).Select(row => state.Start[row] != SearchLayout.Never).Distinct().ToArray())];
        return exposed.Length == 1 || (exposed.Length == 2 && exposed[0] is [var one] && exposed[1] is [var other] && one != other);
    }
}
