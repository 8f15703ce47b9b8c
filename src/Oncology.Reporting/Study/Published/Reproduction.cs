using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Every published number of a study beside the recomputed one, with a verdict.</summary>
/// <remarks>
/// <para>
/// A published number is bound to a cell of the study's own tables, so that what is compared is what the report prints. It is reproduced
/// when the unrounded number of the cell, rounded half away from zero to the printed decimals, equals the printed one; a number printed
/// with a sign such as &lt; when the relation holds; a median printed as not reached when the cell has none.
/// </para>
/// <para>
/// An audit, where there is one, says which numbers cannot be true together: these are <see cref="ReproductionVerdict.Inconsistent"/>, with
/// the reason, when the data do not give them; and <see cref="ReproductionVerdict.Rounding"/> is then only what the audit calls so. Without
/// an audit one unit of the last digit counts as rounding.
/// </para>
/// <para>Rows are in the order of the file. Parameters and numbers of other studies are in <see cref="Apart"/> and have no verdict.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class Reproduction : ITabular
{
    private Reproduction(StudyRun study, ImmutableArray<ReproductionRow> rows, ImmutableArray<PublishedNumber> apart)
    {
        Study = study;
        Rows = rows;
        Apart = apart;
        Summary = new ReproductionSummary(
            rows.Length, Count(ReproductionVerdict.Reproduced), Count(ReproductionVerdict.Rounding), Count(ReproductionVerdict.Inconsistent), Count(ReproductionVerdict.Missed));

        int Count(ReproductionVerdict verdict) => rows.Count(row => row.Verdict == verdict);
    }

    /// <summary>The study that was compared.</summary>
    public StudyRun Study { get; }

    /// <summary>The results, in the order of the file.</summary>
    public ImmutableArray<ReproductionRow> Rows { get; }

    /// <summary>Parameters and numbers of other studies.</summary>
    public ImmutableArray<PublishedNumber> Apart { get; }

    /// <summary>How many results have which verdict.</summary>
    public ReproductionSummary Summary { get; }

    /// <summary>Runs a study and compares it with published numbers.</summary>
    /// <param name="study">The study file; its key <c>published</c> names the bindings and the audit.</param>
    /// <param name="published">The published numbers; null takes the file that the study names.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="StudyException">A file is wrong, names what is not there, or no published numbers are named: all problems are listed.</exception>
    /// <exception cref="ModelException">A model of the study cannot be fitted.</exception>
    public static Reproduction Run(string study, string? published = null)
    {
        StudySpec spec = StudySpec.Read(study);
        string file = published ?? (spec.Published.Numbers is string named
            ? Path.Combine(spec.Directory, named)
            : throw new StudyException(StudyFault.StudyFile, [new StudyProblem("$.published", new LocalText(
                "the study names no published numbers", "l'étude ne nomme pas de nombres publiés"))]));
        ImmutableArray<PublishedNumber> numbers = PublishedNumber.Read(file);
        return Run(StudyRun.Run(spec), numbers);
    }

    /// <summary>Compares a study that was run with published numbers.</summary>
    /// <param name="run">The study.</param>
    /// <param name="published">The published numbers.</param>
    /// <exception cref="IOException">The file of the bindings or of the audit cannot be read.</exception>
    /// <exception cref="StudyException">The bindings or the audit are wrong, or name what the study does not have: all problems are listed.</exception>
    public static Reproduction Run(StudyRun run, ImmutableArray<PublishedNumber> published)
    {
        ArgumentNullException.ThrowIfNull(run);
        PublishedSpec spec = run.Spec.Published;
        PublishedBindings bindings = spec.Bindings is string file
            ? PublishedBindings.Read(Path.Combine(run.Spec.Directory, file), published.Select(number => number.Id))
            : PublishedBindings.None;
        PublishedAudit audit = spec.Audit is string audited ? PublishedAudit.Read(Path.Combine(run.Spec.Directory, audited)) : PublishedAudit.None;
        ReproductionComparison comparison = new(Tables(run, Language.English), Tables(run, Language.French), bindings, audit);
        ImmutableArray<ReproductionRow> rows = [.. published.Where(number => number.Role == PublishedRole.Result).Select(comparison.Row)];
        if (comparison.Problems.Count > 0)
        {
            throw new StudyException(StudyFault.StudyFile, [.. comparison.Problems]);
        }

        return new Reproduction(run, rows, [.. published.Where(number => number.Role != PublishedRole.Result)]);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => ToTable(language, _ => true);

    /// <summary>The rows with some verdicts as a table; the counts below it are those of all rows.</summary>
    /// <param name="language">Language of the headers, verdicts and reasons.</param>
    /// <param name="isShown">Which verdicts to show.</param>
    public ResultTable ToTable(Language language, Func<ReproductionVerdict, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(isShown);
        ImmutableArray<TableColumn> columns =
        [
            new("id", ReproductionWords.Id.In(language), IsText: true),
            new("source", ReproductionWords.Source.In(language), IsText: true),
            new("statistic", ReproductionWords.Statistic.In(language), IsText: true),
            new("published", ReproductionWords.Published.In(language)),
            new("rounded", ReproductionWords.Rounded.In(language)),
            new("recomputed", ReproductionWords.Recomputed.In(language)),
            new("units_off", ReproductionWords.UnitsOff.In(language)),
            new("verdict", ReproductionWords.Verdict.In(language), IsText: true),
            new("reason", ReproductionWords.Reason.In(language), IsText: true),
        ];
        return new ResultTable($"{ReproductionWords.Title.In(language)} {Study.Spec.Title.In(language)}", columns, [.. Rows.Where(row => isShown(row.Verdict)).Select(row => Cells(row, language))], language)
        {
            Footnotes =
            [
                .. Study.Spec.IsSynthetic ? [StudyWords.SyntheticNote.In(language)] : (string[])[],
                ReproductionWords.VerdictRules.In(language),
                .. SummaryLines(language),
            ],
        };
    }

    /// <summary>The rows with some verdicts as CSV: sources and remarks in a language, while columns, statistics, verdicts and decimal points are the same in all.</summary>
    /// <param name="language">Language of sources and remarks.</param>
    /// <param name="isShown">Which verdicts to write.</param>
    public string ToCsv(Language language, Func<ReproductionVerdict, bool> isShown)
    {
        ResultTable keys = ToTable(Language.English, isShown);
        int source = keys.Columns.IndexOf(keys.Columns.Single(column => column.Key == "source"));
        int reason = keys.Columns.IndexOf(keys.Columns.Single(column => column.Key == "reason"));
        IEnumerable<TableRow> worded = keys.Rows.Zip(Rows.Where(row => isShown(row.Verdict)), (cells, row) => cells with
        {
            Cells = cells.Cells
                .SetItem(source, new Cell.Text(row.Published.SourceIn(language)))
                .SetItem(reason, new Cell.Text(row.Reason?.In(language) ?? string.Empty)),
        });
        return new ResultTable(keys.Title, keys.Columns, [.. worded], Language.English).ToCsv();
    }

    /// <summary>The counts and the rule of the verdicts, a line each.</summary>
    /// <param name="language">Language of the lines.</param>
    public ImmutableArray<string> SummaryLines(Language language)
    {
        int parameters = Apart.Count(number => number.Role == PublishedRole.Parameter);
        CultureInfo invariant = CultureInfo.InvariantCulture;
        return
        [
            string.Format(invariant, ReproductionWords.Summary.In(language), Summary.Published, Summary.Reproduced, Summary.Rounding, Summary.Inconsistent, Summary.Missed),
            string.Format(invariant, ReproductionWords.Apart.In(language), parameters, Apart.Length - parameters),
        ];
    }

    /// <summary>The comparison as one HTML page: counts, filters that work without script, all results, and what stands apart.</summary>
    /// <param name="language">Language of the page.</param>
    public string ToHtml(Language language) => ReproductionPage.Write(this, language);

    /// <summary>The comparison for a terminal: no line is longer than 120 characters; remarks stand below the numbers.</summary>
    /// <param name="language">Language of the words.</param>
    /// <param name="isShown">Which verdicts to show.</param>
    /// <param name="style">How the recomputed numbers are written; null is the style of the language.</param>
    public string ToText(Language language, Func<ReproductionVerdict, bool> isShown, NumberStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(isShown);
        return ReproductionText.Write(this, language, [.. Rows.Where(row => isShown(row.Verdict))], style);
    }

    /// <summary>The comparison as text, in English.</summary>
    public override string ToString() => ToText(Language.English, _ => true);

    private static TableRow Cells(ReproductionRow row, Language language) => new(
    [
        new Cell.Text(row.Published.Id),
        new Cell.Text(row.Published.SourceIn(language)),
        new Cell.Text(language == Language.French ? ReproductionWords.NameOfStatistic(row.Published.Statistic).French : row.Published.Statistic),
        new Cell.Text(row.Published.In(language)),
        new Cell.Text(row.Rounded(language)),
        new Cell.Number(row.Recomputed ?? double.NaN, NumberKind.General),
        row.UnitsOff is int off ? new Cell.Number(off, NumberKind.Count) : Cell.Empty,
        new Cell.Text(ReproductionWords.NameOf(row.Verdict).In(language)),
        new Cell.Text(row.Reason?.In(language) ?? string.Empty),
    ]);

    // Tables of the study by name; the numbers behind its figures are tables too.
    private static ImmutableDictionary<string, ResultTable> Tables(StudyRun run, Language wanted)
    {
        Language language = run.Spec.Languages.Contains(wanted) ? wanted : run.Spec.Languages[0];
        var tables = ImmutableDictionary.CreateBuilder<string, ResultTable>(StringComparer.Ordinal);
        foreach (StudyItem item in run.Chapters.SelectMany(chapter => chapter.Items))
        {
            if (!item.IsFigure)
            {
                tables[item.Name] = item.Table(language);
            }

            foreach ((string name, ResultTable table) in item.NumbersIn(language))
            {
                tables[name] = table;
            }
        }

        return tables.ToImmutable();
    }
}
