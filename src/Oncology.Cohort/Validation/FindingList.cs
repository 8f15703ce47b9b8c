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

    /// <summary>Adds the findings of a later part of the same file.</summary>
    public void Add(FindingList later)
    {
        int room = Math.Min(_most - _findings.Count, later._findings.Count);
        for (int i = 0; i < room; i++)
        {
            _findings.Add(later._findings[i] with { File = _file });
        }

        for (int i = room; i < later._findings.Count; i++)
        {
            _unlisted++;
            _unlistedError |= later._findings[i].Severity == Severity.Error;
        }

        _unlisted += later._unlisted;
        _unlistedError |= later._unlistedError;
    }

    /// <summary>A list for one of several parts of the same file, with its share of the limit.</summary>
    public FindingList OfPart(int parts) => new(_file, _most / parts);

    /// <summary>Adds the findings of the parts of the file, in order; false, and nothing added, when that is more than are listed.</summary>
    public bool TryAdd(FindingList[] parts)
    {
        if (Array.Exists(parts, p => p._unlisted > 0) || parts.Sum(p => (long)p._findings.Count) > _most - _findings.Count)
        {
            return false;
        }

        foreach (FindingList part in parts)
        {
            _findings.AddRange(part._findings);
        }

        return true;
    }

    /// <summary>True when further findings are counted only.</summary>
    public bool IsFull => _findings.Count >= _most;

    /// <summary>The findings; those beyond the limit are one more finding that counts them.</summary>
    public ImmutableArray<Finding> ToImmutable() => _unlisted == 0 ? _findings.ToImmutable() :
    [
        .. _findings,
        new Finding(_unlistedError ? Severity.Error : Severity.Warning, "F09", _file, null, null, null, new(
            string.Create(CultureInfo.InvariantCulture, $"Further findings are not listed: {_unlisted} (ImportOptions.MaxFindings)."),
            string.Create(CultureInfo.InvariantCulture, $"Autres constats non listés : {_unlisted} (ImportOptions.MaxFindings)."))),
    ];
}
