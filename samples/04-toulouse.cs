#!/usr/bin/env dotnet
#:project ../src/Oncology.Reporting

// The main comparison of the Toulouse thesis (Glemarec 2021) on the synthetic cohort: systemic treatment with or without
// metastasis-directed therapy (MDT), with MDT as time-dependent covariate and at the 6-month landmark.
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

string folder = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "toulouse");
ClinicalConventions rules = ClinicalConventions.Toulouse;
AnalysisConventions stats = AnalysisConventions.Stata;

ImportResult import = CohortReader.Read(Path.Combine(folder, "cohort.csv"), new ImportOptions { CutOffDate = new DateOnly(2021, 3, 31) });
ValidationReport checks = CohortRules.Check(import);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{import.Cohort.Count} synthetic patients, {checks.Errors} errors, {checks.Warnings} warnings"));

Screening screening = Screening.Run(import.Cohort, CriteriaList.Toulouse, new ScreeningOptions { Conventions = rules });
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{screening.Included.Count} fit the criteria of the study"));

EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(screening.Included, rules);
ExposureTable mdt = Exposure.MetastasisDirectedTherapy.Derive(pfs, rules);
QuantileEstimate median = KaplanMeier.Fit(pfs.ToSurvivalData(), stats.KaplanMeier).Median;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PFS: {pfs.EventCount} events, median {median.Time / 30.4375:F1} months [{median.Lower / 30.4375:F1}; {median.Upper / 30.4375:F1}]"));

CoxCoefficient hazard = CoxModel.Fit(pfs.Model(mdt), stats.Cox).Coefficients[0];
Console.WriteLine($"MDT, time-dependent: HR {NumberStyle.English.Format(hazard.HazardRatio, hazard.HazardRatioInterval, NumberKind.Ratio)}, {NumberStyle.English.FormatP(hazard.PValue)} (Wald)");

LandmarkTable landmark = pfs.LandmarkAt(mdt, 6);
LogRankTest test = LogRankTest.Run(landmark.Data, landmark.Exposed, stats.LogRank);
foreach (LogRankGroup group in test.Groups)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"landmark 6 months, {group.Label}: {group.Observed} events / {group.Count}"));
}

Console.WriteLine($"{NumberStyle.English.FormatP(test.Test.PValue)} (log-rank)");

CoxModel adjusted = CoxModel.Fit(
    pfs.Model(
        mdt,
        Term.Factor<PatientHistory>("Subtype", h => Subtype.Label(Subtype.Derive(h, rules).Value), reference: "TNBC"),
        Term.Factor<PatientHistory>("Liver metastases", h => LesionCount.Derive(h, rules).Value.LiverMetastases == Verdict.Met)),
    stats.Cox);
Console.WriteLine(adjusted);
