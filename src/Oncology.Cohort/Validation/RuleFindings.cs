namespace Oncology.Cohort;

/// <summary>Collects the findings of one rule about one patient after the other, each at the cell of a field.</summary>
internal sealed class RuleFindings
{
    private readonly List<Finding> _findings = [];
    private readonly string _code;

    /// <param name="code">Code of the rule.</param>
    /// <param name="dates">The dates of the patient who is looked at.</param>
    /// <param name="isRefused">The patient is looked at for a row that was refused.</param>
    public RuleFindings(string code, PatientDates dates, bool isRefused = false)
    {
        _code = code;
        Dates = dates;
        IsRefused = isRefused;
    }

    /// <summary>The dates of the patient who is looked at; shared by the rules.</summary>
    public PatientDates Dates { get; }

    /// <summary>True for a history that holds a refused row without the other rows of its patient: what is not there proves nothing.</summary>
    public bool IsRefused { get; }

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
            severity, _code, row?.File ?? "", row?.Row, cell?.Column ?? field, cell?.TextRead, new Wording(english, french), null, Dates.History.PatientId));
    }
}
