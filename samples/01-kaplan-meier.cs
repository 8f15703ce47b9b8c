#!/usr/bin/env dotnet
#:project ../src/Oncology.Survival

// Curves, medians and a log-rank test of two groups: weeks of remission on 6-mercaptopurine and placebo.
// Data: Freireich et al., Blood 1963;21:699, as printed in Kalbfleisch, Prentice, The Statistical Analysis of Failure Time Data.
using System.Globalization;
using Oncology.Survival;

double[] mercaptopurine = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
bool[] relapsed = [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];
double[] placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

SurvivalData data = SurvivalData.RightCensored([.. mercaptopurine, .. placebo], [.. relapsed, .. placebo.Select(_ => true)]);
Factor drug = Factor.FromLabels("drug", [.. mercaptopurine.Select(_ => "6-MP"), .. placebo.Select(_ => "placebo")], ["placebo", "6-MP"]);

foreach (KaplanMeier curve in KaplanMeier.FitBy(data, drug))
{
    Console.WriteLine(curve);
    QuantileEstimate median = curve.Median;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {Text(median.Time)} weeks [{Text(median.Lower)}; {Text(median.Upper)}]"));
    Console.WriteLine();
}

LogRankTest test = LogRankTest.Run(data, drug);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"log-rank: chi-square {test.Test.Statistic:F2}, {NumberStyle.English.FormatP(test.Test.PValue)}"));

static string Text(double? weeks) => weeks?.ToString(CultureInfo.InvariantCulture) ?? "not reached";
