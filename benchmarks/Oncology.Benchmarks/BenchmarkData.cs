using System.Globalization;
using System.Runtime.InteropServices;
using Oncology.Survival;

namespace Oncology.Benchmarks;

/// <summary>A generated sample: survival times of a proportional-hazards model with p covariates.</summary>
/// <remarks>
/// Covariates cycle through binary, uniform (not centred, on purpose) and nearly normal. Kinds: continuous times, whole months,
/// and start-stop rows with a covariate that switches on during follow-up, continuous or in months.
/// </remarks>
internal sealed class BenchmarkData
{
    private readonly int _patients;
    private readonly double _censoring;
    private readonly ulong _seed;
    private readonly List<double> _start = [];
    private readonly List<double> _stop = [];
    private readonly List<bool> _status = [];
    private readonly List<int> _patient = [];
    private readonly List<double>[] _x;

    private BenchmarkData(int patients, int covariates, Kind kind, double censoring, ulong seed)
    {
        _patients = patients;
        DataKind = kind;
        _censoring = censoring;
        _seed = seed;
        _x = [.. Enumerable.Range(0, covariates).Select(_ => new List<double>(patients))];
        double[] x = new double[covariates];
        for (int i = 0; i < patients; i++)
        {
            AddPatient(i, x);
        }
    }

    internal enum Kind
    {
        Continuous = 0,
        Months = 1,
        StartStop = 2,
        StartStopMonths = 3,
    }

    public Kind DataKind { get; }

    public bool IsStartStop => DataKind is Kind.StartStop or Kind.StartStopMonths;

    public int Count => _stop.Count;

    public ReadOnlySpan<double> Start => CollectionsMarshal.AsSpan(_start);

    public ReadOnlySpan<double> Stop => CollectionsMarshal.AsSpan(_stop);

    public ReadOnlySpan<bool> Status => CollectionsMarshal.AsSpan(_status);

    /// <summary>Patient of each row.</summary>
    public ReadOnlySpan<int> Patient => CollectionsMarshal.AsSpan(_patient);

    /// <summary>0 censored, 1 in six of ten events, 2 in the others.</summary>
    public int[] Cause => [.. _patient.Select((patient, row) => !_status[row] ? 0 : Uniform(3, patient) < 0.6 ? 1 : 2)];

    /// <summary>One of ten groups.</summary>
    public int[] Group => [.. _patient.Select(patient => (int)Math.Floor(10 * Uniform(4, patient)))];

    /// <summary>One of a thousand strata.</summary>
    public int[] Stratum => [.. _patient.Select(patient => (int)Math.Floor(1000 * Uniform(5, patient)))];

    public static BenchmarkData Make(int patients, int covariates, Kind kind, double censoring = 2, ulong seed = 1) =>
        new(patients, covariates, kind, censoring, seed);

    /// <summary>The follow-up as the library takes it.</summary>
    public SurvivalData ToSurvivalData() =>
        IsStartStop ? SurvivalData.CountingProcess(Start, Stop, Status) : SurvivalData.RightCensored(Stop, Status);

    /// <summary>The covariates as the library takes them.</summary>
    public DesignMatrix ToDesign() =>
        DesignMatrix.FromColumns(Count, [.. _x.Select((x, j) => (string.Create(CultureInfo.InvariantCulture, $"x{j + 1}"), x.ToArray()))]);

    /// <summary>FNV-1a over the 64-bit words of the sample as a file: header, then columns start, stop, status, cause, id, group, stratum, x.</summary>
    public ulong Checksum()
    {
        ulong hash = 1469598103934665603;
        foreach (double value in Words())
        {
            unchecked
            {
                hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
            }
        }

        return hash;
    }

    /// <summary>Writes the sample as little-endian doubles.</summary>
    public void Write(string path)
    {
        using BinaryWriter file = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20));
        foreach (double value in Words())
        {
            file.Write(value);
        }
    }

    private IEnumerable<double> Words()
    {
        double[] header = [Count, 7 + _x.Length, _x.Length, _patients, (int)DataKind, _censoring, _seed, 0];
        return header
            .Concat(_start)
            .Concat(_stop)
            .Concat(_status.Select(status => status ? 1.0 : 0.0))
            .Concat(Cause.Select(cause => (double)cause))
            .Concat(_patient.Select(patient => (double)patient))
            .Concat(Group.Select(group => (double)group))
            .Concat(Stratum.Select(stratum => (double)stratum))
            .Concat(_x.SelectMany(column => column));
    }

    private double Uniform(int stream, int patient) => Numbers.Uniform(_seed, (ulong)stream, (ulong)patient);

    private void AddPatient(int i, double[] x)
    {
        double eta = 0;
        for (int j = 0; j < x.Length; j++)
        {
            (x[j], double z) = Covariate(j, i);
            double size = 0.4 / (1 + (j / 4.0));
            eta += IsStartStop && j == 0 ? 0 : (j % 2 == 0 ? size : -size) * z;
        }

        double exposure = -Numbers.Log(Uniform(0, i));
        double censored = _censoring * Uniform(1, i);
        double risk = Numbers.Exp(eta);
        double time = exposure / risk;
        double switched = IsStartStop ? _censoring * Uniform(2, i) : double.PositiveInfinity;
        if (time > switched)
        {
            time = switched + ((exposure - (risk * switched)) / Numbers.Exp(eta + 0.7));
        }

        bool status = time <= censored;
        time = Math.Min(time, censored);
        if (DataKind is Kind.Months or Kind.StartStopMonths)
        {
            time = Math.Ceiling(60 * time);
            switched = Math.Ceiling(60 * switched);
        }

        if (IsStartStop)
        {
            x[0] = 0;
        }

        if (IsStartStop && switched < time)
        {
            Add(i, 0, switched, false, x);
            x[0] = 1;
            Add(i, switched, time, status, x);
        }
        else
        {
            Add(i, 0, time, status, x);
        }
    }

    private void Add(int patient, double start, double stop, bool status, double[] x)
    {
        _patient.Add(patient);
        _start.Add(start);
        _stop.Add(stop);
        _status.Add(status);
        for (int j = 0; j < x.Length; j++)
        {
            _x[j].Add(x[j]);
        }
    }

    private (double X, double Z) Covariate(int j, int i)
    {
        int stream = 10 + (4 * j);
        switch (j % 3)
        {
            case 0:
                double binary = Uniform(stream, i) < 0.4 ? 1 : 0;
                return (binary, (binary - 0.4) / 0.4898979485566356);
            case 1:
                double age = 40 + (40 * Uniform(stream, i));
                return (age, (age - 60) / 11.547005383792516);
            default:
                double sum = Uniform(stream, i) + Uniform(stream + 1, i) + Uniform(stream + 2, i) + Uniform(stream + 3, i);
                double normal = (sum - 2) * 1.7320508075688772;
                return (normal, normal);
        }
    }
}
