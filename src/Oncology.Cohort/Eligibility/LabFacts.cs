using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Facts from the labs table: the latest result of a test on or before the screening, in one unit or relative to its limits.</summary>
/// <remarks>A result in a unit that is not known to the test is Unknown, as is a limit that the row does not give.</remarks>
internal static class LabFacts
{
    private static readonly string[] DirectClearance =
        ["clearance", "clairance", "creatinineclearance", "clairancecreatinine", "clairancedecreatinine", "egfr", "dfg", "gfr", "ckdepi", "mdrd"];

    private static readonly string[] MarkerWords = ["afp", "hcg", "ldh"];
    private static readonly string[] CreatinineWords = ["creatinine", "creat"];
    private static readonly (string Unit, double Factor)[] CellsPerLitre = [("10^9/l", 1), ("g/l", 1), ("giga/l", 1), ("10e9/l", 1), ("x10^9/l", 1), ("109/l", 1), ("/mm3", 0.001), ("/ul", 0.001), ("/µl", 0.001)];
    private static readonly (string Unit, double Factor)[] Haemoglobin = [("g/dl", 1), ("g/100ml", 1), ("g/l", 0.1)];
    private static readonly (string Unit, double Factor)[] Creatinine = [("µmol/l", 1), ("umol/l", 1), ("μmol/l", 1), ("mg/l", 8.842), ("mg/dl", 88.42)];
    private static readonly (string Unit, double Factor)[] Clearance = [("ml/min", 1), ("ml/min/1.73m2", 1), ("ml/min/1,73m2", 1), ("ml/min/1.73m²", 1)];

    public static ImmutableArray<Fact> All { get; } =
    [
        InUnit("neutrophils", new("Neutrophils, 10^9/L", "Neutrophiles, G/L"), CellsPerLitre, 1, "neutrophils", "neutrophil", "anc", "neutrophiles", "pnn", "neutro"),
        InUnit("platelets", new("Platelets, 10^9/L", "Plaquettes, G/L"), CellsPerLitre, 1, "platelets", "platelet", "plaquettes", "plq"),
        InUnit("haemoglobin", new("Haemoglobin, g/dL", "Hémoglobine, g/dL"), Haemoglobin, 1, "haemoglobin", "hemoglobin", "hemoglobine", "hb"),
        InUnit("lymphocytes_mm3", new("Lymphocytes per mm3", "Lymphocytes par mm3"), CellsPerLitre, 1000, "lymphocytes", "lymphocyte", "lympho"),
        InUnit("cd4_mm3", new("CD4 cells per mm3", "Lymphocytes CD4 par mm3"), CellsPerLitre, 1000, "cd4", "lymphocytescd4"),
        new("creatinine_clearance", FactType.Number, new("Creatinine clearance, mL/min (else CKD-EPI 2009)", "Clairance de la créatinine, mL/min (sinon CKD-EPI 2009)"), CreatinineClearance),
        Relative("creatinine_uln", new("Creatinine / upper limit", "Créatinine / limite supérieure"), "creatinine", "creat"),
        Relative("bilirubin_uln", new("Bilirubin / upper limit", "Bilirubine / limite supérieure"), "bilirubin", "bilirubine", "bilirubinetotale", "totalbilirubin"),
        Relative("asat_uln", new("ASAT / upper limit", "ASAT / limite supérieure"), "asat", "ast", "got", "sgot"),
        Relative("alat_uln", new("ALAT / upper limit", "ALAT / limite supérieure"), "alat", "alt", "gpt", "sgpt"),
        Normal("calcium_normal", new("Calcium within normal limits", "Calcium dans les limites de la normale"), "calcium", "calcemie", "ca"),
        Normal("magnesium_normal", new("Magnesium within normal limits", "Magnésium dans les limites de la normale"), "magnesium", "magnesemie", "mg"),
        new("tumour_markers_raised", FactType.YesNo, new("AFP, hCG or LDH above the upper limit", "AFP, hCG ou LDH au-dessus de la normale"), MarkersRaised),
    ];

    private static Fact InUnit(string name, Wording label, (string Unit, double Factor)[] units, double scale, params string[] words) =>
        new(name, FactType.Number, label, s => Read(s, name, words, row => FactorOf(row, units) is { } factor ? row.Value?.Scale(factor * scale) : null));

    private static Fact Relative(string name, Wording label, params string[] words) =>
        new(name, FactType.Number, label, s => Read(s, name, words, row => row.UpperLimit is { } limit and > 0 ? row.Value?.Scale(1 / limit) : null));

    private static Fact Normal(string name, Wording label, params string[] words) => new(name, FactType.YesNo, label, s =>
    {
        LabResult? row = Latest(s, words);
        Verdict above = row?.Value is { } value && row.UpperLimit is { } upper ? value.IsAbove(upper) : Verdict.Unknown;
        Verdict enough = row?.Value is { } number && row.LowerLimit is { } lower ? number.IsAtLeast(lower) : Verdict.Unknown;
        return Of(row, words[0]) with { Answer = above.Not().And(enough) };
    });

    private static FactReading Read(ScreeningSubject subject, string name, string[] words, Func<LabResult, BoundedNumber?> value)
    {
        LabResult? row = Latest(subject, words);
        return Of(row, words[0]) with { Number = row is null ? null : value(row) };
    }

    private static FactReading Of(LabResult? row, string test) => row is null
        ? new FactReading([]) { Missing = [$"labs: {test}"] }
        : new FactReading(Evidence.Of(row, "value", "unit", "upper_limit", "lower_limit", "date")) { MeasuredOn = row.Date, Missing = [$"labs: {test}"] };

    private static LabResult? Latest(ScreeningSubject subject, string[] words) => subject.History.Labs
        .Where(l => words.Contains(string.Concat(TextKey.Tokens(l.Test))) && l.Value is not null && !(subject.DaysSince(l.Date) < 0))
        .LastOrDefault(l => l.Date is not null)
        ?? subject.History.Labs.LastOrDefault(l => words.Contains(string.Concat(TextKey.Tokens(l.Test))) && l.Value is not null && l.Date is null);

    private static double? FactorOf(LabResult row, (string Unit, double Factor)[] units)
    {
        string unit = string.Concat((row.Unit ?? "").Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        int at = Array.FindIndex(units, u => u.Unit == unit);
        return at >= 0 ? units[at].Factor : null;
    }

    // Levey et al., Ann Intern Med 2009;150:604, without the coefficient for race: the file does not know it.
    private static FactReading CreatinineClearance(ScreeningSubject subject)
    {
        if (Latest(subject, DirectClearance) is not null)
        {
            return Read(subject, "creatinine_clearance", DirectClearance, row => FactorOf(row, Clearance) is { } factor ? row.Value?.Scale(factor) : null);
        }

        LabResult? row = Latest(subject, CreatinineWords);
        FactReading reading = Of(row, "creatinine");
        double? age = Facts.Find("age_at_screening")!.Read(subject).Number?.Lower;
        if (row?.Value?.Value is not { } value || FactorOf(row, Creatinine) is not { } toMicromol || age is null || subject.Patient.Sex is not { } sex)
        {
            return reading;
        }

        bool isWoman = sex == Sex.Female;
        double ratio = value * toMicromol / 88.42 / (isWoman ? 0.7 : 0.9);
        double rate = 141 * Math.Pow(Math.Min(ratio, 1), isWoman ? -0.329 : -0.411) * Math.Pow(Math.Max(ratio, 1), -1.209)
            * Math.Pow(0.993, age.Value) * (isWoman ? 1.018 : 1);
        return reading with { Number = BoundedNumber.Exactly(rate), Evidence = [.. reading.Evidence, .. Evidence.Of(subject.Patient, "sex", "birth_date", "age")] };
    }

    private static FactReading MarkersRaised(ScreeningSubject subject)
    {
        LabResult?[] rows = [.. MarkerWords.Select(word => Latest(subject, [word]))];
        Verdict[] raised = [.. rows.Select(r => r?.Value is { } value && r.UpperLimit is { } upper ? value.IsAbove(upper) : Verdict.Unknown)];
        return FactReading.Of(raised.Aggregate(Verdicts.Or), [.. rows.OfType<LabResult>().SelectMany(r => Evidence.Of(r, "value", "upper_limit", "date"))])
            with
        { Missing = ["labs: AFP, hCG, LDH"] };
    }
}
