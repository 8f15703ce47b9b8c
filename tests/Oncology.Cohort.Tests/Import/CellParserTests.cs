using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort.Tests;

public sealed class CellParserTests
{
    private static CellResult Parse(string text, string field, char decimalSign = '.', DateStyle style = DateStyle.DayFirst, CohortTable table = CohortTable.Patients) =>
        CellParser.Parse(text, new ColumnReading { Field = Fields.Find(table, field)!, DecimalSign = decimalSign, DateStyle = style });

    [TestCase("2016-05-12", "2016-05-12")]
    [TestCase("12/05/2016", "2016-05-12")]
    [TestCase("12.05.2016", "2016-05-12")]
    [TestCase("12-05-16", "2016-05-12")]
    [TestCase("12-05-85", "1985-05-12")]
    [TestCase("12 janv. 2016", "2016-01-12")]
    [TestCase("12 décembre 2016", "2016-12-12")]
    [TestCase("Jan 12 2016", "2016-01-12")]
    [TestCase("Jan 2016", "2016-01")]
    [TestCase("01/2016", "2016-01")]
    [TestCase("2016-01", "2016-01")]
    [TestCase("2016", "2016")]
    [TestCase("12/05/2016 00:00:00", "2016-05-12")]
    [TestCase("2016-05-12T00:00:00", "2016-05-12")]
    public void Parse_Date_IsReadWithItsPrecision(string text, string expected) =>
        Assert.That(Parse(text, "mtb_date").Value?.ToString(), Is.EqualTo(expected));

    [TestCase("31/02/2016")]
    [TestCase("00/05/2016")]
    [TestCase("12/13/2016")]
    [TestCase("12/05/216")]
    [TestCase("soon")]
    [TestCase("42502")]
    public void Parse_ImpossibleDate_IsAProblem(string text) =>
        Assert.That(Parse(text, "mtb_date").Problem?.English, Does.Contain(text));

    [Test]
    public void Parse_DateStyles_ChangeTheMeaning()
    {
        Assert.That(Parse("03/04/2016", "mtb_date", style: DateStyle.MonthFirst).Value?.ToString(), Is.EqualTo("2016-03-04"));
        // 42502 is 12 May 2016 in a spreadsheet counting from 1900; 41040 the same day counting from 1904.
        Assert.That(Parse("42502", "mtb_date", style: DateStyle.Excel1900).Value?.ToString(), Is.EqualTo("2016-05-12"));
        Assert.That(Parse("41040", "mtb_date", style: DateStyle.Excel1904).Value?.ToString(), Is.EqualTo("2016-05-12"));
        Assert.That(Parse("-31", "mtb_date", style: DateStyle.DayOffset).Value?.ToString(), Is.EqualTo("day -31"));
        Assert.That(Parse("12/05/16", "birth_date").Value?.ToString(), Is.EqualTo("1916-05-12"));
    }

    [TestCase("<10", "<10")]
    [TestCase("<10%", "<10")]
    [TestCase("> 90 %", ">90")]
    [TestCase("10-19", "10-19")]
    [TestCase("90-99%", "90-99")]
    [TestCase("~5", "~5")]
    [TestCase("70", "70")]
    [TestCase("≥50", ">=50")]
    public void Parse_BoundedNumber_KeepsTheBounds(string text, string expected) =>
        Assert.That(Parse(text, "er_percent").Value?.ToString(), Is.EqualTo(expected));

    [TestCase("101")]
    [TestCase("1 (weak intensity)")]
    [TestCase("20-10")]
    public void Parse_PercentOutOfBounds_IsAProblem(string text) => Assert.That(Parse(text, "er_percent").Problem, Is.Not.Null);

    [TestCase("1,5", ',', 1.5)]
    [TestCase("1.5", '.', 1.5)]
    [TestCase("1 500", ',', 1500)]
    [TestCase("1\u202F500,25", ',', 1500.25)]
    [TestCase("1.500,25", ',', 1500.25)]
    [TestCase("1,500.25", '.', 1500.25)]
    [TestCase("1,500", ',', 1.5)]
    [TestCase("-3", '.', -3)]
    public void NumberText_UnderItsDecimalSign_IsRead(string text, char sign, double expected)
    {
        Assert.That(NumberText.TryParse(text, sign, out double value), Is.True);
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("1,500", '.')]
    [TestCase("1.500", ',')]
    [TestCase("1,5", '.')]
    [TestCase("15 00", '.')]
    [TestCase("1,23,456", '.')]
    [TestCase("Infinity", '.')]
    [TestCase("NaN", '.')]
    [TestCase("0x10", '.')]
    [TestCase("", '.')]
    public void NumberText_OtherForms_AreNoNumbers(string text, char sign) => Assert.That(NumberText.TryParse(text, sign, out _), Is.False);

    [TestCase("oui", true)]
    [TestCase("Non", false)]
    [TestCase("X", true)]
    [TestCase("0", false)]
    [TestCase("VRAI", true)]
    public void Parse_YesNo_IsRead(string text, bool expected) => Assert.That(Parse(text, "img_pet").Value, Is.EqualTo(expected));

    [TestCase("", MissingKind.NotRecorded)]
    [TestCase("NA", MissingKind.NotRecorded)]
    [TestCase("[Not Available]", MissingKind.NotRecorded)]
    [TestCase("ND", MissingKind.NotDone)]
    [TestCase("[Not Evaluated]", MissingKind.NotDone)]
    [TestCase("non applicable", MissingKind.NotApplicable)]
    [TestCase("inconnu", MissingKind.Unknown)]
    public void Parse_MissingWords_KeepTheirKind(string text, MissingKind kind) => Assert.That(Parse(text, "er_percent").Missing, Is.EqualTo(kind));

    [Test]
    public void Parse_NumericMissingCode_OnlyWhenDeclared()
    {
        var column = new ColumnReading { Field = Fields.Find(CohortTable.Patients, "ecog")!, MissingCodes = ImmutableArray.Create("9") };
        Assert.That(CellParser.Parse("9", column).Missing, Is.EqualTo(MissingKind.Unknown));
        Assert.That(Parse("9", "ecog").Problem, Is.Not.Null);
    }

    [TestCase("her2_ihc", "0-1+", Her2Ihc.Score0To1)]
    [TestCase("her2_ihc", "+++", Her2Ihc.Score3)]
    [TestCase("her2_ihc", "2", Her2Ihc.Score2)]
    [TestCase("her2_ish", "non fait", IshResult.NotDone)]
    [TestCase("her2_ish", "Amplifié", IshResult.Positive)]
    [TestCase("histology", "CCI", HistologyType.NoSpecialType)]
    [TestCase("best_response", "rc", TumourResponse.Complete)]
    [TestCase("vital_status", "Décédée", VitalStatus.Dead)]
    [TestCase("death_cause", "inconnue", DeathCause.Unknown)]
    public void Parse_Words_OfBothLanguages(string field, string text, object expected) => Assert.That(Parse(text, field).Value, Is.EqualTo(expected));

    [TestCase("L3", Organ.Bone)]
    [TestCase("rachis lombaire", Organ.Bone)]
    [TestCase("Fémur gauche", Organ.Bone)]
    [TestCase("segment VII", Organ.Liver)]
    [TestCase("4R", Organ.Node)]
    [TestCase("sous-carinaire", Organ.Node)]
    [TestCase("lobe supérieur droit", Organ.Lung)]
    [TestCase("surrénale", Organ.Adrenal)]
    [TestCase("os", Organ.Bone)]
    public void Parse_OrganWords_AreRecognised(string text, Organ expected) =>
        Assert.That(Parse(text, "organ", table: CohortTable.Lesions).Value, Is.EqualTo(expected));

    [TestCase("ct", "T4d", "T4d")]
    [TestCase("ct", "pT2", "T2")]
    [TestCase("ct", "3", "T3")]
    [TestCase("ct", "Tis", "Tis")]
    [TestCase("ct", "TX", "TX")]
    [TestCase("ct", "T0-T2", "T0-T2")]
    [TestCase("cn", "N1mi", "N1mi")]
    [TestCase("cn", "N0(i+)", "N0(i+)")]
    [TestCase("cn", "N+", "N+")]
    public void Parse_Tnm_IsNormalised(string field, string text, string expected) => Assert.That(Parse(text, field).Value, Is.EqualTo(expected));

    [TestCase("SBR II", 2)]
    [TestCase("G3", 3)]
    [TestCase("III (High)", 3)]
    [TestCase("1", 1)]
    public void Parse_Grade_InItsSpellings(string text, int expected) => Assert.That(Parse(text, "grade").Value, Is.EqualTo(expected));

    [Test]
    public void Parse_SlipOfThePen_SuggestsTheNearestValue()
    {
        CellResult result = Parse("lobullaire", "histology");
        Assert.That(result.Value, Is.Null);
        Assert.That(result.Suggestion, Is.EqualTo("lobulaire"));
    }

    // A word that only begins the words of several values, or says less than the one it begins, is none of them.
    [TestCase("cervo", "organ", CohortTable.Lesions, "cerveau")]
    [TestCase("poumom", "organ", CohortTable.Lesions, "poumon")]
    [TestCase("surrenal", "organ", CohortTable.Lesions, "surrénale")]
    [TestCase("radiothérapie", "kind", CohortTable.Treatments, null)]
    [TestCase("chirurgie", "kind", CohortTable.Treatments, null)]
    [TestCase("curatiff", "intent", CohortTable.Treatments, "curatif")]
    [TestCase("pall.", "intent", CohortTable.Treatments, "palliative")]
    [TestCase("stereotaxi", "modality", CohortTable.Treatments, "stéréotaxie")]
    [TestCase("xyz", "modality", CohortTable.Treatments, null)]
    public void Parse_UnreadWord_SuggestsWhatItWasMeantForOrNothing(string text, string field, CohortTable table, string? near) =>
        Assert.That(Parse(text, field, table: table).Suggestion, Is.EqualTo(near));

    [Test]
    [SetCulture("fr-FR")]
    public void Parse_UnderFrenchCulture_IsTheSame()
    {
        Assert.That(Parse("1.5", "her2_ratio").Value?.ToString(), Is.EqualTo("1.5"));
        Assert.That(CultureInfo.CurrentCulture.Name, Is.EqualTo("fr-FR"));
    }
}
