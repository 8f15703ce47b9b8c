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

    /// <summary>Whether French words speak of <c>patientes</c>: as the study says, else when every patient of the cohort is a woman.</summary>
    public bool FrenchPatientsAreWomen => Spec.FrenchPatientsAreWomen
        ?? (Cohort is { Patients.Count: > 0 } cohort && cohort.Patients.Histories.All(history => history.Patient.Sex == Sex.Female));

    public double DaysPerUnit => StudyTime.DaysIn(Spec.Unit);

    public AnalysisConventions Conventions => Spec.Conventions;

    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers(Language language) => NumberStyle.For(Style, language);

    /// <summary>A table item; the study's languages, the synthetic mark and the note are added here.</summary>
    public StudyItem Table(ResultHead head, Func<Language, ResultTable> make) =>
        new(head.Name, head.Title, head.Note, Spec.Languages.ToImmutableDictionary(language => language, language => Marked(make(language), language)), [], _ => []);

    /// <summary>A figure item with the numbers behind it.</summary>
    public StudyItem Figure(ResultHead head, Func<Language, Figure> draw, ImmutableArray<(string Name, ResultTable Table)> numbers) =>
        Figure(head, draw, _ => numbers);

    /// <summary>A figure item with the numbers behind it, labelled in each language.</summary>
    public StudyItem Figure(ResultHead head, Func<Language, Figure> draw, Func<Language, ImmutableArray<(string Name, ResultTable Table)>> numbers) =>
        new(head.Name, head.Title, head.Note, [], Spec.Languages.ToImmutableDictionary(language => language, language => Worded(draw(language), language)), numbers);

    /// <summary>One of our wordings in a language, with the word for the patients that the study uses.</summary>
    public string Say(LocalText words, Language language) =>
        language == Language.French && FrenchPatientsAreWomen ? FrenchPatients.Feminine(words.French) : words.In(language);

    private Figure Worded(Figure figure, Language language) => language == Language.French && FrenchPatientsAreWomen ? FrenchPatients.Feminine(figure) : figure;

    private ResultTable Marked(ResultTable table, Language language)
    {
        ResultTable worded = language == Language.French && FrenchPatientsAreWomen ? FrenchPatients.Feminine(table) : table;
        return Spec.IsSynthetic
            ? new ResultTable(worded.Title, worded.Columns, worded.Rows, language) { StyledFootnotes = style => [StudyWords.SyntheticNote.In(language), .. worded.FootnotesIn(style)] }
            : worded;
    }
}

/// <summary>The cohort of a study and its clinical conventions.</summary>
internal sealed record CohortSource(PatientCohort Patients, ClinicalConventions Conventions);
