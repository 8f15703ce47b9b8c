using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Oncology.Tests;

/// <summary>The public types and members of an assembly as text, one line each, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(value => $"{Convert.ToInt64(value.GetRawConstantValue(), null):00} {value.Name}");
        }

        return type.GetMembers(Declared).Where(IsWritten).Select(Line).OfType<string>();
    }

    // Records write their own equality, printing and deconstruction.
    private static bool IsWritten(MemberInfo member) =>
        member is PropertyInfo || member.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static string? Line(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{Static(property.GetMethod ?? property.SetMethod)}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {Accessors(property)}}}",
        FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method => $"{Static(method)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        EventInfo change => $"event {Name(change.EventHandlerType!)} {change.Name}",
        _ => null,
    };

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type is { IsClass: true, IsSealed: true } ? "sealed " : "")
            + (IsRecord(type) ? "record " : "")
            + (type.IsValueType ? "struct" : "class");

    internal static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly) is not null;

    private static string Bases(Type type)
    {
        List<Type> bases = [];
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases.Add(parent);
        }

        bases.AddRange(type.GetInterfaces()
            .Where(@interface => @interface.Assembly == type.Assembly)
            .OrderBy(@interface => @interface.Name, StringComparer.Ordinal));
        return bases.Count == 0 || type.IsEnum ? "" : " : " + string.Join(", ", bases.Select(Name));
    }

    private static string Static(MethodInfo? method) => method is { IsStatic: true } ? "static " : "";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(p => $"{Name(p.ParameterType)} {p.Name}"))}]" : "";

    private static string Accessors(PropertyInfo property) =>
        (property.GetMethod is { IsPublic: true } ? "get; " : "")
        + (property.SetMethod is { IsPublic: true } setter ? Contracts.IsInit(setter) ? "init; " : "set; " : "");

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter =>
            (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")
            + $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is Type underlying)
        {
            return Name(underlying) + "?";
        }

        string prefix = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        string name = type.Name.Split('`')[0];
        return prefix + (type.IsGenericType && type.Name.Contains('`', StringComparison.Ordinal)
            ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : name);
    }
}
