using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>From an endpoint table to the rows a regression is fitted to.</summary>
public class ModelTests
{
    private static readonly PatientCohort Cohort = PatientCohort.Create(
    [
        new HistoryBuilder("treated").MdtAt(100).DeadAt(500).With(p => p with { Ecog = 0 }).Build(),
        new HistoryBuilder("untreated").DeadAt(300).With(p => p with { Ecog = 1 }).Build(),
        new HistoryBuilder("unknown ECOG").AliveAt(400).Build(),
        new HistoryBuilder("undated MDT").MdtAt(null).AliveAt(450).With(p => p with { Ecog = 0 }).Build(),
    ]);

    private static readonly EndpointTable Os = Endpoints.OverallSurvival.Derive(Cohort, ClinicalConventions.Toulouse);
    private static readonly ExposureTable Mdt = Exposure.MetastasisDirectedTherapy.Derive(Os, ClinicalConventions.Toulouse);
    private static readonly Term<PatientHistory> Ecog = Term.Factor<PatientHistory>("ECOG >= 1", h => h.Patient.Ecog is { } e ? e >= 1 : null);

    [Test]
    public void Model_FixedCovariates_DropsTheIncompleteByRow()
    {
        ModelFrame frame = Os.Model(Ecog);

        Assert.That(frame.Data.Exit, Is.EqualTo(new[] { 500.0, 300, 450 }));
        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new[] { 0.0, 1, 0 }));
        Assert.That(frame.Dropped.Single().Row, Is.EqualTo(2));
    }

    [Test]
    public void Model_SwitchedOn_SplitsAtTheExposure()
    {
        ModelFrame frame = Os.Model(Mdt, Ecog);

        Assert.That(frame.Data.Entry, Is.EqualTo(new[] { 0.0, 100, 0 }));
        Assert.That(frame.Data.Exit, Is.EqualTo(new[] { 100.0, 500, 300 }));
        Assert.That(frame.Data.Cause, Is.EqualTo(new[] { 0, 1, 1 }));
        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new[] { 0.0, 1, 0 }), "MDT");
        Assert.That(frame.Design[1].ToArray(), Is.EqualTo(new[] { 0.0, 0, 1 }), "ECOG");
        Assert.That(frame.Dropped.Select(d => d.Column), Is.EqualTo(new[] { "ECOG >= 1", "MDT" }));
    }

    [Test]
    public void Model_Window_SwitchesTheExposureOffAgain()
    {
        ClinicalConventions window = ClinicalConventions.Toulouse with { ExposureWindowMonths = 4 };
        ModelFrame frame = Os.Model(Exposure.MetastasisDirectedTherapy.Derive(Os, window), Ecog);

        // 100 + 4 x 30.4375 = 221.75.
        Assert.That(frame.Data.Exit, Is.EqualTo(new[] { 100.0, 221.75, 500, 300 }));
        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new[] { 0.0, 1, 0, 0 }));
    }

    [Test]
    public void Model_FollowUpOfLengthZero_IsRefusedWithThePatient()
    {
        EndpointTable kept = Endpoints.OverallSurvival.Derive(
            PatientCohort.Create([new HistoryBuilder("day zero").DeadAt(0).Build(), .. Cohort.Histories]),
            ClinicalConventions.Toulouse with { ZeroTime = ZeroTimePolicy.Keep });

        Assert.That(() => kept.Model(Mdt, Ecog), Throws.ArgumentException.With.Message.Contains("day zero"));
    }

    [Test]
    public void ModelEverExposed_IsRefusedUnlessAccepted()
    {
        Assert.That(
            () => Os.ModelEverExposed(Mdt, ImmortalTime.Refuse, Ecog), Throws.TypeOf<ModelException>().With.Message.Contains("immortal"));

        ModelFrame frame = Os.ModelEverExposed(Mdt, ImmortalTime.Accept, Ecog);
        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new[] { 1.0, 0 }));
        Assert.That(frame.Design.Names[0].ToString(), Does.Contain("immortal time"));
    }

    [Test]
    public void Model_OfALandmark_HasTheExposureAtTheLandmark()
    {
        LandmarkTable at6 = Os.LandmarkAt(Mdt, 6);

        ModelFrame frame = at6.Model(Ecog);

        Assert.That(frame.Design[0].ToArray(), Is.EqualTo(new[] { 1.0, 0 }));
        Assert.That(frame.Dropped.Single().Column, Is.EqualTo("ECOG >= 1"));
    }
}
