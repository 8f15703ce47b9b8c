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

    // A result has a factory named after what it does (Fit, Run, Derive, At, Split, Create) that answers itself, alone or as a list; data,
    // designs and the parts of a result have other ways to be made.
    [Test]
    public void Results_All_AreTabular()
    {
        Type[] inputs = [typeof(SurvivalData), typeof(DesignMatrix), typeof(ModelFrame), typeof(EventTable)];
        string[] verbs = ["Fit", "FitBy", "Run", "Derive", "At", "Split", "Create", "CreateBy"];
        IEnumerable<Type> results = Library.GetExportedTypes().Where(type => type.IsClass && type.IsSealed && !inputs.Contains(type)
            && type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(method => verbs.Contains(method.Name)
                && (method.ReturnType == type || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericArguments().Contains(type)))));
        Assert.That(results.Where(type => !typeof(ITabular).IsAssignableFrom(type)).Select(type => type.Name), Is.Empty);
    }

    [Test]
    public void Results_All_ShowThemselvesInNotebooks() => Contracts.ResultsShowThemselvesInNotebooks(Library);

    [Test]
    public void PublicApi_Text_EqualsApprovedFile() => Approved.Check(PublicApi.Of(Library), "Oncology.Survival.Tests", "PublicApi.approved.txt");
}
