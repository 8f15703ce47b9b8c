namespace Oncology.Tests;

/// <summary>Keeps what golden comparisons find while it records: <see cref="GoldenCase.Load"/> tells the case, <see cref="Tolerance"/> the numbers.</summary>
internal sealed class AgreementLog
{
    // Golden tests run on one thread each; other fixtures may run beside the one that records.
    [ThreadStatic]
    private static AgreementLog? _recording;

    private readonly Dictionary<(string Case, string? Reason), Agreement> _agreements = [];
    private GoldenCase? _case;

    /// <summary>One entry per case and tolerance class.</summary>
    public IEnumerable<Agreement> Agreements => _agreements.Values;

    /// <summary>The cases seen, also those without a number to compare.</summary>
    public Dictionary<string, GoldenCase> Cases { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a comparison and keeps what it finds.</summary>
    public void Record(Action comparison)
    {
        _recording = this;
        _case = null;
        try
        {
            comparison();
        }
        finally
        {
            _recording = null;
        }
    }

    /// <summary>From here on numbers belong to this case.</summary>
    public static void Begin(GoldenCase golden)
    {
        if (_recording is AgreementLog log)
        {
            log._case = golden;
            log.Cases[golden.Id] = golden;
        }
    }

    /// <summary>A number was compared and accepted.</summary>
    public static void Add(Tolerance tolerance, double actual, double expected)
    {
        if (_recording is not { _case: GoldenCase golden } log)
        {
            return;
        }

        if (!log._agreements.TryGetValue((golden.Id, tolerance.Reason), out Agreement? agreement))
        {
            agreement = new Agreement(golden.Procedure, golden.Id, golden.IsCopied, tolerance.Reason);
            log._agreements.Add((golden.Id, tolerance.Reason), agreement);
        }

        agreement.Add(tolerance.Difference(actual, expected));
    }
}
