using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Recomputes the values of a target with the public estimators, under Stata's conventions: what a search reports is what they give.</summary>
internal static class EstimatorCheck
{
    private static readonly AnalysisConventions Stata = AnalysisConventions.Stata;

    /// <summary>The values in the order of the target's windows: hazard ratio, bounds, p per covariate; S, bounds in percent, median, bounds in months.</summary>
    public static double[] Values(SearchTarget target, SearchState state)
    {
        int[] rows = [.. Enumerable.Range(0, state.Layout.Rows).Where(row => IsMember(target.Frame, state, row))];
        int[] day = target.Frame.OfLast ? state.Last : state.First;
        bool[] isEvent = target.Frame.OfLast ? state.LastEvent : state.FirstEvent;
        var data = SurvivalData.RightCensored([.. rows.Select(row => (double)day[row])], [.. rows.Select(row => isEvent[row])]);
        return target.Kind == TargetKind.Curve ? Curve(target, data) : Model(target, state, data, rows);
    }

    private static bool IsMember(FrameSlot frame, SearchState state, int row) =>
        (frame.Where < 0 || state.Column[frame.Where][row])
        && (double.IsNaN(frame.Landmark) || state.First[row] > frame.Landmark)
        && (frame.Exposed is null || frame.Exposed == state.Start[row] <= frame.Landmark);

    private static double[] Curve(SearchTarget target, SurvivalData data)
    {
        KaplanMeier curve = target.Frame.IsReversed ? MedianFollowUp.Fit(data, Stata.KaplanMeier) : KaplanMeier.Fit(data, Stata.KaplanMeier);
        List<double> values = [];
        foreach (double time in target.Days)
        {
            SurvivalPoint point = curve.At(time);
            values.AddRange([100 * point.Survival.Value, 100 * point.Survival.Interval.Lower, 100 * point.Survival.Interval.Upper]);
        }

        if (values.Count < target.Windows.Length)
        {
            QuantileEstimate median = curve.Median;
            values.AddRange(new[] { median.Time, median.Lower, median.Upper }.Select(days => days is { } d ? ClinicalTime.DaysToMonths(d) : double.NaN));
        }

        return [.. values];
    }

    private static double[] Model(SearchTarget target, SearchState state, SurvivalData data, int[] rows)
    {
        int[] source = rows;
        SurvivalData own = data;
        bool timeDependent = target.Columns[0] < 0 && target.Kind != TargetKind.LandmarkGroup;
        double[] exposed = [];
        if (timeDependent)
        {
            double[] start = [.. rows.Select(row => state.Start[row] == SearchLayout.Never ? double.NaN : state.Start[row])];
            var episodes = Episodes.Split(data, start);
            own = episodes.Data;
            source = [.. episodes.SourceRow.Select(i => rows[i])];
            exposed = [.. episodes.Exposed];
        }

        (string, double[])[] columns = [.. target.Columns.Select((column, k) => ($"x{k}", column >= 0
            ? source.Select(row => state.Column[column][row] ? 1.0 : 0).ToArray()
            : timeDependent ? exposed
            : source.Select(row => state.Start[row] <= target.Frame.Landmark ? 1.0 : 0).ToArray()))];
        var model = CoxModel.Fit(own, DesignMatrix.FromColumns(source.Length, columns), Stata.Cox);
        List<double> values = [];
        foreach (CoxCoefficient coefficient in model.Coefficients)
        {
            Interval interval = coefficient.HazardRatioInterval;
            double p = coefficient.PValue;
            if (!target.IsWald && target.Columns.Length == 1)
            {
                bool[] group = [.. columns[0].Item2.Select(x => x > 0)];
                p = LogRankTest.Run(data, Factor.FromBooleans("group", group, "0", "1"), Stata.LogRank).Test.PValue;
            }

            values.AddRange([coefficient.HazardRatio, interval.Lower, interval.Upper, p]);
        }

        return [.. values];
    }
}
