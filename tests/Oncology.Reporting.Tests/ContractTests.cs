using System.Reflection;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>House rules, held by reflection.</summary>
[TestFixture]
public sealed class ContractTests
{
    private static Assembly Library => Assembly.Load("Oncology.Reporting");

    [Test]
    public void PublicClasses_All_AreSealedOrStatic() => Contracts.ClassesAreSealedOrStatic(Library);

    [Test]
    public void PublicProperties_All_CannotBeSet() => Contracts.NothingCanBeSet(Library);

    [Test]
    public void Options_Default_AreValid() => Contracts.DefaultOptionsAreValid(Library);

    [Test]
    public void PublicTypes_All_AreInOneNamespace() => Contracts.OneNamespace(Library, "Oncology.Reporting");

    [Test]
    public void References_All_PointDownwards() => Contracts.ReferencesOnly(Library, "Oncology.Survival", "Oncology.Cohort", "DocumentFormat.OpenXml");

    [Test]
    public void Documentation_File_KnowsEveryPublicType() => Contracts.IsDocumented(Library);

    [Test]
    public void PublicApi_Text_EqualsApprovedFile() => Approved.Check(PublicApi.Of(Library), "Oncology.Reporting.Tests", "PublicApi.approved.txt");
}
