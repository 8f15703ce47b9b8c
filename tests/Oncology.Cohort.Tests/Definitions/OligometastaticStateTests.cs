using static Oncology.Cohort.OligometastaticClass;

namespace Oncology.Cohort.Tests;

/// <summary>The twelve cells of the table of rule D17, and what is missing.</summary>
public class OligometastaticStateTests
{
    [TestCase("2015-03-01", false, false, false, null, Synchronous)]
    [TestCase("2015-03-01", false, false, true, true, Synchronous)]
    [TestCase("2015-03-01", false, false, true, false, Synchronous)]
    [TestCase("2016-03-01", false, false, false, null, MetachronousOligorecurrence)]
    [TestCase("2016-03-01", false, false, true, true, MetachronousOligoprogression)]
    [TestCase("2016-03-01", false, false, true, false, null)]
    [TestCase("2015-03-01", false, true, false, null, RepeatOligorecurrence)]
    [TestCase("2015-03-01", false, true, true, true, RepeatOligoprogression)]
    [TestCase("2015-03-01", false, true, true, false, RepeatOligopersistence)]
    [TestCase("2015-03-01", true, null, false, null, InducedOligorecurrence)]
    [TestCase("2015-03-01", true, true, true, true, InducedOligoprogression)]
    [TestCase("2015-03-01", true, false, true, false, InducedOligopersistence)]
    public void Derive_Table(string metastasis, bool? poly, bool? oligo, bool? treated, bool? progressing, OligometastaticClass? expected) =>
        Assert.That(State(metastasis, poly, oligo, treated, progressing).Value, Is.EqualTo(expected));

    [Test]
    public void Derive_MetachronousNotProgressingUnderTreatment_IsFlagged() =>
        Assert.That(State("2016-03-01", false, false, true, false).Has(Flags.StateNotDefined));

    [TestCase(null, false, false, "history_polymetastatic")]
    [TestCase(false, null, false, "history_oligometastatic")]
    [TestCase(false, false, null, "on_systemic_at_omd")]
    public void Derive_MissingAnswer_IsUnknownAndNamed(bool? poly, bool? oligo, bool? treated, string field)
    {
        Derived<OligometastaticClass?> state = State("2016-03-01", poly, oligo, treated, null);

        Assert.That(state.Value, Is.Null);
        Assert.That(state.Evidence[^1].Field, Is.EqualTo(field));
        Assert.That(state.Evidence[^1].IsMissing);
    }

    // The control of the primary tumour is no question of this tree.
    [Test]
    public void Derive_UnknownControlOfThePrimary_DoesNotMatter() =>
        Assert.That(State("2016-03-01", false, false, false, null, controlled: null).Value, Is.EqualTo(MetachronousOligorecurrence));

    private static Derived<OligometastaticClass?> State(string metastasis, bool? poly, bool? oligo, bool? treated, bool? progressing, bool? controlled = true) =>
        OligometastaticState.Derive(
            TestPatients.History(p => p with
            {
                PrimaryDxDate = TestPatients.Day("2015-01-15"),
                MetastasisDxDate = TestPatients.Day(metastasis),
                PrimaryControlled = controlled,
                HistoryPolymetastatic = poly,
                HistoryOligometastatic = oligo,
                OnSystemicAtOmd = treated,
                AnyProgressingLesion = progressing,
            }),
            ClinicalConventions.Toulouse);
}
