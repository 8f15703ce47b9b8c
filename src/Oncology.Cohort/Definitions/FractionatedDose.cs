using System.Globalization;

namespace Oncology.Cohort;

/// <summary>A dose of radiotherapy given in equal fractions.</summary>
/// <remarks>
/// <para>D total dose in Gy, n fractions, d = D/n, α/β in Gy: BED = D (1 + d/(α/β)); EQD2 = D (d + α/β)/(2 + α/β). The BED and the EQD2 of
/// successive phases add. Doses of different α/β must not be compared; published thresholds such as BED &gt; 100 Gy usually mean 10 Gy.</para>
/// <para>Source: Fowler, Br J Radiol 1989;62:679; α/β = 4 Gy for breast cancer: Qi, White, Li, Radiother Oncol 2011;100:282.</para>
/// </remarks>
/// <param name="TotalGy">Total dose D, Gy, above 0.</param>
/// <param name="Fractions">Number of fractions n, at least 1.</param>
public readonly record struct FractionatedDose(double TotalGy, int Fractions)
{
    /// <summary>Dose per fraction d, Gy.</summary>
    public double PerFractionGy => TotalGy / Fractions;

    /// <summary>Biologically effective dose, Gy.</summary>
    /// <param name="alphaBetaGy">α/β, Gy, above 0.</param>
    /// <returns>The BED.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α/β is not above 0.</exception>
    public double Bed(double alphaBetaGy)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alphaBetaGy);
        return TotalGy * (1 + (PerFractionGy / alphaBetaGy));
    }

    /// <summary>Equivalent dose in fractions of 2 Gy, Gy.</summary>
    /// <param name="alphaBetaGy">α/β, Gy, above 0.</param>
    /// <returns>The EQD2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α/β is not above 0.</exception>
    public double Eqd2(double alphaBetaGy)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alphaBetaGy);
        return TotalGy * (PerFractionGy + alphaBetaGy) / (2 + alphaBetaGy);
    }

    /// <summary>The dose as total/fractions: <c>27 Gy / 3</c>.</summary>
    /// <returns>The text, in the same form in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TotalGy} Gy / {Fractions}");
}
