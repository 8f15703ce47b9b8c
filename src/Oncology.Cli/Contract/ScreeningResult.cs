using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A screening as tables and in the keys of the contract.</summary>
internal sealed class ScreeningResult(Screening screening, ImmutableArray<AppliedCorrection> corrections, Session session)
{
    // A laboratory test that is missing: "labs: platelets".
    private const string Labs = "labs: ";

    // Those whose French name is another word.
    private static readonly Dictionary<string, string> FrenchTests = new(StringComparer.Ordinal)
    {
        ["haemoglobin"] = "hémoglobine",
        ["neutrophils"] = "neutrophiles",
        ["platelets"] = "plaquettes",
        ["creatinine"] = "créatinine",
        ["magnesium"] = "magnésium",
        ["bilirubin"] = "bilirubine",
    };

    private static readonly string[] Columns = ["patient_id", "eligibility", "criterion", "verdict", "fails", "reason", "missing"];

    public IEnumerable<ResultTable> Tables() => [Attrition(), Criteria(), .. screening.Caps.IsEmpty ? (ResultTable[])[] : [Caps()], Patients()];

    public ImmutableArray<string> Notes()
    {
        string counts = session.Say(
            $"Screened: {screening.Patients.Length}; eligible: {screening.Count(PatientEligibility.Eligible)}; not eligible: {screening.Count(PatientEligibility.NotEligible)}; unknown: {screening.Count(PatientEligibility.Indeterminate)}; included: {screening.Included.Count}.",
            $"Examinés : {screening.Patients.Length} ; éligibles : {screening.Count(PatientEligibility.Eligible)} ; non éligibles : {screening.Count(PatientEligibility.NotEligible)} ; inconnus : {screening.Count(PatientEligibility.Indeterminate)} ; inclus : {screening.Included.Count}.");
        string[] blamed =
        [
            .. screening.Criteria.Where(c => !c.Missing.IsEmpty).Select(c =>
                session.Say($"{c.Criterion.Id} unknown for {c.Unknown}: ", $"{c.Criterion.Id} inconnu pour {c.Unknown} : ")
                + string.Join(", ", c.Missing.Select(m => $"{Named(m.Field)} ({m.Patients})"))),
        ];
        return [counts, .. blamed];
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("list", screening.List.Name);
        json.WriteString("unknown_policy", Word(screening.Options.Unknown));
        json.WriteString("date", screening.Options.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("screened", screening.Patients.Length);
        json.WriteNumber("eligible", screening.Count(PatientEligibility.Eligible));
        json.WriteNumber("not_eligible", screening.Count(PatientEligibility.NotEligible));
        json.WriteNumber("indeterminate", screening.Count(PatientEligibility.Indeterminate));
        json.WriteNumber("included", screening.Included.Count);
        json.WriteObjects("criteria", screening.Criteria, c =>
        {
            json.WriteString("id", c.Criterion.Id);
            json.WriteString("kind", Word(c.Criterion.Kind));
            json.WriteString("label", c.Criterion.Label.In(session.Language));
            json.WriteNumber("met", c.Met);
            json.WriteNumber("not_met", c.NotMet);
            json.WriteNumber("unknown", c.Unknown);
            json.WriteNumber("not_applicable", c.NotApplicable);
            json.WriteNumber("failed", c.Failed);
            json.WriteNumber("only_failure", c.OnlyFailure);
            json.WriteObjects("missing", c.Missing, m =>
            {
                json.WriteString("field", m.Field);
                json.WriteNumber("patients", m.Patients);
            });
        });
        json.WriteObjects("attrition", screening.Attrition, step =>
        {
            json.WriteString("id", step.Id);
            json.WriteNumber("removed", step.Excluded.Length);
            json.WriteNumber("remaining", step.After);
        });
        json.WriteObjects("caps", screening.Caps, cap =>
        {
            json.WriteString("id", cap.Cap.Id);
            json.WriteString("group", cap.Group);
            json.WriteNumber("counted", cap.Counted);
            json.WriteNumber("unknown", cap.Unknown);
            json.WriteNumber("included", cap.Included);
            json.WriteString("verdict", Word(cap.Verdict));
        });
        json.WriteObjects("patients", screening.Patients, patient =>
        {
            json.WriteString("patient_id", patient.PatientId);
            json.WriteString("verdict", Word(patient.Eligibility));
            json.WriteObjects("reasons", patient.Reasons, answer => WriteAnswer(json, answer));
            json.WriteObjects("answers", patient.Answers, answer =>
            {
                json.WriteString("id", answer.Criterion.Id);
                json.WriteString("verdict", Word(answer.Verdict));
            });
        });
    }

    /// <summary>One row per patient and criterion; where cells were corrected, the last column says which of the patient.</summary>
    public string ToCsv()
    {
        ImmutableArray<TableColumn> columns = [.. Columns.Select(name => new TableColumn(name, name, IsText: true)), .. CorrectionTable.Column(corrections)];
        return new ResultTable("screening", columns, [.. screening.Patients.SelectMany(patient => patient.Answers.Select(answer => CsvRow(patient, answer)))], session.Language).ToCsv();

        TableRow CsvRow(ScreenedPatient patient, CriterionAnswer answer)
        {
            TableRow row = Row(
                patient.PatientId, Word(patient.Eligibility), answer.Criterion.Id, Word(answer.Verdict), answer.Fails ? "1" : "0", answer.Reason.In(session.Language), string.Join(" ", answer.Missing));
            return row with { Cells = row.Cells.AddRange(CorrectionTable.CellOf(patient.PatientId, corrections, session)) };
        }
    }

    internal static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.NotMet => "not_met",
        Verdict.NotApplicable => "not_applicable",
        _ => "unknown",
    };

    private static string Word(PatientEligibility eligibility) => eligibility switch
    {
        PatientEligibility.Eligible => "eligible",
        PatientEligibility.NotEligible => "not_eligible",
        _ => "indeterminate",
    };

    private static string Word(UnknownPolicy policy) => policy switch
    {
        UnknownPolicy.Exclude => "exclude",
        UnknownPolicy.Keep => "keep",
        _ => "separate",
    };

    private static string Word(CriterionKind kind) => kind switch
    {
        CriterionKind.Exclusion => "exclusion",
        CriterionKind.Informative => "informative",
        _ => "inclusion",
    };

    private void WriteAnswer(Utf8JsonWriter json, CriterionAnswer answer)
    {
        json.WriteString("id", answer.Criterion.Id);
        json.WriteString("verdict", Word(answer.Verdict));
        json.WriteString("reason", answer.Reason.In(session.Language));
        json.WriteArray("missing", answer.Missing, json.WriteStringValue);
        json.WriteEvidence(answer.Evidence);
    }

    private ResultTable Attrition() => new(
        session.Say($"Attrition, {screening.List.Title.English}", $"Attrition, {screening.List.Title.French}"),
        [Text("id", "Id", "Id"), Text("criterion", "Criterion", "Critère"), Number("removed", "Removed", "Sortis"), Number("remaining", "Remaining", "Restants")],
        [.. screening.Attrition.Select(step => new TableRow([new Cell.Text(step.Id == Screening.UnknownStep ? string.Empty : step.Id), new Cell.Text(step.Label.In(session.Language)), Count(step.Excluded.Length), Count(step.After)]))],
        session.Language);

    private ResultTable Criteria() => new(
        session.Say("Answers by criterion, over all patients screened", "Réponses par critère, sur tous les patients examinés"),
        [
            Text("id", "Id", "Id"), Text("kind", "Kind", "Type"), Number("met", "Met", "Rempli"), Number("not_met", "Not met", "Non rempli"), Number("unknown", "Unknown", "Inconnu"),
            Number("not_applicable", "Not applicable", "Sans objet"), Number("failed", "Fail it", "Échouent"), Number("only_failure", "Fail only it", "N'échouent que là"),
        ],
        [
            .. screening.Criteria.Select(c => new TableRow(
            [
                new Cell.Text(c.Criterion.Id), new Cell.Text(Kind(c.Criterion.Kind)), Count(c.Met), Count(c.NotMet), Count(c.Unknown), Count(c.NotApplicable), Count(c.Failed), Count(c.OnlyFailure),
            ])),
        ],
        session.Language);

    private ResultTable Caps() => new(
        session.Say("Rules on the included patients as a whole", "Règles sur l'ensemble des patients inclus"),
        [Text("id", "Id", "Id"), Text("rule", "Rule", "Règle"), Text("group", "Group", "Groupe"), Number("counted", "Counted", "Comptés"), Number("included", "Included", "Inclus"), Text("holds", "Holds", "Respectée")],
        [
            .. screening.Caps.Select(cap => new TableRow(
            [
                new Cell.Text(cap.Cap.Id), new Cell.Text(cap.Cap.Label.In(session.Language)), new Cell.Text(cap.Group ?? string.Empty), Count(cap.Counted), Count(cap.Included),
                new Cell.Text(session.Say(Answer(cap.Verdict))),
            ])),
        ],
        session.Language);

    private ResultTable Patients() => new(
        session.Say("Patients who are not eligible, or not known to be", "Patients non éligibles, ou dont l'éligibilité est inconnue"),
        [Text("patient_id", "Patient", "Patient"), Text("criterion", "Criterion", "Critère"), Text("answer", "Answer", "Réponse"), Text("reason", "Reason", "Raison")],
        [
            .. screening.Patients.SelectMany(patient => patient.Reasons.Select(answer => Row(
                patient.PatientId, answer.Criterion.Id, session.Say(Answer(answer.Verdict)), answer.Reason.In(session.Language)))),
        ],
        session.Language);

    private static Word Answer(Verdict verdict) => verdict switch
    {
        Verdict.Met => new("met", "rempli"),
        Verdict.NotMet => new("not met", "non rempli"),
        Verdict.NotApplicable => new("not applicable", "sans objet"),
        _ => new("unknown", "inconnu"),
    };

    private string Kind(CriterionKind kind) => kind switch
    {
        CriterionKind.Exclusion => session.Say("exclusion", "exclusion"),
        CriterionKind.Informative => session.Say("informative", "informatif"),
        _ => session.Say("inclusion", "inclusion"),
    };

    private TableColumn Text(string name, string english, string french) => new(name, session.Say(english, french), IsText: true);

    private TableColumn Number(string name, string english, string french) => new(name, session.Say(english, french));

    private static Cell.Number Count(int count) => new(count, NumberKind.Count);

    // A field by what it means and what the file may call it; the tables and columns that are no fields by their names.
    private string Named(string field) => field switch
    {
        "lesions" => session.Say("rows of lesions", "lignes de lésions"),
        "events" => session.Say("rows of events", "lignes d'événements"),
        "treatments" => session.Say("rows of treatments", "lignes de traitements"),
        "labs" => session.Say("rows of laboratory results", "lignes de biologie"),
        _ when field.StartsWith(Labs, StringComparison.Ordinal) => session.Say("laboratory: ", "biologie : ") + TestName(field[Labs.Length..]),
        _ when field.StartsWith("attested_", StringComparison.Ordinal) => session.Say($"statement of a person [{field}]", $"attestation d'une personne [{field}]"),
        _ => Fields.All.FirstOrDefault(one => one.Name == field) is { } known ? $"{known.Meaning.In(session.Language).Split(';')[0].Trim()} [{field}]" : field,
    };

    private string TestName(string test) => session.Language == Language.French ? FrenchTests.GetValueOrDefault(test, test) : test;

    private static TableRow Row(params string[] cells) => new([.. cells.Select(cell => new Cell.Text(cell))]);
}
