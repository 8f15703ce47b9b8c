using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>The methods paragraph names every test and convention that the run used.</summary>
[TestFixture]
public sealed class MethodsTextTests
{
    private static readonly StudyRun Toulouse = StudyCells.RunSample("toulouse");

    // What a reader of the paragraph looks for, in both languages; written here, not taken from the library.
    private static readonly Dictionary<StudyMethod, (string English, string French)> Names = new()
    {
        [StudyMethod.MedianAndRange] = ("median and range", "médiane et étendue"),
        [StudyMethod.ChiSquare] = ("chi-square", "khi-deux"),
        [StudyMethod.FisherExact] = ("Fisher", "Fisher"),
        [StudyMethod.MannWhitney] = ("Mann-Whitney", "Mann-Whitney"),
        [StudyMethod.KruskalWallis] = ("Kruskal-Wallis", "Kruskal-Wallis"),
        [StudyMethod.KaplanMeier] = ("Kaplan-Meier", "Kaplan-Meier"),
        [StudyMethod.NelsonAalen] = ("Nelson-Aalen", "Nelson-Aalen"),
        [StudyMethod.GrayTest] = ("Gray's test", "test de Gray"),
        [StudyMethod.Subgroups] = ("subgroups", "sous-groupe"),
        [StudyMethod.ReverseKaplanMeier] = ("reverse Kaplan-Meier", "Kaplan-Meier inversée"),
        [StudyMethod.LogRank] = ("log-rank", "log-rank"),
        [StudyMethod.Cox] = ("Cox", "Cox"),
        [StudyMethod.Wald] = ("Wald", "Wald"),
        [StudyMethod.TimeDependentCovariate] = ("time-dependent covariate", "covariable dépendante du temps"),
        [StudyMethod.NaiveExposure] = ("immortal-time bias", "biais de temps immortel"),
        [StudyMethod.Landmark] = ("Landmark", "landmark"),
        [StudyMethod.SimonMakuch] = ("Simon-Makuch", "Simon-Makuch"),
        [StudyMethod.MantelByar] = ("Mantel-Byar", "Mantel-Byar"),
        [StudyMethod.AalenJohansen] = ("Aalen-Johansen", "Aalen-Johansen"),
        [StudyMethod.PropensityScore] = ("propensity score", "score de propension"),
        [StudyMethod.Iptw] = ("IPTW", "IPTW"),
        [StudyMethod.OverlapWeights] = ("Overlap weights", "poids de recouvrement"),
        [StudyMethod.RobustErrors] = ("robust", "robustes"),
        [StudyMethod.StandardizedDifference] = ("standardised differences", "différences standardisées"),
        [StudyMethod.ImmortalTimeAudit] = ("immortal-time audit", "audit du temps immortel"),
        [StudyMethod.LandmarkSweep] = ("landmark sweep", "balayage"),
        [StudyMethod.EValue] = ("E-values", "valeurs E"),
        [StudyMethod.LeaveOneOut] = ("Leave-one-out", "leave-one-out"),
    };

    [Test]
    public void Sentence_EveryMethod_NamesItInBothLanguages()
    {
        foreach (StudyMethod method in Enum.GetValues<StudyMethod>())
        {
            LocalText sentence = MethodsText.Sentence(Toulouse, method);
            Assert.That(sentence.English, Does.Contain(Names[method].English).And.EndWith("."));
            Assert.That(sentence.French, Does.Contain(Names[method].French).And.EndWith("."));
        }
    }

    [Test]
    public void Paragraphs_Toulouse_NameEveryTestThatATableOrFigureNames()
    {
        (string Printed, string Name)[] tests =
            [("Chi-square", "chi-square"), ("Fisher", "Fisher"), ("Gray", "Gray"), ("Mann-Whitney", "Mann-Whitney"), ("log-rank", "log-rank"), ("Log-rank", "log-rank"), ("Wald", "Wald"), ("Mantel-Byar", "Mantel-Byar"), ("Simon-Makuch", "Simon-Makuch"), ("IPTW", "IPTW"), ("Overlap", "Overlap")];
        string printed = string.Join('\n', Toulouse.Chapters.SelectMany(chapter => chapter.Items).Select(item => item.IsFigure ? item.Figure(Language.English).ToSvg() : item.Table(Language.English).ToText()));
        string methods = string.Join('\n', MethodsText.Paragraphs(Toulouse, Language.English).Select(paragraph => paragraph.Content));
        foreach ((string word, string name) in tests.Where(test => printed.Contains(test.Printed, StringComparison.Ordinal)))
        {
            Assert.That(methods, Does.Contain(name), word);
        }

        Assert.That(Toulouse.Context.Log.Methods, Is.SupersetOf(new[] { StudyMethod.ChiSquare, StudyMethod.FisherExact, StudyMethod.MannWhitney, StudyMethod.LogRank, StudyMethod.Wald, StudyMethod.MantelByar }));
    }

    [Test]
    public void Paragraphs_Toulouse_NameTheConventions()
    {
        string methods = string.Join('\n', MethodsText.Paragraphs(Toulouse, Language.English).Select(paragraph => paragraph.Content));
        Assert.That(methods, Does.Contain("conventions of Stata").And.Contain("Breslow").And.Contain("log(−log)").And.Contain("first time").And.Contain("2021-03-31")
            .And.Contain("“toulouse”").And.Contain("30.4375").And.Contain("two-sided").And.Contain("never imputed").And.Contain("a level of 95%.").And.Contain("beyond the landmark"));
    }

    [Test]
    public void Paragraphs_StudyWithoutPropensity_SayNothingOfIt()
    {
        StudyRun stanford = StudyCells.RunSample("stanford-heart");
        Assert.That(string.Join('\n', MethodsText.Paragraphs(stanford, Language.English).Select(paragraph => paragraph.Content)), Does.Not.Contain("propensity").And.Not.Contain("Fisher's exact"));
    }

    [TestCase("toulouse", "time from the first treatment of the metastatic disease", "Patients lost to follow-up are censored", "counts as half a day")]
    [TestCase("rotterdam", "time from primary surgery to the first of relapse and death from any cause", "event where the column “rfs_event” is 1", "Patients lost to follow-up are censored")]
    [TestCase("stanford-heart", "time from acceptance into the programme", "time from the column “follow_up” (days)", "from the time in the column “waiting” on")]
    public void Paragraphs_Endpoints_AreDefinedWithCensoring(string sample, params string[] expected)
    {
        MethodsParagraph endpoints = MethodsText.Paragraphs(StudyCells.RunSample(sample), Language.English).Single(paragraph => paragraph.Topic == ReportTopic.EndpointDefinitions);
        foreach (string text in expected)
        {
            Assert.That(endpoints.Content, Does.Contain(text));
        }
    }

    [Test]
    public void Sentence_CohortEndpointWithoutDefinition_IsWrittenFromTheCohort()
    {
        EndpointSpec written = Toulouse.Spec.Endpoints.Single(endpoint => endpoint.Name == "pfs");
        LocalText sentence = EndpointText.Sentence(Toulouse.Context, written with { Definition = null });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sentence.English, Is.EqualTo(
                "Progression-free survival (PFS): time from the first treatment of the metastatic disease to progression or death from any cause, whichever came first; otherwise censored at the last follow-up."));
            Assert.That(sentence.French, Does.Contain("le premier survenu").And.Contain("dernières nouvelles"));
        }
    }

    [Test]
    public void Paragraphs_Labels_AreSmallWithinASentence()
    {
        string methods = string.Join('\n', MethodsText.Paragraphs(Toulouse, Language.English).Select(paragraph => paragraph.Content));
        Assert.That(methods, Does.Contain("an event of progression-free survival before it").And.Contain("regression on age (years), ECOG performance status, oligometastatic disease"));
    }
}
