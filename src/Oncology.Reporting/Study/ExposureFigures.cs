using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the figures of an exposure that begins during follow-up: Simon-Makuch curves and the sweep of landmarks.</summary>
internal static class ExposureFigures
{
    public static void RequireExposure(SpecNode node, SpecNames names)
    {
        if (names.Exposure is null)
        {
            node.Problem("this figure needs the study's 'exposure'", "cette figure demande l'« exposure » de l'étude");
        }
    }

    public static StudyItem SimonMakuchCurves(StudyContext study, SimonMakuchSpec spec)
    {
        (SurvivalData data, double[] exposed) = Columns(study, spec.Endpoint);
        var curves = SimonMakuch.Fit(data, exposed, study.Conventions.KaplanMeier);
        double? p = curves.Curves.Length == 2 && data.Cause.Any(cause => cause > 0) ? MantelByarTest.Run(data, exposed, study.Conventions.LogRank).Test.PValue : null;
        study.Log.Use(StudyMethod.SimonMakuch);
        if (p is not null)
        {
            study.Log.Use(StudyMethod.MantelByar);
        }

        ExposureSpec exposure = study.Patients.Exposure!.Spec;
        return study.Figure(
            spec.Head,
            language => SimonMakuchFigure.Create(curves, new SimonMakuchFigureOptions
            {
                UnexposedLabel = exposure.No.In(language),
                ExposedLabel = exposure.Yes.In(language),
                Curves = spec.Look.Apply(new KaplanMeierFigureOptions
                {
                    Language = language,
                    Numbers = study.Numbers(language),
                    OutcomeLabel = study.Patients.Endpoints[spec.Endpoint].Label.In(language),
                    GroupLabel = exposure.Label.In(language),
                    AxisUnit = study.Spec.Unit,
                    MaxTime = spec.MaxTime,
                    SurvivalTimes = spec.Times,
                    PValue = p,
                    TestName = p is null ? null : "Mantel-Byar",
                    IsSynthetic = study.Spec.IsSynthetic,
                }),
            }),
            [.. curves.Curves.Select(curve => ($"{spec.Head.Name}-{(curve.Label == "0" ? "unexposed" : "exposed")}", curve.ToTable(Language.English)))]);
    }

    public static StudyItem Sweep(StudyContext study, LandmarkSweepSpec spec)
    {
        (SurvivalData data, double[] exposed) = Columns(study, spec.Endpoint);
        LandmarkBoundary boundary = study.Spec.Landmarks.KeepsAtLandmark ? LandmarkBoundary.KeepAt : LandmarkBoundary.ExcludeAt;
        double[] days = [.. spec.Landmarks.Select(landmark => landmark * study.DaysPerUnit)];
        study.Log.Use(StudyMethod.Landmark, StudyMethod.LandmarkSweep, StudyMethod.Cox);
        var sweep = LandmarkSweep.Run(data, exposed, days, new LandmarkSweepOptions { Boundary = boundary, Cox = study.Conventions.Cox });
        return study.Figure(
            spec.Head,
            language => LandmarkSweepFigure.Create(sweep, new LandmarkSweepFigureOptions
            {
                Language = language,
                Numbers = study.Numbers(language),
                ExposedLabel = study.Patients.Exposure!.Spec.Label.In(language),
                AxisUnit = study.Spec.Unit,
                IsSynthetic = study.Spec.IsSynthetic,
            }),
            [($"{spec.Head.Name}-sweep", sweep.ToTable(Language.English))]);
    }

    private static (SurvivalData Data, double[] Exposed) Columns(StudyContext study, string name)
    {
        StudyEndpoint endpoint = study.Patients.Endpoints[name];
        return (endpoint.ToSurvivalData(endpoint.Rows), [.. endpoint.Rows.Select(row => study.Patients.Exposure!.Days[row])]);
    }
}
