namespace Oncology.Survival;

/// <summary>Who is told how far a long piece of work is, and may stop it.</summary>
/// <param name="Progress">Told the share of the work that is done; null for nobody.</param>
/// <param name="Cancellation">Stops the work.</param>
internal sealed record WorkWatch(IProgress<double>? Progress, CancellationToken Cancellation)
{
    /// <summary>Nobody watches.</summary>
    public static WorkWatch None { get; } = new(null, default);

    /// <summary>Says how far the work is.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public void Report(double share)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(share);
    }

    /// <summary>A watch over a part of the work.</summary>
    /// <param name="from">Share of the whole that is done before it.</param>
    /// <param name="to">Share of the whole that is done after it.</param>
    public WorkWatch Part(double from, double to) => Progress is null ? this : this with { Progress = new Scaled(Progress, from, to) };

    private sealed record Scaled(IProgress<double> Whole, double From, double To) : IProgress<double>
    {
        public void Report(double value) => Whole.Report(From + (To - From) * value);
    }
}
