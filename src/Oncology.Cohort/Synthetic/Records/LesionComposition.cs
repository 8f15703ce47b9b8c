namespace Oncology.Cohort;

/// <summary>Numbers of metastases and lesions per organ, which bone only, liver and one or several lesions leave open: a small search.</summary>
/// <remarks>What a targets file does not say costs nothing: then the first draw is taken.</remarks>
internal sealed class LesionComposition
{
    private const int MostSteps = 4_000_000;
    private const int Liver = 2;

    private static readonly string[] Organs = ["bone", "node", "liver", "lung", "skin", "pancreas", "adrenal", "choroid"];
    private static readonly int[] NeitherBoneNorLiver = [1, 3, 4, 5, 6, 7];

    // Without counts of a paper: nodes and lungs are the common places beside bone and liver.
    private static readonly int[] CommonPlaces = [1, 1, 1, 3, 3, 3];

    private readonly RecordDealer _deal;
    private readonly SyntheticPatient[] _patients;
    private readonly int _severalCount;
    private readonly int[]? _asked;
    private readonly int? _askedTwo;
    private readonly int _misstated;
    private readonly int _misstatedAs;
    private int[] _size;
    private int[] _organ;
    private int[] _second;
    private int[] _split;
    private int _oddAt;

    public LesionComposition(SyntheticPatient[] rows, RecordDealer deal)
    {
        LesionsDesign design = deal.Design.Lesions;
        _deal = deal;
        _patients = [.. rows.Where(p => p.HasSeveral), .. rows.Where(p => !p.HasSeveral)];
        _severalCount = rows.Count(p => p.HasSeveral);
        _asked = design.Organs.Count == 0 ? null : [.. Organs.Select(organ => design.Organs.GetValueOrDefault(organ))];
        _askedTwo = design.TwoOrgans;
        (_misstatedAs, _misstated) = design.Misstated is [var stated, var counted] && _severalCount > 0 ? (stated, counted - stated) : (0, 0);
        OrderedDictionary<string, int> usual = new() { ["2"] = 45, ["3"] = 30, ["4"] = 20, ["5"] = 5 };
        string[] sizes = design.Several.Count == 0 ? deal.Shared("", usual, _severalCount) : deal.Shared("several", design.Several, _severalCount);
        _size = [.. sizes.Select(int.Parse)];
        _organ = new int[rows.Length];
        _second = new int[rows.Length];
        _split = new int[rows.Length];
        Array.Fill(_second, -1);
    }

    /// <summary>Gives every patient lesions and a recorded number of metastases.</summary>
    public void Solve()
    {
        int cost = int.MaxValue;
        for (int step = 0; step < MostSteps && cost > 0; step++)
        {
            (int[] size, int[] organ, int[] second, int[] split, int oddAt) =
                ((int[])_size.Clone(), (int[])_organ.Clone(), (int[])_second.Clone(), (int[])_split.Clone(), _oddAt);
            Change(everything: step == 0);
            int now = Cost();
            if (now <= cost || _deal.Below(1000) < (now - cost == 1 ? 120 : now - cost == 2 ? 15 : 0))
            {
                cost = now;
            }
            else
            {
                (_size, _organ, _second, _split, _oddAt) = (size, organ, second, split, oddAt);
            }
        }

        if (cost > 0)
        {
            _deal.Note("lesions", _asked?.Sum() ?? 0, Enumerable.Range(0, _patients.Length).Sum(i => Counts(i).Sum()));
        }

        for (int i = 0; i < _patients.Length; i++)
        {
            _patients[i].Recorded = i < _severalCount ? _size[i] : 1;
            _patients[i].Lesions = [.. Counts(i).SelectMany((n, organ) => Enumerable.Repeat(Organs[organ], n))];
        }
    }

    private void Change(bool everything)
    {
        for (int i = everything ? 0 : _patients.Length; i < _patients.Length; i++)
        {
            Draw(i);
        }

        int pick = _deal.Below(4);
        int a = _severalCount > 0 ? _deal.Below(_severalCount) : 0;
        int b = _severalCount > 0 ? _deal.Below(_severalCount) : 0;
        if (pick == 0 && _severalCount > 0)
        {
            (_size[a], _size[b]) = (_size[b], _size[a]);
        }
        else if (pick == 1)
        {
            _oddAt = a;
        }
        else
        {
            Draw(_deal.Below(_patients.Length));
        }
    }

    private void Draw(int i)
    {
        SyntheticPatient p = _patients[i];
        _second[i] = -1;
        if (p.BoneOnly)
        {
            _organ[i] = 0;
            return;
        }

        int[] others = _asked is null ? CommonPlaces : NeitherBoneNorLiver;
        _organ[i] = p.HasLiver ? Liver : others[_deal.Below(others.Length)];
        if (i < _severalCount && _deal.Below(2) == 0)
        {
            do
            {
                _second[i] = _deal.Below(_asked is null ? 4 : Organs.Length);
            }
            while (_second[i] == _organ[i] || (_second[i] == Liver && !p.HasLiver));
            _split[i] = 1 + _deal.Below(4);
        }
    }

    private int[] Counts(int i)
    {
        int[] counts = new int[Organs.Length];
        int total = i >= _severalCount ? 1 : _size[i] + (i == _oddAt ? _misstated : 0);
        int other = _second[i] < 0 ? 0 : Math.Min(_split[i], total - 1);
        counts[_organ[i]] += total - other;
        if (other > 0)
        {
            counts[_second[i]] += other;
        }

        return counts;
    }

    private int Cost()
    {
        int[] sum = new int[Organs.Length];
        int two = 0;
        for (int i = 0; i < _patients.Length; i++)
        {
            int[] counts = Counts(i);
            two += counts.Count(c => c > 0) == 2 ? 1 : 0;
            for (int organ = 0; organ < sum.Length; organ++)
            {
                sum[organ] += counts[organ];
            }
        }

        // The patient who is recorded with another number than the organs add up to keeps the printed distribution of the numbers.
        int misplaced = _misstated == 0 || _size[_oddAt] == _misstatedAs ? 0 : 3;
        int organs = _asked is null ? 0 : sum.Zip(_asked, (a, b) => Math.Abs(a - b)).Sum();
        return organs + (_askedTwo is { } asked ? Math.Abs(two - asked) : 0) + misplaced;
    }
}
