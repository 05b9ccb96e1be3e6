using System.Reflection;

namespace BytePair.Tests.Api;

/// <summary>Types as C# writes them, with namespaces, and with the question marks that nullable analysis knows.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        bool mayBeNull = nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable };
        string mark = mayBeNull && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]" + mark;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        return (Keywords.TryGetValue(type, out string? keyword) ? keyword : FullName(type, nullability?.GenericTypeArguments ?? [])) + mark;
    }

    private static string FullName(Type type, NullabilityInfo[] nullabilities)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string prefix = type.DeclaringType is { } declaring ? Of(declaring) + "." : type.Namespace + ".";
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
        {
            return prefix + type.Name;
        }

        Type[] arguments = type.GetGenericArguments();
        IEnumerable<string> names = arguments.Select((argument, at) => Of(argument, at < nullabilities.Length ? nullabilities[at] : null));
        return $"{prefix}{type.Name[..tick]}<{string.Join(", ", names)}>";
    }
}
