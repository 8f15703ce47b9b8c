using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What made a report: version, conventions, and the hashes of the files that were read. The clock is the caller's: without one, equal input gives equal bytes.</summary>
internal static class Provenance
{
    /// <summary>Version of the library.</summary>
    public static string Version => typeof(SurvivalData).Assembly.GetName().Version!.ToString(3);

    public static ResultTable ToTable(StudyRun run, Language language)
    {
        AnalysisConventions conventions = run.Spec.Conventions;
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        Add(StudyWords.Library.In(language), $"Oncology.Survival {Version}");
        Add(StudyWords.Conventions.In(language), Describe(conventions, language));
        foreach (InputSpec.Cohort cohort in run.Spec.Inputs.OfType<InputSpec.Cohort>())
        {
            if (cohort.Cutoff is DateOnly cutoff)
            {
                Add(StudyWords.Cutoff.In(language), cutoff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        foreach (InputFile file in run.Inputs)
        {
            Add(StudyWords.InputFile.In(language), $"{file.Name}, SHA-256 {file.Sha256}");
        }

        foreach (AppliedCorrection applied in run.Corrections)
        {
            Correction c = applied.Correction;
            string row = applied.Row.ToString(CultureInfo.InvariantCulture);
            string place = language == Language.French ? $"{applied.File}, ligne {row}, {applied.Column}" : $"{applied.File}, line {row}, {applied.Column}";
            Add(StudyWords.Correction.In(language), $"{place}: {c.Old} → {c.New} ({string.Join(", ", new[] { c.Reason, c.Who, c.Date }.Where(word => word.Length > 0))})");
        }

        foreach (LocalText source in run.Spec.Sources)
        {
            Add(StudyWords.Sources.In(language), source.In(language));
        }

        Add(StudyWords.Seed.In(language), StudyWords.NoSeed.In(language));
        Add(StudyWords.Time.In(language), run.Options.Time is DateTimeOffset time
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : StudyWords.NoTime.In(language));
        return new ResultTable(StudyWords.Provenance.In(language), [new TableColumn("what", string.Empty, IsText: true), new TableColumn("value", string.Empty, IsText: true)], rows.ToImmutable(), language);

        void Add(string what, string value) => rows.Add(new TableRow([new Cell.Text(what), new Cell.Text(value)]));
    }

    private static string Describe(AnalysisConventions conventions, Language language)
    {
        string ties = conventions.Cox.Ties.ToString();
        string level = TableFormat.Level(conventions.Cox.ConfidenceLevel, language);
        string interval = conventions.KaplanMeier.Interval switch
        {
            IntervalTransform.LogLog => "log(−log)",
            IntervalTransform.Arcsine => "arcsin",
            IntervalTransform other => other.ToString().ToLowerInvariant(),
        };
        return language == Language.French
            ? $"{conventions.Name} ; {level} ; ex æquo du modèle de Cox : {ties} ; intervalle de S(t) : {interval}"
            : $"{conventions.Name}; {level}; ties of the Cox model: {ties}; interval of S(t): {interval}";
    }
}
