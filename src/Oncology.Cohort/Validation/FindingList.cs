using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Collects the findings about one file.</summary>
internal sealed class FindingList
{
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly string _file;

    public FindingList(string file) => _file = file;

    public void Add(
        Severity severity,
        string code,
        int? row,
        string? column,
        string? value,
        Wording message,
        string? suggestion = null,
        string? patientId = null) =>
        _findings.Add(new Finding(severity, code, _file, row, column, value, message, suggestion, patientId));

    public ImmutableArray<Finding> ToImmutable() => _findings.ToImmutable();
}
