using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The comparison of one characteristic between groups.</summary>
/// <param name="Code">Short stable name: <c>mann-whitney</c>, <c>kruskal-wallis</c>, <c>chi-square</c>, <c>fisher</c> or <c>fisher-simulated</c>.</param>
/// <param name="Name">Name for reading.</param>
/// <param name="Statistic">U, H or X²; null where the test has none.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom; null where the test has none.</param>
/// <param name="PValue">Two-sided p-value.</param>
internal sealed record CharacteristicTest(string Code, Word Name, double? Statistic, int? DegreesOfFreedom, double PValue)
{
    // Beyond both, Fisher's test may take minutes; a description must not.
    private const int LargestFreedom = 30;
    private const int LargestCount = 100;

    /// <summary>Standard error of a simulated p-value; null where it is not simulated.</summary>
    public double? PValueStandardError { get; init; }

    private static readonly Word ChiSquare = new("chi-square", "khi-deux");

    /// <summary>What is said of a characteristic whose table Fisher's test cannot take.</summary>
    public static ModelException OutOfReachOfFisher(Factor values) => new(
        "too-large", $"'{values.Name}' is out of reach of Fisher's test.", $"« {values.Name} » est hors de portée du test de Fisher.");

    /// <summary>Whether Fisher's test of a table may take longer than a description should.</summary>
    public static bool IsOutOfReachOfFisher(ContingencyTable table) => (table.RowCount - 1) * (table.ColumnCount - 1) > LargestFreedom && table.Total > LargestCount;

    /// <summary>Compares numbers: Mann-Whitney for two groups with values, Kruskal-Wallis for more; null where there are fewer.</summary>
    public static CharacteristicTest? OfNumbers(ReadOnlySpan<double> values, Factor groups, MannWhitneyOptions options)
    {
        HashSet<int> occupied = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                occupied.Add(groups.Codes[i]);
            }
        }

        if (occupied.Count < 2)
        {
            return null;
        }

        if (occupied.Count > 2)
        {
            var rank = KruskalWallisTest.Run(values, groups);
            return new CharacteristicTest("kruskal-wallis", new("Kruskal-Wallis", "Kruskal-Wallis"), rank.Statistic, rank.DegreesOfFreedom, rank.PValue);
        }

        var test = MannWhitneyTest.Run(values, groups, options);
        Word name = test.Method switch
        {
            MannWhitneyMethod.Exact => new("Mann-Whitney, exact", "Mann-Whitney, exact"),
            MannWhitneyMethod.NormalCorrected => new("Mann-Whitney, continuity correction", "Mann-Whitney, correction de continuité"),
            _ => new("Mann-Whitney", "Mann-Whitney"),
        };
        return new CharacteristicTest("mann-whitney", name, test.U, null, test.PValue);
    }

    /// <summary>Compares categories: chi-square, or Fisher where an expected count is below 5 and the table is within reach; null where nothing varies.</summary>
    /// <param name="values">The characteristic.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="simulation">Random tables for where Fisher's test is out of reach; null for the chi-square there.</param>
    /// <param name="warnings">Takes a warning when Fisher's test is out of reach.</param>
    public static CharacteristicTest? OfCategories(Factor values, Factor groups, ContingencyTestOptions? simulation, List<AnalysisWarning> warnings)
    {
        var table = ContingencyTable.FromFactors(values, groups);
        if (!table.IsTestable)
        {
            return null;
        }

        ContingencyTest test;
        try
        {
            test = IsOutOfReachOfFisher(table) && ContingencyTest.Choose(table) == ContingencyMethod.FisherExact
                ? throw OutOfReachOfFisher(values)
                : ContingencyTest.Run(table);
        }
        catch (ModelException large) when (large.Code == "too-large")
        {
            if (simulation is not null)
            {
                var simulated = ContingencyTest.Run(table, simulation);
                return new CharacteristicTest("fisher-simulated", new("Fisher, simulated", "Fisher, simulé"), null, null, simulated.PValue)
                {
                    PValueStandardError = simulated.PValueStandardError,
                };
            }

            warnings.Add(new AnalysisWarning(
                "fisher-too-large",
                $"'{values.Name}': Fisher's exact test is out of reach for a table of this size; chi-square although an expected count is below 5; --simulate estimates its p-value.",
                $"« {values.Name} » : le test exact de Fisher est hors de portée pour un tableau de cette taille ; khi-deux malgré un effectif attendu inférieur à 5 ; --simulate estime son p."));
            test = ContingencyTest.Run(table, new ContingencyTestOptions { Method = ContingencyMethod.ChiSquared });
        }

        return test.Method == ContingencyMethod.FisherExact
            ? new CharacteristicTest("fisher", new("Fisher, exact", "Fisher, exact"), null, null, test.PValue)
            : new CharacteristicTest("chi-square", ChiSquare, test.Statistic, test.DegreesOfFreedom, test.PValue);
    }
}
