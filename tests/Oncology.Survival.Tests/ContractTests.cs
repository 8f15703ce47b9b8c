using System.Reflection;

namespace Oncology.Survival.Tests;

/// <summary>House rules, held by reflection.</summary>
[TestFixture]
public sealed class ContractTests() : HouseRules("Oncology.Survival", "Oncology.Survival", "MathNet.Numerics")
{
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
}
