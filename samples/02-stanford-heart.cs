#!/usr/bin/env dotnet
#:project ../src/Oncology.Reporting

// An exposure that begins during follow-up: transplant in the Stanford heart programme (Crowley, Hu, JASA 1977;72:27).
// Naive (biased), at landmarks, and as a time-dependent covariate.
using Oncology.Cohort;
using Oncology.Survival;

string folder = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "stanford-heart");

DataTable patients = TableReader.Read(Path.Combine(folder, "jasa.csv"));
double[] followUp = Days(patients, "accept.dt", "fu.date");
double[] waiting = Days(patients, "accept.dt", "tx.date");
SurvivalData survival = SurvivalData.RightCensored(followUp, [.. patients.Numbers("fustat").Select(status => status == 1)]);

Factor ever = Factor.FromBooleans("ever transplanted", [.. waiting.Select(day => !double.IsNaN(day))], "no", "yes");
Print("naive, biased by immortal time", Cox(survival, ever));

foreach (double day in (double[])[30, 60, 90])
{
    Landmark landmark = Landmark.At(survival, waiting, day, new LandmarkOptions { Boundary = LandmarkBoundary.KeepAt });
    LogRankTest test = LogRankTest.Run(landmark.Data, landmark.Exposed);
    Print(FormattableString.Invariant($"landmark {day} days, n = {landmark.Data.Count}, log-rank {NumberStyle.English.FormatP(test.Test.PValue)}"), Cox(landmark.Data, landmark.Exposed));
}

DataTable episodes = TableReader.Read(Path.Combine(folder, "heart.csv"));
Formula formula = Formula.Parse("Surv(start, stop, event) ~ transplant");
Print("time-dependent", CoxModel.Fit(ModelFrame.From(episodes, formula)));
Console.WriteLine();
Console.WriteLine(CoxModel.Fit(ModelFrame.From(episodes, Formula.Parse("Surv(start, stop, event) ~ age + year + surgery + transplant"))));

static CoxModel Cox(SurvivalData data, Factor group) =>
    CoxModel.Fit(data, DesignMatrix.FromColumns(data.Count, (group.Name, [.. group.Codes.Select(code => (double)code)])));

static void Print(string what, CoxModel model)
{
    CoxCoefficient last = model.Coefficients[^1];
    Console.WriteLine($"{what}: HR {NumberStyle.English.Format(last.HazardRatio, last.HazardRatioInterval, NumberKind.Ratio)}, Wald {NumberStyle.English.FormatP(last.PValue)}");
}

// Whole days between two columns of ISO dates; NaN where one is missing.
static double[] Days(DataTable table, string from, string to) =>
    [.. table.Text(from).Zip(table.Text(to), (a, b) => a is null || b is null ? double.NaN : Day(b) - Day(a))];

static int Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).DayNumber;
