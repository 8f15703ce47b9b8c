using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Gray's test that the cumulative incidence of one cause is the same in all groups, other causes competing.
/// </summary>
/// <remarks>
/// <para>
/// With R_i at risk, S_i the Kaplan-Meier estimate for any event and F_i the cumulative incidence in group i (all just before t), the
/// score of group i is z_i = Σ_t K(t) (d_1i − d_1 q_i / Σ q), q_i = R_i (1 − F_i) / S_i, K = (1 − F)^ρ with F the pooled incidence,
/// whose jump is d_1 / h with h = Σ h_i, h_i = R_i / S_i. The variance is that of the paper's section 2 with cmprsk's
/// correction for ties. The statistic is z' V⁻¹ z, χ² with one degree of freedom fewer than there are groups.
/// </para>
/// <para>Strata: scores and variances are added. Frequencies count; case weights and late entry are not defined for this test.</para>
/// <para>Source: Gray, Ann Stat 1988;16:1141, doi 10.1214/aos/1176350951; agrees with R package cmprsk, function <c>cuminc</c>.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class GrayTest : ITabular
{
    private GrayTest(int cause, double rho, Factor groups, double[] score, double[,] variance)
    {
        Cause = cause;
        Rho = rho;
        Groups = groups.Levels;
        Score = [.. score];
        int k = groups.Levels.Length;
        double[] v = [.. Enumerable.Range(0, k * k).Select(at => variance[at / k, at % k])];
        (double statistic, int rank) = QuadraticForm.Evaluate(score, v);
        Test = TestResult.ChiSquared(statistic, rank);
    }

    /// <summary>The cause compared, 1 or above.</summary>
    public int Cause { get; }

    /// <summary>Power ρ of the weight (1 − F)^ρ; 0 weighs all times alike.</summary>
    public double Rho { get; }

    /// <summary>The groups compared.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>Score of each group: events of the cause beyond those expected under equality; they add up to 0 without ρ.</summary>
    public ImmutableArray<double> Score { get; }

    /// <summary>The test that all groups have one incidence of the cause.</summary>
    public TestResult Test { get; }

    /// <summary>Runs the test for one cause.</summary>
    /// <param name="data">The sample; right-censored, without case weights.</param>
    /// <param name="groups">Group of each row; rows without a group are left out.</param>
    /// <param name="cause">The cause to compare, 1 or above.</param>
    /// <param name="options">Weight and strata; null is ρ = 0 without strata.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the data have late entry or case weights.</exception>
    /// <exception cref="ModelException">There are fewer than two groups, or no event of the cause.</exception>
    public static GrayTest Run(SurvivalData data, Factor groups, int cause, GrayTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        options ??= new GrayTestOptions();
        if (groups.Count != data.Count || (options.Strata is not null && options.Strata.Count != data.Count))
        {
            throw new ArgumentException("Groups, strata and data must have the same number of rows.", nameof(groups));
        }

        if (data.HasEntry || !data.Weights.IsEmpty)
        {
            throw new RequestException("Gray's test is not defined for late entry or case weights.", "Le test de Gray n'est pas défini pour des entrées tardives ou des poids.", nameof(data));
        }

        Factor present = groups.WithoutEmptyLevels();
        if (present.Levels.Length < 2)
        {
            throw new ModelException("one-group", $"Gray's test needs two groups; '{groups.Name}' has {present.Levels.Length}.", $"Le test de Gray demande deux groupes ; « {groups.Name} » en a {present.Levels.Length}.");
        }

        if (!data.Cause.Contains(cause))
        {
            throw new ModelException("no-events", $"There is no event of cause {cause}.", $"Il n'y a pas d'événement de cause {cause}.");
        }

        data = data.WithTiesMerged(options.Ties);
        int k = present.Levels.Length;
        double[] score = new double[k];
        double[,] variance = new double[k, k];
        foreach (int[] rows in Strata(data, options.Strata))
        {
            GrayScore.Add(data.Subset(rows), present.Subset(rows), cause, options.Rho, score, variance);
        }

        return new GrayTest(cause, options.Rho, present, score, variance);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.GrayTest,
            language,
            ("cause", Words.Cause, SingleRow.Number(Cause, NumberKind.General)),
            ("statistic", SingleRow.Same("χ²"), SingleRow.Number(Test.Statistic)),
            ("df", Words.DegreesOfFreedom, SingleRow.Number(Test.DegreesOfFreedom, NumberKind.Count)),
            ("p", SingleRow.Same("p"), SingleRow.P(Test.PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static int[][] Strata(SurvivalData data, Factor? strata) =>
        strata is null ? [[.. Enumerable.Range(0, data.Count)]] : [.. strata.RowsByLevel().Where(rows => rows.Length > 0)];
}
