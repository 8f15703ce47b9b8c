using System.Reflection;

namespace Oncology.Tests;

/// <summary>The rules that every public type of an assembly keeps, as tests; a test project derives its own fixture.</summary>
/// <param name="assembly">Name of the assembly.</param>
/// <param name="publicNamespace">Its only public namespace; the test project's folder has the same name and <c>.Tests</c>.</param>
/// <param name="references">What the assembly may refer to, beside the framework.</param>
public abstract class HouseRules(string assembly, string publicNamespace, params string[] references)
{
    /// <summary>The assembly under test.</summary>
    protected Assembly Library { get; } = Assembly.Load(assembly);

    [Test]
    public void PublicClasses_All_AreSealedOrStatic() => Contracts.ClassesAreSealedOrStatic(Library);

    [Test]
    public void PublicProperties_All_CannotBeSet() => Contracts.NothingCanBeSet(Library);

    [Test]
    public void Options_Default_AreValid() => Contracts.DefaultOptionsAreValid(Library);

    [Test]
    public void PublicTypes_All_AreInOneNamespace() => Contracts.OneNamespace(Library, publicNamespace);

    [Test]
    public void References_All_PointDownwards() => Contracts.ReferencesOnly(Library, references);

    [Test]
    public void Documentation_File_KnowsEveryPublicType() => Contracts.IsDocumented(Library);

    [Test]
    public void Results_All_ShowThemselvesInNotebooks() => Contracts.ResultsShowThemselvesInNotebooks(Library);

    [Test]
    public void PublicApi_Text_EqualsApprovedFile() => Approved.Check(PublicApi.Of(Library), $"{publicNamespace}.Tests", "PublicApi.approved.txt");
}
