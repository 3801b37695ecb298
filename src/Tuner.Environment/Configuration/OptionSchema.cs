using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tuner.Environment.Configuration;

/// <summary>
/// What an options record declares: its public init properties with their defaults, required members, and the attributes
/// <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/> and <see cref="DescriptionAttribute"/>.
/// </summary>
public sealed class OptionSchema
{
    private static readonly ConcurrentDictionary<Type, OptionSchema> Known = new();

    private OptionSchema(Type type)
    {
        Type = type;
        object defaults = Activator.CreateInstance(type)
            ?? throw new ArgumentException($"{type} has no constructor without parameters.", nameof(type));
        NullabilityInfoContext nullability = new();
        Options =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.SetMethod is { IsPublic: true })
                .Select(p => Describe(p, defaults, nullability)),
        ];
    }

    /// <summary>The options record.</summary>
    public Type Type { get; }

    /// <summary>In the order of their declaration.</summary>
    public ImmutableArray<OptionDescription> Options { get; }

    /// <summary>The schema of a record with a constructor without parameters.</summary>
    public static OptionSchema Of(Type type) => Known.GetOrAdd(type, t => new OptionSchema(t));

    /// <summary>The option of that key, or null.</summary>
    public OptionDescription? Find(string key) =>
        Options.FirstOrDefault(o => string.Equals(o.Key, key, StringComparison.Ordinal));

    private static OptionDescription Describe(PropertyInfo property, object defaults, NullabilityInfoContext nullability)
    {
        Type type = System.Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        bool required = property.IsDefined(typeof(RequiredMemberAttribute));
        Type leaf = OptionTypes.Leaf(type);
        return new OptionDescription
        {
            Key = OptionNames.Key(property.Name),
            Property = property,
            Type = type,
            Nullable = type != property.PropertyType || nullability.Create(property).WriteState == NullabilityState.Nullable,
            Required = required,
            Default = required ? null : property.GetValue(defaults),
            Range = NumericRange.Of(property),
            Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
            Words = leaf.IsEnum ? [.. OptionNames.Words(leaf)] : [],
        };
    }
}
