#!/usr/bin/env dotnet
#:project ../src/Oncology.Reporting

// A study of 2,982 women with breast cancer (Foekens et al., Cancer Res 2000;60:636) in a few lines, without a study file:
// table of characteristics, survival by tumour size, multivariable Cox model.
using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Reporting;
using Oncology.Survival;

string folder = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "rotterdam");
DataTable table = TableReader.Read(Path.Combine(folder, "rotterdam.csv"));

StudyVariable hormon = StudyVariable.Category("hormon", LocalText.Same("Hormonal treatment"), [LocalText.Same("no"), LocalText.Same("yes")], [.. table.Numbers("hormon").Select(code => (int)code)]);
StudyVariable size = StudyVariable.Category(table.ToFactor("size").WithReference("<=20"), LocalText.Same("Size (mm)"));
StudyVariable age = StudyVariable.Number("age", LocalText.Same("Age (years)"), table.Numbers("age").AsSpan());
Console.WriteLine(TableOne.Create(LocalText.Same("Patients by hormonal treatment"), hormon, [TableOneBlock.Of(age), TableOneBlock.Of(size)]));

SurvivalData survival = SurvivalData.RightCensored(table.Numbers("dtime").AsSpan(), [.. table.Numbers("death").Select(status => status == 1)]);
AnalysisConventions conventions = AnalysisConventions.R;
ImmutableArray<(LocalText, LocalText, KaplanMeier)> curves =
    [.. KaplanMeier.FitBy(survival, size.ToFactor(Language.English), conventions.KaplanMeier).Select(curve => (LocalText.Same("OS"), LocalText.Same(curve.Label!), curve))];
Console.WriteLine(SurvivalTable.Create(LocalText.Same("Overall survival by size"), curves, [60, 120], TimeUnit.Months));

Formula formula = Formula.Parse("Surv(dtime, death) ~ age + meno + factor(size, ref=\"<=20\") + grade + nodes + hormon + chemo");
Console.WriteLine(CoxModel.Fit(ModelFrame.From(table, formula), conventions.Cox));
