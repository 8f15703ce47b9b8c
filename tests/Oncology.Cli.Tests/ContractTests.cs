using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>House rules, held by reflection.</summary>
[TestFixture]
public sealed class ContractTests() : HouseRules("oncosurv", "Oncology.Cli", "Oncology.Survival", "Oncology.Cohort", "Oncology.Reporting", "System.CommandLine");
