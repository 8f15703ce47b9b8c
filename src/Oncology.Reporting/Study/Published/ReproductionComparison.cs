using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Compares published numbers with the cells they are bound to; addresses that lead nowhere are collected.</summary>
internal sealed class ReproductionComparison(
    ImmutableDictionary<string, ResultTable> tables, ImmutableDictionary<string, ResultTable> frenchTables, PublishedBindings bindings, PublishedAudit audit)
{
    // Printed in place of a median that the curve does not reach.
    private const string MedianNotReached = "median_not_reached";

    public List<StudyProblem> Problems { get; } = [];

    public ReproductionRow Row(PublishedNumber published)
    {
        PublishedBinding? binding = bindings.ById.GetValueOrDefault(published.Id);
        AuditEntry? entry = audit.Find(published.Id);
        if ((published.Address ?? binding?.Address) is not CellAddress address)
        {
            return new ReproductionRow(published, null, ReproductionVerdict.Missed, null, ReproductionWords.NotBound, string.Empty, null);
        }

        decimal? recomputed = Number(address, published);
        decimal? readAs = binding?.ReadAs is CellAddress other ? Number(other, published) : null;
        (ReproductionVerdict verdict, int? off) = Judge(published, recomputed, entry);

        // The remarks of an audit on numbers that data can give say what bounds them: of interest only where these data miss them.
        bool isMissed = verdict == ReproductionVerdict.Missed;
        LocalText? reason = binding?.Note ?? (isMissed || entry is { Kind: > AuditKind.Consistent } ? entry?.Explanation : null);
        if (isMissed)
        {
            reason = recomputed is null ? ReproductionWords.NoNumber : off is int units ? ReproductionWords.Missed(units, reason) : reason;
        }

        return new ReproductionRow(published, (double?)recomputed, verdict, off, reason is { English.Length: > 0 } ? reason : null, address.ToString(), (double?)readAs)
        {
            PlaceInWords = address.Describe(tables, frenchTables),
        };
    }

    private decimal? Number(CellAddress address, PublishedNumber published)
    {
        (decimal? number, LocalText? problem) = address.Read(tables);
        if (problem is LocalText wrong)
        {
            Problems.Add(new StudyProblem(published.Id, wrong));
        }

        return number;
    }

    private static (ReproductionVerdict Verdict, int? UnitsOff) Judge(PublishedNumber published, decimal? recomputed, AuditEntry? entry)
    {
        if (published.Statistic == MedianNotReached)
        {
            return (recomputed is null ? ReproductionVerdict.Reproduced : Otherwise(entry), null);
        }

        if (recomputed is not decimal value || published.Value is null)
        {
            return (Otherwise(entry), null);
        }

        int off = PrintedPrecision.UnitsOff(published, value);
        ReproductionVerdict verdict =
            off == 0 ? ReproductionVerdict.Reproduced
            : off == 1 && (entry is null || entry.Kind == AuditKind.Rounding) ? ReproductionVerdict.Rounding
            : Otherwise(entry);
        return (verdict, off);
    }

    private static ReproductionVerdict Otherwise(AuditEntry? entry) =>
        entry?.Kind == AuditKind.Inconsistent ? ReproductionVerdict.Inconsistent : ReproductionVerdict.Missed;
}
