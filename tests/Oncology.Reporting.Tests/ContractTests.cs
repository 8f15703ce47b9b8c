using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>House rules, held by reflection.</summary>
[TestFixture]
public sealed class ContractTests() : HouseRules("Oncology.Reporting", "Oncology.Reporting", "Oncology.Survival", "Oncology.Cohort", "DocumentFormat.OpenXml");
