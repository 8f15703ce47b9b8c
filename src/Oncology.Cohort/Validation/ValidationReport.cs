using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Everything that was found about a cohort.</summary>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ValidationReport : ITabular
{
    internal ValidationReport(ImmutableArray<Finding> findings) => Findings = findings;

    /// <summary>The findings, by file, line and code.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Number of errors.</summary>
    public int Errors => Findings.Count(f => f.Severity == Severity.Error);

    /// <summary>Number of warnings.</summary>
    public int Warnings => Findings.Count(f => f.Severity == Severity.Warning);

    /// <summary>True when there is an error.</summary>
    public bool HasErrors => Errors > 0;

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => FindingTable.Of(Findings, language);

    /// <summary>The findings as an English text table.</summary>
    /// <returns>The table.</returns>
    public override string ToString() => ToTable(Language.English).ToText();
}
