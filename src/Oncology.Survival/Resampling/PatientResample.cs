namespace Oncology.Survival;

/// <summary>
/// Draws patients with replacement: how often each comes up in a resample. A draw depends on seed, resample and place only, so that any
/// resample can be made alone.
/// </summary>
internal sealed class PatientResample
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong Stream = 0xD1B54A32D192ED03;

    // One entry per patient to draw from, strata one after the other; identical rows of a frequency are patients of their own.
    private readonly int[] _pool;
    private readonly (int Start, int Count)[] _strata;
    private readonly ulong _seed;

    private PatientResample(int[] pool, (int Start, int Count)[] strata, int[] patientOf, int patientCount, ulong seed)
    {
        _pool = pool;
        _strata = strata;
        _seed = RandomStream.Mix(seed * Golden);
        PatientOf = patientOf;
        PatientCount = patientCount;
    }

    /// <summary>Patient of each row of the data.</summary>
    public int[] PatientOf { get; }

    /// <summary>Number of patients, numbered from 0; identical rows of a frequency share a number.</summary>
    public int PatientCount { get; }

    /// <summary>The patients to draw from; identical rows of a frequency come up as often.</summary>
    public ReadOnlySpan<int> Pool => _pool;

    /// <summary>Prepares the draws.</summary>
    /// <param name="data">The follow-up, with frequencies if any.</param>
    /// <param name="codes">Patient of each row, as codes; empty when every row is a patient.</param>
    /// <param name="options">Seed and strata.</param>
    /// <exception cref="ArgumentException">
    /// Strata have another length, a missing value or cut through a patient, or rows of one patient have frequencies.
    /// </exception>
    public static PatientResample Create(SurvivalData data, ReadOnlySpan<int> codes, BootstrapOptions options)
    {
        int[] patientOf = Number(codes, data.Count, out int patients);
        if (patients < data.Count && !data.Frequencies.IsEmpty && data.Frequencies.Any(frequency => frequency != 1))
        {
            throw new RequestException("Rows with frequencies cannot be rows of one patient.", "Des lignes avec fréquences ne peuvent être celles d'un même patient.", nameof(data));
        }

        int[] stratumOf = StrataOf(options.Strata, patientOf, patients);
        var copies = new int[patients];
        for (int row = 0; row < data.Count; row++)
        {
            copies[patientOf[row]] = data.Frequencies.IsEmpty ? 1 : data.Frequencies[row];
        }

        List<int> pool = [];
        List<(int Start, int Count)> strata = [];
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, patients).GroupBy(patient => stratumOf[patient]).OrderBy(group => group.Key))
        {
            int start = pool.Count;
            pool.AddRange(stratum.SelectMany(patient => Enumerable.Repeat(patient, copies[patient])));
            strata.Add((start, pool.Count - start));
        }

        return new PatientResample([.. pool], [.. strata], patientOf, patients, options.Seed);
    }

    /// <summary>Counts the patients of a resample.</summary>
    /// <param name="replicate">Which resample.</param>
    /// <param name="counts">Receives how often each patient comes up.</param>
    /// <param name="stride">Distance between the counts of two patients.</param>
    /// <param name="lane">Place of the first count.</param>
    public void Draw(int replicate, Span<double> counts, int stride = 1, int lane = 0)
    {
        for (int at = lane; at < counts.Length; at += stride)
        {
            counts[at] = 0;
        }

        ulong place = _seed + (ulong)replicate * Stream;
        foreach ((int start, int count) in _strata)
        {
            for (int q = 0; q < count; q++)
            {
                place += Golden;
                int drawn = (int)((RandomStream.Mix(place) >> 32) * (ulong)count >> 32);
                counts[_pool[start + drawn] * stride + lane]++;
            }
        }
    }

    /// <summary>Counts the patients of the data, one of them left out.</summary>
    /// <param name="leftOut">Place in <see cref="Pool"/> of the one left out; -1 for none.</param>
    /// <param name="counts">Receives how often each patient comes up.</param>
    /// <param name="stride">Distance between the counts of two patients.</param>
    /// <param name="lane">Place of the first count.</param>
    public void LeaveOut(int leftOut, Span<double> counts, int stride = 1, int lane = 0)
    {
        for (int at = lane; at < counts.Length; at += stride)
        {
            counts[at] = 0;
        }

        for (int q = 0; q < _pool.Length; q++)
        {
            counts[_pool[q] * stride + lane] += q == leftOut ? 0 : 1;
        }
    }

    private static int[] Number(ReadOnlySpan<int> codes, int rows, out int patients)
    {
        int[] patientOf = new int[rows];
        Dictionary<int, int> numbers = [];
        for (int row = 0; row < rows; row++)
        {
            int code = codes.IsEmpty ? row : codes[row];
            patientOf[row] = numbers.TryGetValue(code, out int number) ? number : numbers[code] = numbers.Count;
        }

        patients = numbers.Count;
        return patientOf;
    }

    private static int[] StrataOf(Factor? strata, int[] patientOf, int patients)
    {
        int[] stratumOf = new int[patients];
        if (strata is null)
        {
            return stratumOf;
        }

        if (strata.Count != patientOf.Length)
        {
            throw new ArgumentException($"'{strata.Name}' has {strata.Count} rows and the data {patientOf.Length}.", nameof(strata));
        }

        Array.Fill(stratumOf, -1);
        for (int row = 0; row < patientOf.Length; row++)
        {
            int code = strata.Codes[row];
            int known = stratumOf[patientOf[row]];
            if (code < 0 || (known >= 0 && known != code))
            {
                throw new ArgumentException($"Row {row} of '{strata.Name}' {(code < 0 ? "is missing" : "has another stratum than its patient's other rows")}.", nameof(strata));
            }

            stratumOf[patientOf[row]] = code;
        }

        return stratumOf;
    }
}
