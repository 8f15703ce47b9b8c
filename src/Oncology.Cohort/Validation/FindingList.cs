using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Collects the findings about one file.</summary>
internal sealed class FindingList
{
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly string _file;
    private readonly int _most;
    private int _unlisted;
    private bool _unlistedError;

    public FindingList(string file, int most = int.MaxValue) => (_file, _most) = (file, most);

    public void Add(
        Severity severity,
        string code,
        int? row,
        string? column,
        string? value,
        Wording message,
        string? suggestion = null,
        string? patientId = null)
    {
        if (_findings.Count >= _most)
        {
            _unlisted++;
            _unlistedError |= severity == Severity.Error;
            return;
        }

        _findings.Add(new Finding(severity, code, _file, row, column, value, message, suggestion, patientId));
    }

    /// <summary>The findings; those beyond the limit are one more finding that counts them.</summary>
    public ImmutableArray<Finding> ToImmutable() => _unlisted == 0 ? _findings.ToImmutable() :
    [
        .. _findings,
        new Finding(_unlistedError ? Severity.Error : Severity.Warning, "F09", _file, null, null, null, new(
            string.Create(CultureInfo.InvariantCulture, $"Further findings are not listed: {_unlisted} (ImportOptions.MaxFindings)."),
            string.Create(CultureInfo.InvariantCulture, $"Autres constats non listés : {_unlisted} (ImportOptions.MaxFindings)."))),
    ];
}
