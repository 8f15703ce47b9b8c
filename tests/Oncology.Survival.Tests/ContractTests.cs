using System.Reflection;

namespace Oncology.Survival.Tests;

/// <summary>House rules, held by reflection.</summary>
[TestFixture]
public sealed class ContractTests
{
    private static Assembly Library => typeof(SurvivalData).Assembly;

    [Test]
    public void PublicClasses_All_AreSealedOrStatic() => Contracts.ClassesAreSealedOrStatic(Library);

    [Test]
    public void PublicProperties_All_CannotBeSet() => Contracts.NothingCanBeSet(Library);

    [Test]
    public void Options_Default_AreValid() => Contracts.DefaultOptionsAreValid(Library);

    [Test]
    public void PublicTypes_All_AreInOneNamespace() => Contracts.OneNamespace(Library, "Oncology.Survival");

    [Test]
    public void References_All_PointDownwards() => Contracts.ReferencesOnly(Library, "MathNet.Numerics");

    [Test]
    public void Documentation_File_KnowsEveryPublicType() => Contracts.IsDocumented(Library);

    [Test]
    public void PublicApi_Text_EqualsApprovedFile() => Approved.Check(PublicApi.Of(Library), "Oncology.Survival.Tests", "PublicApi.approved.txt");
}
