using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Makes a search problem of a targets file and its published numbers.</summary>
internal sealed class ProblemCompiler
{
    private const double DaysPerMonth = 30.4375;
    private const double FarRatio = 0.1;
    private const double FarProbability = 1.5;
    private const double FarChiSquare = 1;
    private const double FarMonths = 2;

    // A curve counts as down at one half already within rounding.
    private const double HalfTolerance = 1e-7;

    // Without its number of events a row cannot come out at all: worth more than a missed number.
    private const double EventsWeight = 5;

    private const double PrincipalWeight = 5;

    private readonly DesignFile _design;
    private readonly Dictionary<string, PublishedNumber> _published;
    private readonly List<FrameSlot> _frames = [];
    private readonly List<SearchTarget> _targets = [];
    private readonly List<SearchNumber> _numbers = [];
    private readonly SearchLayout _layout;

    private ProblemCompiler(DesignFile design, IEnumerable<PublishedNumber> published)
    {
        _design = design;
        _published = published.Where(number => !design.Except.Contains(number.Id)).ToDictionary(number => number.Id);
        _layout = LayoutCompiler.Compile(design);
    }

    public static SearchProblem Compile(DesignFile design, IEnumerable<PublishedNumber> published)
    {
        ProblemCompiler compiler = new(design, published);
        foreach (ModelDesign model in design.Models)
        {
            compiler.AddModel(model);
        }

        foreach (CurveDesign curve in design.Curves)
        {
            compiler.AddCurve(curve);
        }

        return new SearchProblem
        {
            Layout = compiler._layout,
            Frames = [.. compiler._frames],
            Targets = [.. compiler._targets],
            Numbers = [.. compiler._numbers],
        };
    }

    private void AddModel(ModelDesign model)
    {
        bool atLandmark = model.Terms.Contains("landmark");
        int[] columns = [.. model.Terms.Select(term => term switch { "exposure" => -1, "landmark" => -1, _ => _layout.ColumnOf(term) })];
        TargetKind kind = columns.Length > 1 ? TargetKind.Joint : atLandmark ? TargetKind.LandmarkGroup : columns[0] < 0 ? TargetKind.Exposure : TargetKind.Column;
        FrameSlot frame = Frame(model.Endpoint, model.Landmark, model.Where, exposed: null, reversed: false);
        SearchTarget target = new(_layout.Rows, kind, frame, columns, columns.Length == 1 ? SearchTarget.EventsSlot + 1 : 4 * columns.Length)
        {
            IsWald = model.Test == "wald" || model.Test is null && kind == TargetKind.Exposure,
        };
        int index = _targets.Count;
        _targets.Add(target);
        foreach (string id in model.Ids)
        {
            for (int k = 0; k < columns.Length; k++)
            {
                string name = model.TermIds.Count == 0 ? id : $"{id}.{model.TermIds[k]}";
                Add(target, index, 4 * k, name + ".hr", Ratio);
                Add(target, index, 4 * k + 1, name + ".lower", Ratio);
                Add(target, index, 4 * k + 2, name + ".upper", Ratio);
                Add(target, index, 4 * k + 3, name + ".p", PValue);
            }
        }

        if (columns.Length == 1 && frame.IsWhole)
        {
            target.Weights[SearchTarget.EventsSlot] = EventsWeight;
            target.Windows[SearchTarget.EventsSlot] = ExposedEvents(target.Windows, frame.OfLast ? _layout.Deaths.Sum(d => d.To) : _design.Groups.Sum(g => g.Events));
        }
    }

    // The information Σ π (1 − π) of D events of which d are exposed (Σ π = d) is at most d (D − d) / D. An interval of printed width
    // therefore needs a least number of events on either side: a whole number that the search reaches early, and hardly once it is cold.
    private static TargetWindow ExposedEvents(TargetWindow[] windows, int events)
    {
        double widest = (windows[2].High - windows[1].Low) / (2 * Tails.NormalQuantile(0.95));
        if (windows[1].IsNone || windows[2].IsNone || !double.IsFinite(widest))
        {
            return TargetWindow.None;
        }

        int least = 1;
        while (least < events / 2 && (double)least * (events - least) / events < 1 / (widest * widest))
        {
            least++;
        }

        return new TargetWindow(least, events - least, 0.5, 1);
    }

    private void AddCurve(CurveDesign curve)
    {
        FrameSlot frame = Frame(curve.Endpoint, curve.Landmark, curve.Where, curve.Exposed, curve.Reverse);
        bool isReached = curve.Median is not null && !(_published.TryGetValue(curve.Median, out PublishedNumber? median) && median.Relation == PublishedNumber.Above);
        double[] days = [.. curve.Survival.Select(s => s.Months * DaysPerMonth), .. curve.Median is null || isReached ? [] : (double[])[SearchTarget.EndOfFollowUp]];
        SearchTarget target = new(_layout.Rows, TargetKind.Curve, frame, [], 3 * days.Length + (isReached ? 3 : 0)) { Days = days };
        int index = _targets.Count;
        _targets.Add(target);
        int at = 0;
        foreach (SurvivalDesign survival in curve.Survival)
        {
            foreach (string id in survival.Ids)
            {
                Add(target, index, at, id, Percent);
                Add(target, index, at + 1, id + ".lower", Percent);
                Add(target, index, at + 2, id + ".upper", Percent);
            }

            at += 3;
        }

        if (curve.Median is not null && !isReached)
        {
            Add(target, index, at, curve.Median, Percent);
        }
        else if (curve.Median is not null)
        {
            Add(target, index, at, curve.Median, Months);
            Add(target, index, at + 1, curve.Median + ".lower", Months);
            Add(target, index, at + 2, curve.Median + ".upper", Months);
        }
    }

    private FrameSlot Frame(string endpoint, double? landmark, string? where, bool? exposed, bool reversed)
    {
        bool ofLast = endpoint == "os";
        double day = landmark is null ? double.NaN : landmark.Value * DaysPerMonth;
        int column = where is null ? -1 : _layout.ColumnOf(where);
        FrameSlot? known = _frames.Find(f =>
            f.OfLast == ofLast && f.Landmark.Equals(day) && f.Where == column && f.Exposed == exposed && f.IsReversed == reversed);
        if (known is null)
        {
            known = new FrameSlot(_layout.Rows) { OfLast = ofLast, Landmark = day, Where = column, Exposed = exposed, IsReversed = reversed };
            _frames.Add(known);
        }

        return known;
    }

    private void Add(SearchTarget target, int index, int slot, string id, Func<PublishedNumber, TargetWindow> window)
    {
        if (_published.TryGetValue(id, out PublishedNumber? number))
        {
            TargetWindow own = window(number);
            target.Windows[slot] = target.Windows[slot].And(own);
            double weight = _design.Principal.Any(start => id.StartsWith(start, StringComparison.Ordinal)) ? PrincipalWeight : 1;
            target.Weights[slot] += weight;
            _numbers.Add(new SearchNumber(number, index, slot, own, weight));
        }
    }

    private static TargetWindow Ratio(PublishedNumber number) =>
        TargetWindow.Printed(number.Value, number.Decimals, FarRatio, x => Math.Log(Math.Max(x, 1e-6)));

    private static TargetWindow Percent(PublishedNumber number) => number.Relation == PublishedNumber.Above
        ? new TargetWindow(number.Value / 100 + HalfTolerance, double.PositiveInfinity, 0.005, FarProbability / 100)
        : TargetWindow.Printed(number.Value, number.Decimals, FarProbability / 100, x => x / 100);

    private static TargetWindow Months(PublishedNumber number) =>
        TargetWindow.Printed(number.Value, number.Decimals, FarMonths * DaysPerMonth, x => x * DaysPerMonth);

    // In chi-square, so that the search needs no tail probability.
    private static TargetWindow PValue(PublishedNumber number)
    {
        if (number.Relation == "<")
        {
            double least = ChiSquare(number.Value);
            return new TargetWindow(least, double.PositiveInfinity, least / 100, FarChiSquare);
        }

        return TargetWindow.Printed(number.Value, number.Decimals, FarChiSquare, ChiSquare);
    }

    private static double ChiSquare(double p)
    {
        double z = p >= 1 ? 0 : Tails.NormalQuantile(1 - Math.Max(p, 1e-12));
        return z * z;
    }
}
