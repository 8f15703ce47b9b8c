using System.Reflection;

namespace Oncology.Survival.Tests;

/// <summary>Runs every golden comparison of this assembly, whatever tests are selected, and keeps how closely the numbers agree.</summary>
internal static class GoldenRun
{
    private const BindingFlags Anything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    public static AgreementLog All()
    {
        AgreementLog log = new();
        Type[] fixtures = [.. typeof(GoldenRun).Assembly.GetTypes().Where(type => type.Name.EndsWith("GoldenTests", StringComparison.Ordinal))];
        foreach (Type fixture in fixtures.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            foreach (MethodInfo test in fixture.GetMethods().Where(method => method.IsDefined(typeof(TestCaseSourceAttribute))).OrderBy(method => method.Name, StringComparer.Ordinal))
            {
                foreach (string id in Cases(fixture, test).Where(id => id != GoldenCase.SharedPlaceholder))
                {
                    log.Record(() => test.Invoke(Activator.CreateInstance(fixture), BindingFlags.DoNotWrapExceptions, null, [id], null));
                }
            }
        }

        return log;
    }

    private static IEnumerable<string> Cases(Type fixture, MethodInfo test)
    {
        string source = test.GetCustomAttribute<TestCaseSourceAttribute>()!.SourceName!;
        var cases = (IEnumerable<TestCaseData>)fixture.GetProperty(source, Anything)!.GetValue(null)!;
        return cases.Select(one => (string)one.Arguments.Single()!);
    }
}
