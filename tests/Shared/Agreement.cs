namespace Oncology.Tests;

/// <summary>How closely the numbers of one golden case agree, those of one tolerance together.</summary>
/// <param name="Procedure">Procedure of the case.</param>
/// <param name="Case">The case.</param>
/// <param name="IsCopied">True for a case of tests/golden, false for one on data that may not be copied.</param>
/// <param name="Reason">Why the tolerance is looser than that of the reference; null where it is not.</param>
internal sealed record Agreement(string Procedure, string Case, bool IsCopied, string? Reason)
{
    /// <summary>Digits that are told at most: beyond the twelfth the mathematical functions of two machines differ.</summary>
    public const int MostDigits = 12;

    /// <summary>Numbers compared.</summary>
    public int Count { get; private set; }

    /// <summary>Largest difference, relative to the number or absolute where the tolerance is.</summary>
    public double Largest { get; private set; }

    /// <summary>Digits that agree, rounded down with a factor of two to spare, so that machines write the same document.</summary>
    public int Digits => Largest <= 0 ? MostDigits : Math.Clamp((int)Math.Floor(-Math.Log10(2 * Largest)), 0, MostDigits);

    public void Add(double difference)
    {
        Count++;
        Largest = Math.Max(Largest, difference);
    }
}
