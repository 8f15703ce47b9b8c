using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What every table and figure of a study is made from.</summary>
/// <param name="Spec">The study file.</param>
/// <param name="Patients">The patients.</param>
/// <param name="Tables">The tables that formulas are fitted on, by name, with derived columns.</param>
/// <param name="Flow">Who was screened, who left and why.</param>
internal sealed record StudyContext(
    StudySpec Spec, AnalysisSet Patients, ImmutableDictionary<string, DataTable> Tables, ImmutableArray<(LocalText Label, int Count, ImmutableArray<(LocalText Reason, int Count)> Left)> Flow)
{
    /// <summary>What the run has used so far.</summary>
    public StudyLog Log { get; } = new();

    /// <summary>Whose rules the numbers follow.</summary>
    public HouseStyle Style { get; init; } = Spec.Style;

    /// <summary>The cohort the patients come from, in the order of their rows; null when they come from a table.</summary>
    public CohortSource? Cohort { get; init; }

    public double DaysPerUnit => StudyTime.DaysIn(Spec.Unit);

    public AnalysisConventions Conventions => Spec.Conventions;

    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers(Language language) => NumberStyle.For(Style, language);

    /// <summary>A table item; the study's languages, the synthetic mark and the note are added here.</summary>
    public StudyItem Table(ResultHead head, Func<Language, ResultTable> make) =>
        new(head.Name, head.Title, head.Note, Spec.Languages.ToImmutableDictionary(language => language, language => Marked(make(language), language)), [], []);

    /// <summary>A figure item with the numbers behind it.</summary>
    public StudyItem Figure(ResultHead head, Func<Language, Figure> draw, ImmutableArray<(string Name, ResultTable Table)> numbers) =>
        new(head.Name, head.Title, head.Note, [], Spec.Languages.ToImmutableDictionary(language => language, draw), numbers);

    private ResultTable Marked(ResultTable table, Language language) => Spec.IsSynthetic
        ? new ResultTable(table.Title, table.Columns, table.Rows, language) { StyledFootnotes = style => [StudyWords.SyntheticNote.In(language), .. table.FootnotesIn(style)] }
        : table;
}

/// <summary>The cohort of a study and its clinical conventions.</summary>
internal sealed record CohortSource(PatientCohort Patients, ClinicalConventions Conventions);
