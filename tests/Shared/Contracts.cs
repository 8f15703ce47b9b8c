using System.Reflection;
using System.Runtime.CompilerServices;

namespace Oncology.Tests;

/// <summary>House rules that hold for every public type of an assembly.</summary>
internal static class Contracts
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Classes are sealed or static; an abstract record is a closed union: its cases are nested in it and sealed.</summary>
    public static void ClassesAreSealedOrStatic(Assembly assembly) =>
        Holds(assembly.GetExportedTypes().Where(type => type.IsClass && !type.IsSealed && !IsClosedUnion(type)), "neither sealed nor static");

    /// <summary>Results are get-only, options init-only; no public field can be assigned.</summary>
    public static void NothingCanBeSet(Assembly assembly) =>
        Holds(
            assembly.GetExportedTypes().SelectMany(type => type.GetProperties(Everything))
                .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
                .Concat<MemberInfo>(assembly.GetExportedTypes().Where(type => !type.IsEnum).SelectMany(type => type.GetFields())
                    .Where(field => field is { IsInitOnly: false, IsLiteral: false })),
            "can be set");

    /// <summary>Options are sealed records whose defaults are valid.</summary>
    public static void DefaultOptionsAreValid(Assembly assembly)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (Type type in assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)))
            {
                Assert.That(type.IsSealed && PublicApi.IsRecord(type), Is.True, $"{type.Name} is not a sealed record.");
                object options = Activator.CreateInstance(type)!;
                MethodInfo? validate = type.GetMethod("Validate", Everything, []);
                Assert.That(() => validate?.Invoke(options, []), Throws.Nothing, $"The defaults of {type.Name} are not valid.");
            }
        }
    }

    /// <summary>One public namespace, and no type named like one of its segments.</summary>
    public static void OneNamespace(Assembly assembly, string name) =>
        Holds(assembly.GetExportedTypes().Where(type => type.Namespace != name || name.Split('.').Contains(type.Name)), $"outside {name}, or named like it");

    /// <summary>The assembly uses the runtime and what is listed, nothing else.</summary>
    public static void ReferencesOnly(Assembly assembly, params string[] allowed) =>
        Assert.That(
            assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || allowed.Contains(name))
                .Where(name => name is not ("System" or "netstandard" or "mscorlib")),
            Is.SubsetOf(allowed));

    /// <summary>The documentation file lies beside the assembly and knows every public type.</summary>
    public static void IsDocumented(Assembly assembly)
    {
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        Assert.That(path, Does.Exist);
        string text = File.ReadAllText(path);
        Holds(assembly.GetExportedTypes().Where(type => !text.Contains($"\"T:{type.FullName!.Replace('+', '.')}\"", StringComparison.Ordinal)), "not documented");
    }

    /// <summary>Results show themselves in a notebook: .NET Interactive finds an attribute by its name, makes the source it names and asks it for formatters.</summary>
    public static void ResultsShowThemselvesInNotebooks(Assembly assembly) =>
        Holds(
            assembly.GetExportedTypes().Where(type => !type.IsInterface && type.GetInterfaces().Any(@interface => @interface.Name == "ITabular") && !MimeTypes(type).Contains("text/html")),
            "no HTML for notebooks");

    private static IEnumerable<string> MimeTypes(Type type)
    {
        object? attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute is null)
        {
            return [];
        }

        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (System.Collections.IEnumerable)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(sourceType), [])!;
        return formatters.Cast<object>().Select(formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!);
    }

    internal static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsClosedUnion(Type type) =>
        type.IsAbstract
        && PublicApi.IsRecord(type)
        && type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type)).All(other => other.IsSealed && other.DeclaringType == type);

    private static void Holds(IEnumerable<MemberInfo> broken, string how) =>
        Assert.That(broken.Select(member => $"{member.DeclaringType?.Name}.{member.Name}"), Is.Empty, how);
}
