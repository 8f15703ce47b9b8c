using System.Collections;
using System.Globalization;
using System.Text;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

public sealed class CohortWriterTests
{
    private static PatientCohort Sample => CohortReader.Read(Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "cohort.csv")).Cohort;

    private static PatientCohort Again(PatientCohort cohort, CohortLayout layout, Language language)
    {
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, layout == CohortLayout.Flat ? "flat.csv" : "long");
        CohortWriter.Write(cohort, path, layout, language);
        ImportResult import = CohortReader.Read(path);
        Assert.That(import.Findings.Where(f => f.Severity == Severity.Error), Is.Empty);
        return import.Cohort;
    }

    // Every value and every kind of missing value of every record, as text.
    private static string[] Values(PatientCohort cohort) =>
    [
        .. cohort.Histories.SelectMany(h => Enum.GetValues<CohortTable>().SelectMany(t => CohortRow.Of(h, t).SelectMany(r =>
            Fields.Of(t).Select(f => $"{h.PatientId} {t} {f.Name} {Text(r.ValueOf(f.Name))} {r.Cells.KindOf(f.Name, r.ValueOf(f.Name))}")))),
    ];

    private static string Text(object? value) => value switch
    {
        null => "-",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join('|', list.Cast<object>()),
        _ => value.ToString()!,
    };

    [TestCase(Language.English)]
    [TestCase(Language.French)]
    [SetCulture("fr-FR")]
    public void Write_Sample_RoundTripsBothWays(Language language)
    {
        PatientCohort sample = Sample;
        PatientCohort flat = Again(sample, CohortLayout.Flat, language);
        PatientCohort tables = Again(flat, CohortLayout.Long, language);
        PatientCohort flatAgain = Again(tables, CohortLayout.Flat, language);
        Assert.That(Values(flat), Is.EqualTo(Values(sample)));
        Assert.That(Values(tables), Is.EqualTo(Values(sample)));
        Assert.That(CohortWriter.ToFiles(flatAgain, CohortLayout.Flat, language), Is.EqualTo(CohortWriter.ToFiles(flat, CohortLayout.Flat, language)));
    }

    [TestCase(1UL)]
    [TestCase(2UL)]
    [TestCase(3UL)]
    public void Write_RandomCohort_RoundTripsBothWays(ulong seed)
    {
        using var folder = new CohortFolder();
        var random = new RandomNumbers(seed);
        foreach (CohortTable table in Enum.GetValues<CohortTable>())
        {
            folder.Write(table.ToString().ToLowerInvariant() + ".csv", Random(table, random));
        }

        PatientCohort tables = CohortReader.Read(folder.Root).Cohort;
        Assert.That(tables.Count, Is.EqualTo(30));
        PatientCohort flat = Again(tables, CohortLayout.Flat, Language.French);
        PatientCohort again = Again(flat, CohortLayout.Long, Language.English);
        Assert.That(Values(flat), Is.EqualTo(Values(tables)));
        Assert.That(Values(again), Is.EqualTo(Values(tables)));
    }

    [Test]
    public void Write_FormulaCells_AreDefusedAndReadBack()
    {
        ImportResult import = CohortFolder.Read("id;centre;remarque;ecart\nP1;=HYPERLINK(1);@x;-3\nP2;+33;-abc;+5\n");
        string text = CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text;
        Assert.That(text, Does.Contain("'=HYPERLINK(1)").And.Contain("'@x").And.Contain("'-abc").And.Contain("-3").And.Not.Contain("'-3").And.Not.Contain("'+5"));
        PatientCohort again = CohortFolder.Read(text).Cohort;
        Assert.That(again.Histories.Select(h => (h.Patient.Centre, h.Patient.Cells.Extra["remarque"])), Is.EqualTo(new[] { ("=HYPERLINK(1)", "@x"), ("+33", "-abc") }));
    }

    // Thirty patients with one to three rows in each child table, every field filled two times out of three.
    private static string Random(CohortTable table, RandomNumbers random)
    {
        Field[] fields = [.. Fields.Of(table).Where(f => f.Name is not ("dose_unit" or "patient_id" or "lesion_id" or "treatment_id"))];
        var text = new StringBuilder("patient_id;" + (table == CohortTable.Lesions ? "lesion_id;" : table == CohortTable.Treatments ? "treatment_id;" : "") + string.Join(';', fields.Select(f => f.Name)) + "\n");
        for (int patient = 0; patient < 30; patient++)
        {
            for (int row = 0; row <= (table == CohortTable.Patients ? 0 : random.Below(3)); row++)
            {
                string code = table is CohortTable.Lesions or CohortTable.Treatments ? FormattableString.Invariant($"c{row};") : "";
                text.Append(CultureInfo.InvariantCulture, $"P{patient};{code}").AppendJoin(';', fields.Select(f => Cell(f, random))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Cell(Field field, RandomNumbers random)
    {
        int day = 1 + random.Below(28);
        double low = field.Minimum ?? 0;
        double number = low + (int)(random.Uniform() * ((field.Maximum ?? 100) - low));
        return random.Below(9) switch
        {
            0 or 1 => "",
            2 => "[Unknown]",
            _ => field.Type switch
            {
                FieldType.Date => random.Below(3) == 0 ? "2016" : FormattableString.Invariant($"2016-0{1 + random.Below(9)}-{day:00}"),
                FieldType.YesNo => random.Below(2) == 0 ? "oui" : "non",
                FieldType.Integer => FormattableString.Invariant($"{number}"),
                FieldType.Number => FormattableString.Invariant($"{number},5").Replace(FormattableString.Invariant($"{field.Maximum},5"), "50,5", StringComparison.Ordinal),
                FieldType.BoundedNumber => (random.Below(2) == 0 ? "<" : "") + FormattableString.Invariant($"{number}"),
                FieldType.Category => field.Values[random.Below(field.Values.Length)].Code,
                FieldType.CategoryList => field.Values[random.Below(field.Values.Length)].Code + "+" + field.Values[random.Below(field.Values.Length)].Code,
                FieldType.TextList => "alpha+Arimidex",
                FieldType.Tnm => field.Name[1..].ToUpperInvariant() + "1",
                _ => "some \"words\", quoted",
            },
        };
    }
}
