using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// The log-rank test with the distribution of its statistic over rearrangements of the group labels, for arms too small for χ².
/// </summary>
/// <remarks>
/// <para>
/// p is the share of arrangements whose statistic is at least the observed one (up to rounding). All arrangements are listed where they
/// are few; else p = (1 + b)/(1 + B) with b of B random ones, the observed arrangement counted in, so that p is never 0 and the level holds.
/// </para>
/// <para>Labels move within strata. Patients keep their follow-up, so censoring must not depend on the group.</para>
/// <para>Source: Heimann, Neuhaus, Biometrics 1998;54:168; Phipson, Smyth, Stat Appl Genet Mol Biol 2010;9:39.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class PermutationTest : ITabular
{
    // Frequencies are written out in memory.
    private const long MostPatients = 50_000_000;

    private PermutationTest(LogRankTest observed, long atLeast, long arrangements, bool isExact, PermutationTestOptions options)
    {
        Observed = observed;
        AtLeastCount = atLeast;
        ArrangementCount = arrangements;
        IsExact = isExact;
        Options = options;
    }

    /// <summary>The test of the groups as they are.</summary>
    public LogRankTest Observed { get; }

    /// <summary>Arrangements with at least the observed statistic.</summary>
    public long AtLeastCount { get; }

    /// <summary>Arrangements that were made.</summary>
    public long ArrangementCount { get; }

    /// <summary>True when all arrangements were listed.</summary>
    public bool IsExact { get; }

    /// <summary>The choices that made this test.</summary>
    public PermutationTestOptions Options { get; }

    /// <summary>The p-value.</summary>
    public double PValue => IsExact ? (double)AtLeastCount / ArrangementCount : (1.0 + AtLeastCount) / (1.0 + ArrangementCount);

    /// <summary>Compares groups.</summary>
    /// <param name="data">The sample, one row per patient or so many patients as the frequency of a row says.</param>
    /// <param name="groups">Group of each row; rows without a group are left out.</param>
    /// <param name="options">Choices; null is 9999 arrangements of the log-rank test.</param>
    /// <exception cref="ArgumentException">The lengths differ, or frequencies add up to more than 50 million patients.</exception>
    /// <exception cref="ModelException">The log-rank test does not exist (<see cref="LogRankTest.Run(SurvivalData, Factor, LogRankOptions?)"/>).</exception>
    public static PermutationTest Run(SurvivalData data, Factor groups, PermutationTestOptions? options = null) =>
        RunWithin(data, groups, null, options ?? new PermutationTestOptions());

    /// <summary>Compares groups within strata.</summary>
    /// <param name="data">The sample, one row per patient or so many patients as the frequency of a row says.</param>
    /// <param name="groups">Group of each row; rows without a group are left out.</param>
    /// <param name="strata">Stratum of each row; rows without a stratum are left out.</param>
    /// <param name="options">Choices; null is 9999 arrangements of the log-rank test.</param>
    /// <exception cref="ArgumentException">The lengths differ, or frequencies add up to more than 50 million patients.</exception>
    /// <exception cref="ModelException">The log-rank test does not exist (<see cref="LogRankTest.Run(SurvivalData, Factor, LogRankOptions?)"/>).</exception>
    public static PermutationTest Run(SurvivalData data, Factor groups, Factor strata, PermutationTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(strata);
        return RunWithin(data, groups, strata, options ?? new PermutationTestOptions());
    }

    /// <summary>The same for large samples or many arrangements: says how far it is, and can be stopped.</summary>
    /// <param name="data">The sample, one row per patient or so many patients as the frequency of a row says.</param>
    /// <param name="groups">Group of each row; rows without a group are left out.</param>
    /// <param name="strata">Stratum of each row, null for none; rows without a stratum are left out.</param>
    /// <param name="options">Choices.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The lengths differ, or frequencies add up to more than 50 million patients.</exception>
    /// <exception cref="ModelException">The log-rank test does not exist (<see cref="LogRankTest.Run(SurvivalData, Factor, LogRankOptions?)"/>).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PermutationTest Run(
        SurvivalData data, Factor groups, Factor? strata, PermutationTestOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RunWithin(data, groups, strata, options, progress, cancellation);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ResultTable table = Observed.ToTable(language);
        string count = ArrangementCount.ToString(CultureInfo.InvariantCulture);
        string seed = Options.Seed.ToString(CultureInfo.InvariantCulture);
        string how = (language, IsExact) switch
        {
            (Language.French, true) => $"les {count} arrangements",
            (Language.French, false) => $"{count} arrangements tirés au sort, graine {seed}",
            (_, true) => $"all {count} arrangements",
            _ => $"{count} random arrangements, seed {seed}",
        };
        return new ResultTable(table.Title, table.Columns, table.Rows, language)
        {
            StyledFootnotes = style => [.. table.FootnotesIn(style), $"Permutation, {style.FormatP(PValue)} ({how})."],
        };
    }

    /// <summary>The test as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static PermutationTest RunWithin(
        SurvivalData data, Factor groups, Factor? strata, PermutationTestOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        options.Validate();
        if (!data.Frequencies.IsEmpty)
        {
            // Patients move, not rows.
            long patients = data.Frequencies.Sum(frequency => (long)frequency);
            if (patients > MostPatients)
            {
                throw new RequestException(
                    $"The frequencies add up to {patients} patients, more than can be rearranged.", $"Les fréquences totalisent {patients} patients, plus qu'on ne peut en permuter.", nameof(data));
            }

            int[] rows = RepeatedRows.Of(data.Frequencies.AsSpan(), data.Count);
            return RunWithin(data.WrittenOut(rows), groups.Subset(rows), strata?.Subset(rows), options, progress, cancellation);
        }

        LogRankTest observed = strata is null ? LogRankTest.Run(data, groups, options.LogRank) : LogRankTest.Run(data, groups, strata, options.LogRank);
        int[] kept = [.. Enumerable.Range(0, data.Count).Where(row => groups.Codes[row] >= 0 && !(strata?.Codes[row] < 0))];
        GroupArrangements arrangements = new(data.Subset(kept), groups.Subset(kept), strata?.Subset(kept), options.LogRank);

        // Equal arrangements differ by rounding where rows of one time are added in another order.
        double limit = observed.Test.Statistic * (1 - 1e-9);
        bool isExact = arrangements.Count <= options.Arrangements;
        (long atLeast, long made) = isExact ? arrangements.ListAll(limit, progress, cancellation) : arrangements.Draw(limit, options.Arrangements, options.Seed, progress, cancellation);
        return new PermutationTest(observed, atLeast, made, isExact, options);
    }
}
