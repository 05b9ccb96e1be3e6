using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace BytePair.Tests.Api;

/// <summary>Declarations as C# writes them, each on one line.</summary>
internal static class Signatures
{
    /// <summary>Attributes with which the compiler says what the declaration says already.</summary>
    private static readonly HashSet<string> Unsaid = new(StringComparer.Ordinal)
    {
        "NullableAttribute", "NullableContextAttribute", "IsReadOnlyAttribute", "IsByRefLikeAttribute", "CompilerGeneratedAttribute",
        "CompilerFeatureRequiredAttribute", "DefaultMemberAttribute", "ParamArrayAttribute", "OptionalAttribute", "DecimalConstantAttribute",
        "AsyncStateMachineAttribute", "AsyncIteratorStateMachineAttribute", "IteratorStateMachineAttribute", "ExtensionAttribute", "OutAttribute",
        "InAttribute", "RequiresLocationAttribute", "ScopedRefAttribute", "DebuggerStepThroughAttribute", "SkipLocalsInitAttribute",
    };

    public static string Of(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? $"{(Has(type, "IsReadOnlyAttribute") ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}struct"
            : $"{(type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}class";
        Type[] inherited = type.BaseType?.GetInterfaces() ?? [];
        IEnumerable<string> bases = type.GetInterfaces().Except(inherited).Select(of => TypeNames.Of(of)).Order(StringComparer.Ordinal);
        if (type.BaseType is { } baseType && baseType != typeof(object) && baseType != typeof(ValueType) && !type.IsEnum)
        {
            bases = bases.Prepend(TypeNames.Of(baseType));
        }

        string of = type.IsEnum ? " : " + TypeNames.Of(type.GetEnumUnderlyingType()) : bases.Any() && !type.IsEnum ? " : " + string.Join(", ", bases) : "";
        return $"{Attributes(type)}public {kind} {TypeNames.Of(type)}{of}";
    }

    public static string Of(MemberInfo member) => Attributes(member) + member switch
    {
        FieldInfo { IsLiteral: true } constant => $"{Access(constant)}const {TypeNames.Of(constant.FieldType)} {constant.Name} = {Value(constant.GetRawConstantValue(), constant.FieldType)}",
        FieldInfo field => $"{Access(field)}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType, New.Create(field))} {field.Name}",
        PropertyInfo property => Property(property),
        EventInfo @event => $"public event {TypeNames.Of(@event.EventHandlerType!)} {@event.Name}",
        ConstructorInfo constructor => $"{Access(constructor)}{TypeNames.Of(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => Method(method),
        _ => throw new NotSupportedException($"{member.MemberType} {member.Name}"),
    };

    private static NullabilityInfoContext New => new();

    private static string Property(PropertyInfo property)
    {
        MethodInfo any = (property.GetMethod ?? property.SetMethod)!;
        ParameterInfo[] indexes = property.GetIndexParameters();
        string name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ?? false;
        string get = IsVisible(property.GetMethod) ? "get; " : "";
        string set = IsVisible(property.SetMethod) ? isInit ? "init; " : "set; " : "";
        return $"{Access(any)}{Modifiers(any)}{TypeNames.Of(property.PropertyType, New.Create(property))} {name} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string by = method.ReturnType.IsByRef ? "ref " : "";
        string extension = Has(method, "ExtensionAttribute") ? "this " : "";
        return $"{Access(method)}{Modifiers(method)}{by}{TypeNames.Of(method.ReturnType, New.Create(method.ReturnParameter))} {method.Name}{generic}({extension}{Parameters(method)})"
            + string.Concat(method.IsGenericMethod ? method.GetGenericArguments().Select(Constraints) : []);
    }

    private static string Constraints(Type argument)
    {
        GenericParameterAttributes special = argument.GenericParameterAttributes;
        List<string> constraints = [.. argument.GetGenericParameterConstraints().Select(constraint => TypeNames.Of(constraint)).Order(StringComparer.Ordinal)];
        constraints.AddRange(from flag in Enum.GetValues<GenericParameterAttributes>() where flag is not (GenericParameterAttributes.None or GenericParameterAttributes.VarianceMask or GenericParameterAttributes.SpecialConstraintMask) && special.HasFlag(flag) select flag.ToString());
        return constraints.Count == 0 ? "" : $" where {argument.Name} : {string.Join(", ", constraints)}";
    }

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.DeclaringType!.IsInterface || method.DeclaringType.IsSealed && method.GetBaseDefinition() == method ? ""
        : method.GetBaseDefinition() != method ? "override "
        : method.IsAbstract ? "abstract "
        : method.IsVirtual && !method.IsFinal ? "virtual " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string by = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        string variadic = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        string value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{Attributes(parameter.GetCustomAttributesData())}{variadic}{by}{TypeNames.Of(parameter.ParameterType, New.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Value(object? value, Type type) => value switch
    {
        null or DBNull => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => '"' + text + '"',
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Attributes(MemberInfo member) => Attributes(member.GetCustomAttributesData());

    private static string Attributes(IEnumerable<CustomAttributeData> attributes) => string.Concat(
        attributes.Where(attribute => !IsUnsaid(attribute)).Select(attribute => $"[{Attribute(attribute)}] ").Order(StringComparer.Ordinal));

    /// <summary>The compiler marks each ref struct as obsolete, for compilers that don't know them.</summary>
    private static bool IsUnsaid(CustomAttributeData attribute) =>
        Unsaid.Contains(attribute.AttributeType.Name)
        || attribute.AttributeType == typeof(ObsoleteAttribute) && attribute.ConstructorArguments is [{ Value: string message }, ..] && message.StartsWith("Types with embedded references", StringComparison.Ordinal);

    private static string Attribute(CustomAttributeData attribute)
    {
        IEnumerable<string> values = attribute.ConstructorArguments.Select(argument => Convert.ToString(argument.Value, CultureInfo.InvariantCulture)!)
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {argument.TypedValue.Value}"));
        string name = attribute.AttributeType.Name[..^"Attribute".Length];
        return values.Any() ? $"{name}({string.Join(", ", values)})" : name;
    }

    private static bool Has(MemberInfo member, string attribute) => member.GetCustomAttributesData().Any(data => data.AttributeType.Name == attribute);

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Access(MethodBase method) => method.IsPublic ? "public " : "protected ";

    private static string Access(FieldInfo field) => field.IsPublic ? "public " : "protected ";
}
