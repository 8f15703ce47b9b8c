using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>House rules, held by reflection.</summary>
[TestFixture]
public sealed class ContractTests() : HouseRules("Oncology.Cohort", "Oncology.Cohort", "Oncology.Survival", "CsvHelper", "ExcelDataReader");
