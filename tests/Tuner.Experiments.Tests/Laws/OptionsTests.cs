using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Tuner.Experiments.Tests.Laws;

/// <summary>
/// Options declare their documentation and range once, as attributes: validation, command line help and the JSON schema
/// are made from them.
/// </summary>
public sealed class OptionsTests
{
    private static readonly Type[] Numeric =
        [typeof(int), typeof(long), typeof(uint), typeof(ulong), typeof(short), typeof(byte), typeof(float), typeof(double), typeof(decimal)];

    [Fact]
    public void Options_EverySetting_IsDescribed() => Law.Holds(
        Settings().Where(p => string.IsNullOrWhiteSpace(p.GetCustomAttribute<DescriptionAttribute>()?.Description))
            .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}: [Description] is missing"));

    [Fact]
    public void Options_EveryNumber_HasARange() => Law.Holds(
        Settings().Where(p => Numeric.Contains(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))
            .Where(p => p.GetCustomAttribute<RangeAttribute>() is null)
            .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}: [Range] is missing"));

    private static IEnumerable<PropertyInfo> Settings() => ProjectAssemblies.PublicTypes
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && (type.IsClass || type.IsValueType) && !type.IsEnum)
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0);
}
