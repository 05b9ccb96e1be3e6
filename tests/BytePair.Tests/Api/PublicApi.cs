using System.Reflection;
using System.Text;

namespace BytePair.Tests.Api;

/// <summary>All that a user of an assembly can name, as text in an order of its own: types, and below each its members.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => TypeNames.Of(type), StringComparer.Ordinal))
        {
            text.Append(Signatures.Of(type)).Append('\n');
            foreach (string member in type.GetMembers(Declared).Where(IsVisible).Select(Signatures.Of).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Accessors show with their property; the compiler's own names have a sign that no name in source has.</summary>
    private static bool IsVisible(MemberInfo member) => !member.Name.Contains('<', StringComparison.Ordinal) && member switch
    {
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod),
        EventInfo @event => IsVisible(@event.AddMethod),
        ConstructorInfo constructor => IsVisible((MethodBase)constructor),
        MethodInfo method => IsVisible((MethodBase)method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
}
