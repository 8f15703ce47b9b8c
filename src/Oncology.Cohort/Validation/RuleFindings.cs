namespace Oncology.Cohort;

/// <summary>Collects the findings of one rule about one patient after the other, each at the cell of a field.</summary>
internal sealed class RuleFindings
{
    private readonly List<Finding> _findings = [];
    private readonly string _code;

    public RuleFindings(string code, PatientDates dates)
    {
        _code = code;
        Dates = dates;
    }

    /// <summary>The dates of the patient who is looked at; shared by the rules.</summary>
    public PatientDates Dates { get; }

    public IReadOnlyList<Finding> Found => _findings;

    public void Error(RecordCells cells, string field, string english, string french) => Add(Severity.Error, cells, field, english, french);

    public void Warning(RecordCells cells, string field, string english, string french) => Add(Severity.Warning, cells, field, english, french);

    public void Information(RecordCells cells, string field, string english, string french) => Add(Severity.Information, cells, field, english, french);

    // A field without cell stands on the row of its record; a record made from another row stands on that of the patient.
    private void Add(Severity severity, RecordCells cells, string field, string english, string french)
    {
        SourceCell? cell = cells.SourceOf(field);
        SourceCell? row = cell ?? cells.FirstSource() ?? Dates.History.Patient.Cells.FirstSource();
        _findings.Add(new Finding(
            severity, _code, row?.File ?? "", row?.Row, cell?.Column ?? field, cell?.Text, new Wording(english, french), null, Dates.History.PatientId));
    }
}
