using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The hazard ratio of a treatment in all and in subgroups, with a test of interaction per variable.</summary>
/// <remarks>
/// <para>
/// In each subgroup a Cox model of the treatment alone. Interaction: likelihood ratio of the model with treatment, variable and their
/// products against the one without the products, on as many degrees of freedom as there are products. Rows without a value of the
/// variable take no part in its lines.
/// </para>
/// <para>
/// The test of interaction, not the subgroups' own p-values, says whether effects differ; with many variables some will by chance.
/// </para>
/// <para>Source: Pocock et al., Stat Med 2002;21:2917; Wang et al., N Engl J Med 2007;357:2189.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class SubgroupAnalysis : ITabular
{
    private SubgroupAnalysis(string treated, string control, SubgroupEffect overall, ImmutableArray<SubgroupVariable> variables, CoxOptions options)
    {
        Treated = treated;
        Control = control;
        Overall = overall;
        Variables = variables;
        Options = options;
    }

    /// <summary>Label of the treated.</summary>
    public string Treated { get; }

    /// <summary>Label of the others, the reference.</summary>
    public string Control { get; }

    /// <summary>The effect in all rows.</summary>
    public SubgroupEffect Overall { get; }

    /// <summary>The effects by variable.</summary>
    public ImmutableArray<SubgroupVariable> Variables { get; }

    /// <summary>The choices of the models.</summary>
    public CoxOptions Options { get; }

    /// <summary>Estimates the effects.</summary>
    /// <param name="data">The follow-up.</param>
    /// <param name="treatment">Treatment of each row; two levels, the first is the reference.</param>
    /// <param name="subgroups">The variables whose levels are the subgroups.</param>
    /// <param name="options">Ties and level of the Cox models; null is the default.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a treatment is missing or has not two levels, or there is no variable.</exception>
    public static SubgroupAnalysis Run(SurvivalData data, Factor treatment, IReadOnlyList<Factor> subgroups, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(subgroups);
        options ??= new CoxOptions();
        if (treatment.Levels.Length != 2)
        {
            throw new ArgumentException($"A treatment has two levels; '{treatment.Name}' has {treatment.Levels.Length}.", nameof(treatment));
        }

        if (treatment.Codes.Any(code => code < 0))
        {
            throw new ArgumentException($"The treatment is missing in row {treatment.Codes.IndexOf(treatment.Codes.First(code => code < 0))}.", nameof(treatment));
        }

        if (treatment.Count != data.Count || subgroups.Any(factor => factor.Count != data.Count))
        {
            throw new ArgumentException("Treatment, subgroups and data must have the same number of rows.", nameof(subgroups));
        }

        if (subgroups.Count == 0)
        {
            throw new ArgumentException("There is no variable to make subgroups of.", nameof(subgroups));
        }

        double[] treated = [.. treatment.Codes.Select(code => (double)code)];
        int[] all = [.. Enumerable.Range(0, data.Count)];
        return new SubgroupAnalysis(
            treatment.Levels[1],
            treatment.Levels[0],
            Effect(string.Empty, data, treated, all, options),
            [.. subgroups.Select(factor => Variable(data, treated, factor.WithoutEmptyLevels(), options))],
            options);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("subgroup", Words.Subgroup.In(language), IsText: true),
            new("treated", Treated, IsText: true),
            new("control", Control, IsText: true),
            new("hazard_ratio", Words.HazardRatio.In(language)) { IntervalLevel = Options.ConfidenceLevel },
            new("p_interaction", Words.Interaction.In(language)),
        ];
        ImmutableArray<TableRow> rows =
        [
            Row(Overall with { Label = Words.AllRows.In(language) }, 0),
            .. Variables.SelectMany(variable => variable.Levels.Select(level => Row(level, 1)).Prepend(Heading(variable))),
        ];
        string[] absent = [.. Variables.Where(variable => variable.Interaction is null).Select(variable => variable.Name)];
        return new ResultTable(Words.SubgroupAnalysis.In(language), columns, rows, language)
        {
            Footnotes = absent.Length == 0 ? [] : [string.Format(CultureInfo.InvariantCulture, Words.InteractionNotEstimable.In(language), string.Join(", ", absent))],
        };
    }

    /// <summary>The effects as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static SubgroupVariable Variable(SurvivalData data, double[] treated, Factor factor, CoxOptions options)
    {
        int[][] rows = factor.RowsByLevel();
        return new SubgroupVariable(
            factor.Name,
            [.. rows.Select((members, level) => Effect(factor.Levels[level], data, treated, members, options))],
            Interaction(data, treated, factor, options));
    }

    private static SubgroupEffect Effect(string label, SurvivalData data, double[] treated, int[] rows, CoxOptions options)
    {
        SurvivalData members = data.Subset(rows);
        double[] exposed = [.. rows.Select(row => treated[row])];
        var (on, off) = (Tally(members, exposed, 1), Tally(members, exposed, 0));
        return new SubgroupEffect(label, on.Rows, on.Events, off.Rows, off.Events, ExposureEstimate.Of(members, exposed, null, options));
    }

    private static (long Rows, long Events) Tally(SurvivalData data, double[] exposed, double state)
    {
        long rows = 0, events = 0;
        for (int i = 0; i < data.Count; i++)
        {
            int copies = exposed[i] != state ? 0 : data.Frequencies.IsEmpty ? 1 : data.Frequencies[i];
            rows += copies;
            events += data.Cause[i] > 0 ? copies : 0;
        }

        return (rows, events);
    }

    private static TestResult? Interaction(SurvivalData data, double[] treated, Factor factor, CoxOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, factor.Count).Where(row => factor.Codes[row] >= 0)];
        int products = factor.Levels.Length - 1;
        if (products < 1)
        {
            return null;
        }

        double[] exposed = [.. rows.Select(row => treated[row])];
        double[][] levels = [.. Enumerable.Range(1, products).Select(level => rows.Select(row => factor.Codes[row] == level ? 1.0 : 0).ToArray())];
        (string, double[])[] main = [("treatment", exposed), .. levels.Select((column, k) => ($"level {k + 1}", column))];
        (string, double[])[] full = [.. main, .. levels.Select((column, k) => ($"product {k + 1}", column.Zip(exposed, (a, b) => a * b).ToArray()))];
        SurvivalData members = data.Subset(rows);
        try
        {
            var without = CoxModel.Fit(members, DesignMatrix.FromColumns(rows.Length, main), options);
            var with = CoxModel.Fit(members, DesignMatrix.FromColumns(rows.Length, full), options);
            int degrees = with.DegreesOfFreedom - without.DegreesOfFreedom;
            return degrees < 1 ? null : TestResult.ChiSquared(Math.Max(0, 2 * (with.LogLikelihood - without.LogLikelihood)), degrees);
        }
        catch (ModelException)
        {
            return null;
        }
    }

    private static TableRow Heading(SubgroupVariable variable) => new(
    [
        new Cell.Text(variable.Name), Cell.Empty, Cell.Empty, Cell.Empty,
        new Cell.Number(variable.Interaction?.PValue ?? double.NaN, NumberKind.PValue),
    ]);

    private static TableRow Row(SubgroupEffect effect, int indent) => new(
    [
        new Cell.Text(effect.Label),
        new Cell.Text(Events(effect.TreatedEvents, effect.Treated)),
        new Cell.Text(Events(effect.ControlEvents, effect.Control)),
        effect.Effect.ToCell(),
        Cell.Empty,
    ])
    {
        Indent = indent,
    };

    private static string Events(long events, long rows) => FormattableString.Invariant($"{events} / {rows}");
}
