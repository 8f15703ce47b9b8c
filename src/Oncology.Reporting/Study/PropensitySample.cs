using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Patients followed at the landmark of the propensity score and complete in its covariates.</summary>
internal sealed class PropensitySample
{
    private readonly StudyContext _study;
    private readonly DesignMatrix _design;
    private readonly Factor _treatment;

    private PropensitySample(StudyContext study, LandmarkSample sample, ImmutableArray<StudyVariable> covariates, int lost)
    {
        _study = study;
        Data = sample.Data;
        Exposed = sample.Exposed;
        Covariates = covariates;
        IncompleteCount = lost;
        _treatment = sample.Exposed.ToFactor(Language.English);
        _design = DesignMatrix.FromColumns(Data.Count, [.. covariates.SelectMany(StudyModels.Columns)]);
    }

    /// <summary>Follow-up, on the clock of the study.</summary>
    public SurvivalData Data { get; }

    /// <summary>Exposed at the landmark or before, or not.</summary>
    public StudyVariable Exposed { get; }

    /// <summary>The covariates of these patients.</summary>
    public ImmutableArray<StudyVariable> Covariates { get; }

    /// <summary>Patients at the landmark who are left out because a covariate is missing.</summary>
    public int IncompleteCount { get; }

    public static PropensitySample Select(StudyContext study, StudyEndpoint endpoint, string path)
    {
        if (study.Spec.Propensity is not PropensitySpec spec)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(path, new LocalText("the study has no 'propensity'", "l'étude n'a pas de « propensity »"))]);
        }

        LandmarkSample all = LandmarkSample.Select(study, endpoint, spec.Landmark);
        ImmutableArray<StudyVariable> covariates = [.. spec.Covariates.Select(name => study.Patients.Variables[name])];
        int[] kept = [.. Enumerable.Range(0, all.Rows.Length).Where(i => covariates.All(covariate => !covariate.IsMissing(all.Rows[i])))];
        LandmarkSample sample = all with { Data = all.Data.Subset(kept), Exposed = all.Exposed.Subset(kept), Rows = [.. kept.Select(i => all.Rows[i])] };
        return new PropensitySample(study, sample, [.. covariates.Select(covariate => covariate.Subset([.. sample.Rows]))], all.Rows.Length - kept.Length);
    }

    /// <summary>The score with the weights of an estimand.</summary>
    public PropensityScore Score(TreatmentEstimand estimand)
    {
        _study.Log.Use(StudyMethod.PropensityScore, estimand == TreatmentEstimand.Overlap ? StudyMethod.OverlapWeights : StudyMethod.Iptw);
        return PropensityScore.Fit(_design, _treatment, new PropensityOptions { Estimand = estimand });
    }

    /// <summary>The follow-up with its weights; unweighted for null.</summary>
    public SurvivalData Weighted(TreatmentEstimand? estimand) => estimand is TreatmentEstimand wanted ? Data.WithWeights(Score(wanted).Weight.AsSpan()) : Data;

    /// <summary>Curves by exposure; the standard errors of weighted ones are robust, the weights taken as fixed.</summary>
    public KaplanMeierOptions CurveOptions(TreatmentEstimand? estimand) =>
        estimand is null ? _study.Conventions.KaplanMeier : _study.Conventions.KaplanMeier with { Variance = CurveVariance.Robust };

    /// <summary>Hazard ratio of the exposed; the standard error of a weighted one is robust.</summary>
    public CoxCoefficient HazardRatio(TreatmentEstimand? estimand)
    {
        SurvivalData data = Weighted(estimand);
        _study.Log.Use(StudyMethod.Cox, StudyMethod.Wald);
        if (estimand is not null)
        {
            _study.Log.Use(StudyMethod.RobustErrors);
        }

        var design = DesignMatrix.FromColumns(data.Count, [.. StudyModels.Columns(Exposed)]);
        return CoxModel.Fit(data, design, _study.Conventions.Cox with { Robust = estimand is not null }).Coefficients[0];
    }
}
