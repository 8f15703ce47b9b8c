namespace Oncology.Survival.Tests;

public sealed class FormulaTests
{
    [Test]
    public void Parse_TheContractsExample_HasItsParts()
    {
        var formula = Formula.Parse("Surv(time, event) ~ age + factor(stage, ref=I) + strata(centre)");
        Assert.That(formula.TermTexts, Is.EqualTo(new[] { "age", "factor(stage, ref=I)" }));
        Assert.That(formula.Columns, Is.EqualTo(new[] { "time", "event", "age", "stage", "centre" }));
    }

    [Test]
    public void Parse_StartStopClusterOffsetAndEventCode_AreRead()
    {
        var formula = Formula.Parse("Surv(start,stop,status==2)~x+cluster(id)+offset(log(time at))".Replace("time at", "`time at`", StringComparison.Ordinal));
        Assert.That(formula.Columns, Is.EqualTo(new[] { "start", "stop", "status", "x", "id", "time at" }));
        Assert.That(formula.TermTexts, Is.EqualTo(new[] { "x" }));
        Assert.That(formula.EventCode, Is.EqualTo("2"));
    }

    [TestCase("a*b + c", new[] { "a", "b", "c", "a:b" })]
    [TestCase("a:b + c", new[] { "c", "a:b" })]
    [TestCase("a*b*c", new[] { "a", "b", "c", "a:b", "a:c", "b:c", "a:b:c" })]
    [TestCase("a + a + b:a + a:b", new[] { "a", "b:a" })]
    [TestCase("factor(a)*b", new[] { "factor(a)", "b", "factor(a):b" })]
    [TestCase("1", new string[0])]
    [TestCase("~ log( x ) + I(x^2 / 10)", new[] { "log( x )", "I(x^2 / 10)" })]
    public void ParseTerms_Terms_AreThoseOfR(string text, string[] terms) =>
        Assert.That(Formula.ParseTerms(text).TermTexts, Is.EqualTo(terms));

    [TestCase("time ~ x", 0, "begins with Surv(time, event)")]
    [TestCase("Surv(time) ~ x", 0, "two columns")]
    [TestCase("Surv(time, event) x", 18, "Expected '~' after Surv(...), found 'x'")]
    [TestCase("Surv(time, event) ~ ", 20, "Expected a column or a function, found the end")]
    [TestCase("Surv(time, event) ~ x + ", 24, "found the end of the formula")]
    [TestCase("Surv(time, event) ~ facter(x)", 20, "did you mean 'factor'?")]
    [TestCase("Surv(time, event) ~ x^2", 21, "I(...)")]
    [TestCase("Surv(time, event) ~ x - y", 22, "cannot be taken away")]
    [TestCase("Surv(time, event) ~ factor(x, reff=1)", 30, "Expected ref=level")]
    [TestCase("Surv(time, event) ~ log(x", 25, "to close log(")]
    [TestCase("Surv(time, event) ~ I(lug(x))", 22, "did you mean 'log'?")]
    [TestCase("Surv(time, event) ~ I(2)", 20, "names no column")]
    [TestCase("Surv(time, event) ~ strata(x):y", 20, "no part in interactions")]
    [TestCase("Surv(time, event) ~ `x", 20, "backtick is not closed")]
    [TestCase("Surv(time, event) ~ factor(x, ref=\"I)", 34, "quote is not closed")]
    [TestCase("Surv(time, event) ~ 2", 20, "A number alone")]
    public void Parse_Mistake_SaysWhereAndWhat(string text, int position, string message) =>
        Assert.That(
            () => Formula.Parse(text),
            Throws.TypeOf<FormulaException>().With.Property("Position").EqualTo(position).And.Message.Contains(message));

    [TestCase("Surv(a) ~ b", "Surv prend deux colonnes")]
    [TestCase("Surv(a, b) ~ c +", "Attendu : une colonne ou une fonction ; trouvé : la fin de la formule.")]
    [TestCase("Surv(a, b) ~ factor(c, rif=1)", "Attendu : ref=modalité ; trouvé : « rif ».")]
    [TestCase("Surv(a, b) ~ lag(c)", "Il n'y a pas de fonction « lag »")]
    public void Parse_WrongFormula_IsExplainedInFrenchToo(string formula, string expected)
    {
        FormulaException? wrong = Assert.Throws<FormulaException>(() => Formula.Parse(formula));
        Assert.That(wrong!.MessageIn(Language.French), Does.Contain(expected).And.Contain("caractère"));
        Assert.That(wrong.MessageIn(Language.English), Is.EqualTo(wrong.Message));
    }

    [TestCase("Surv(time in days, event) ~ age")]
    [TestCase("Surv(time, event) ~ tumour size")]
    public void Parse_NameWithSpaces_NamesTheBackticks(string formula)
    {
        FormulaException? wrong = Assert.Throws<FormulaException>(() => Formula.Parse(formula));
        Assert.That(wrong!.Message, Does.Contain("between backticks"));
        Assert.That(wrong.MessageIn(Language.French), Does.Contain("accents graves"));
    }
}
