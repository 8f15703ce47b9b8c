using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>A Cox model fitted again without each subject in turn: how far one patient moves a hazard ratio.</summary>
/// <remarks>
/// <para>
/// For every subject i the model is fitted to the rows of all others, with the same terms, strata, weights and options. Rows that share
/// a subject (episodes) leave together; without subjects each row is one. These are exact refits, not the one-step dfbeta approximation.
/// </para>
/// <para>
/// <see cref="LeaveOneOutRange"/> gives the smallest and the largest hazard ratio, who makes them, and how many omissions move the
/// p-value across one minus the confidence level. A conclusion that hangs on one patient is fragile.
/// </para>
/// <para>A refit that does not exist (no event left, a level without events) is NaN and counted in <see cref="FailedCount"/>.</para>
/// <para>Source: Belsley, Kuh, Welsch, Regression Diagnostics (1980), section 2.1; Therneau, Grambsch (2000), section 7.1.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class LeaveOneOut : ITabular
{
    private LeaveOneOut(CoxModel model, ImmutableArray<LeaveOneOutRow> rows, ImmutableArray<LeaveOneOutRange> coefficients)
    {
        Model = model;
        Rows = rows;
        Coefficients = coefficients;
    }

    /// <summary>The model with everybody.</summary>
    public CoxModel Model { get; }

    /// <summary>The refits, in the order in which subjects first appear.</summary>
    public ImmutableArray<LeaveOneOutRow> Rows { get; }

    /// <summary>The range of each coefficient.</summary>
    public ImmutableArray<LeaveOneOutRange> Coefficients { get; }

    /// <summary>Refits that do not exist.</summary>
    public int FailedCount => Rows.Count(row => !row.Exists);

    /// <summary>Fits the model again without each subject.</summary>
    /// <param name="model">The model with everybody.</param>
    public static LeaveOneOut Fit(CoxModel model) => Fit(model, null, default);

    /// <summary>The same for large samples: says how far it is, and can be stopped.</summary>
    /// <param name="model">The model with everybody.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LeaveOneOut Fit(CoxModel model, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        WorkWatch watch = new(progress, cancellation);
        ModelFrame frame = model.Frame;
        int[] subjects = frame.Data.Subjects.IsEmpty ? [.. Enumerable.Range(0, frame.Data.Count)] : [.. frame.Data.Subjects];
        var rows = ImmutableArray.CreateBuilder<LeaveOneOutRow>();
        int[] distinct = [.. subjects.Distinct()];
        foreach (int subject in distinct)
        {
            watch.Report((double)rows.Count / distinct.Length);
            int[] others = [.. Enumerable.Range(0, subjects.Length).Where(row => subjects[row] != subject)];
            rows.Add(Without(model, subject, others));
        }

        watch.Report(1);
        ImmutableArray<LeaveOneOutRow> refits = rows.ToImmutable();
        return new LeaveOneOut(model, refits, [.. model.Coefficients.Select((coefficient, i) => Range(model, coefficient, i, refits))]);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Model.Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("hazard_ratio", Words.HazardRatio.In(language)) { IntervalLevel = level },
            new("smallest", Words.Smallest.In(language)),
            new("largest", Words.Largest.In(language)),
            new("largest_p", Words.LargestP.In(language)),
            new("changes", Words.ConclusionChanges.In(language)),
        ];
        return new ResultTable(
            Words.LeaveOneOut.In(language),
            columns,
            [
                .. Coefficients.Select(range => new TableRow(
                [
                    new Cell.Text(range.Coefficient.Name.ToString()),
                    new Cell.WithInterval(range.Coefficient.HazardRatio, range.Coefficient.HazardRatioInterval, NumberKind.Ratio),
                    new Cell.Number(range.Smallest, NumberKind.Ratio),
                    new Cell.Number(range.Largest, NumberKind.Ratio),
                    new Cell.Number(range.LargestPValue, NumberKind.PValue),
                    new Cell.OutOf(range.ChangeCount, Rows.Length),
                ])),
            ],
            language)
        {
            Footnotes = FailedCount == 0 ? [] : [string.Format(CultureInfo.InvariantCulture, Words.RefitsFailed.In(language), FailedCount)],
        };
    }

    /// <summary>The ranges as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static LeaveOneOutRow Without(CoxModel model, int subject, int[] rows)
    {
        ModelFrame frame = model.Frame;
        try
        {
            var others = ModelFrame.Create(frame.Data.Subset(rows), frame.Design.SelectRows(rows));
            others = frame.Strata is Factor strata ? others.WithStrata(strata.Subset(rows)) : others;
            others = frame.Offset.IsEmpty ? others : others.WithOffset([.. rows.Select(row => frame.Offset[row])]);
            others = frame.Clusters is Factor clusters ? others.WithClusters(clusters.Subset(rows)) : others;
            CoxModel refit = CoxModel.Fit(others, model.Options);
            return refit.Converged
                ? new LeaveOneOutRow(subject, [.. refit.Coefficients.Select(c => c.Estimate)], [.. refit.Coefficients.Select(c => c.PValue)])
                : Nothing();
        }
        catch (ModelException)
        {
            return Nothing();
        }

        LeaveOneOutRow Nothing()
        {
            ImmutableArray<double> none = [.. model.Coefficients.Select(_ => double.NaN)];
            return new LeaveOneOutRow(subject, none, none);
        }
    }

    private static LeaveOneOutRange Range(CoxModel model, CoxCoefficient coefficient, int index, ImmutableArray<LeaveOneOutRow> rows)
    {
        double limit = 1 - model.Options.ConfidenceLevel;
        LeaveOneOutRow[] fitted = [.. rows.Where(row => !double.IsNaN(row.Estimates[index]))];
        if (fitted.Length == 0)
        {
            return new LeaveOneOutRange(coefficient, double.NaN, null, double.NaN, null, double.NaN, 0);
        }

        LeaveOneOutRow smallest = fitted.MinBy(row => row.Estimates[index])!;
        LeaveOneOutRow largest = fitted.MaxBy(row => row.Estimates[index])!;
        return new LeaveOneOutRange(
            coefficient,
            Math.Exp(smallest.Estimates[index]),
            smallest.Subject,
            Math.Exp(largest.Estimates[index]),
            largest.Subject,
            fitted.Max(row => row.PValues[index]),
            fitted.Count(row => row.PValues[index] < limit != coefficient.PValue < limit));
    }
}

/// <summary>A Cox model without one subject.</summary>
/// <param name="Subject">The subject left out: its number in the data, or the row when there are no subjects.</param>
/// <param name="Estimates">Coefficients of the refit; NaN when it does not exist.</param>
/// <param name="PValues">Their two-sided p-values.</param>
public sealed record LeaveOneOutRow(int Subject, ImmutableArray<double> Estimates, ImmutableArray<double> PValues)
{
    /// <summary>False when the model cannot be fitted without the subject.</summary>
    public bool Exists => Estimates.Any(estimate => !double.IsNaN(estimate));
}

/// <summary>How far single subjects move one coefficient.</summary>
/// <param name="Coefficient">The coefficient with everybody.</param>
/// <param name="Smallest">Smallest hazard ratio of the refits.</param>
/// <param name="SmallestSubject">Subject whose omission gives it; null when no refit exists.</param>
/// <param name="Largest">Largest hazard ratio of the refits.</param>
/// <param name="LargestSubject">Subject whose omission gives it; null when no refit exists.</param>
/// <param name="LargestPValue">Largest p-value of the refits.</param>
/// <param name="ChangeCount">Omissions that move the p-value across one minus the confidence level.</param>
public sealed record LeaveOneOutRange(
    CoxCoefficient Coefficient, double Smallest, int? SmallestSubject, double Largest, int? LargestSubject, double LargestPValue, int ChangeCount);
