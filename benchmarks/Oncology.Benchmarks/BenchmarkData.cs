namespace Oncology.Benchmarks;

/// <summary>A generated sample: survival times of a proportional-hazards model with p covariates.</summary>
/// <remarks>
/// Covariates cycle through binary, uniform (not centred, on purpose) and nearly normal. Kinds: continuous times, whole months,
/// and start-stop rows with a covariate that switches on during follow-up, continuous or in months.
/// </remarks>
internal sealed class BenchmarkData
{
    private readonly int _patients;
    private readonly int _covariates;
    private readonly double _censoring;
    private readonly ulong _seed;
    private readonly List<Row> _rows = [];

    private BenchmarkData(int patients, int covariates, Kind kind, double censoring, ulong seed)
    {
        _patients = patients;
        _covariates = covariates;
        DataKind = kind;
        _censoring = censoring;
        _seed = seed;
        for (int i = 0; i < patients; i++)
        {
            AddPatient(i);
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

    public int Count => _rows.Count;

    public double[] Start => [.. _rows.Select(r => r.Start)];

    public double[] Stop => [.. _rows.Select(r => r.Stop)];

    public bool[] Status => [.. _rows.Select(r => r.Status)];

    public int[] Group => [.. _rows.Select(r => (int)Math.Floor(10 * Uniform(4, r.Patient)))];

    /// <summary>Covariate columns.</summary>
    public double[][] Covariates => [.. Enumerable.Range(0, _covariates).Select(j => (double[])[.. _rows.Select(r => r.X[j])])];

    public static BenchmarkData Make(int patients, int covariates, Kind kind, double censoring = 2, ulong seed = 1) =>
        new(patients, covariates, kind, censoring, seed);

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

    private IEnumerable<double> Words()
    {
        double[] header = [_rows.Count, 7 + _covariates, _covariates, _patients, (int)DataKind, _censoring, _seed, 0];
        return header
            .Concat(Start)
            .Concat(Stop)
            .Concat(_rows.Select(r => r.Status ? 1.0 : 0.0))
            .Concat(_rows.Select(r => !r.Status ? 0.0 : Uniform(3, r.Patient) < 0.6 ? 1.0 : 2.0))
            .Concat(_rows.Select(r => (double)r.Patient))
            .Concat(Group.Select(g => (double)g))
            .Concat(_rows.Select(r => Math.Floor(1000 * Uniform(5, r.Patient))))
            .Concat(Covariates.SelectMany(column => column));
    }

    private double Uniform(int stream, int patient) => Numbers.Uniform(_seed, (ulong)stream, (ulong)patient);

    private void AddPatient(int i)
    {
        bool startStop = DataKind is Kind.StartStop or Kind.StartStopMonths;
        bool months = DataKind is Kind.Months or Kind.StartStopMonths;
        double[] x = new double[_covariates];
        double eta = 0;
        for (int j = 0; j < _covariates; j++)
        {
            (x[j], double z) = Covariate(j, i);
            double size = 0.4 / (1 + (j / 4.0));
            eta += startStop && j == 0 ? 0 : (j % 2 == 0 ? size : -size) * z;
        }

        double exposure = -Numbers.Log(Uniform(0, i));
        double censored = _censoring * Uniform(1, i);
        double risk = Numbers.Exp(eta);
        double time = exposure / risk;
        double switched = startStop ? _censoring * Uniform(2, i) : double.PositiveInfinity;
        if (time > switched)
        {
            time = switched + ((exposure - (risk * switched)) / Numbers.Exp(eta + 0.7));
        }

        bool status = time <= censored;
        time = Math.Min(time, censored);
        if (months)
        {
            time = Math.Ceiling(60 * time);
            switched = Math.Ceiling(60 * switched);
        }

        if (startStop)
        {
            x[0] = 0;
        }

        if (startStop && switched < time)
        {
            _rows.Add(new Row(i, 0, switched, false, x));
            double[] after = [.. x];
            after[0] = 1;
            _rows.Add(new Row(i, switched, time, status, after));
        }
        else
        {
            _rows.Add(new Row(i, 0, time, status, x));
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

    private readonly record struct Row(int Patient, double Start, double Stop, bool Status, double[] X);
}
