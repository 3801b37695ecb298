using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Tuner.Agents.Ppo;

namespace Tuner.Agents.Tests.Ppo;

public sealed class PpoOptionsTests
{
    public static TheoryData<string> Names => [.. typeof(PpoOptions).GetProperties().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Property_Declared_HasADescriptionAndARangeThatHoldsItsDefault(string name)
    {
        PropertyInfo property = typeof(PpoOptions).GetProperty(name)!;

        Assert.False(string.IsNullOrWhiteSpace(property.GetCustomAttribute<DescriptionAttribute>()?.Description));
        if (property.PropertyType != typeof(bool))
        {
            Assert.True(property.GetCustomAttribute<RangeAttribute>()!.IsValid(property.GetValue(new PpoOptions())));
        }
    }

    [Fact]
    public void Constructor_OptionOutOfRange_Throws() =>
        Assert.Throws<ValidationException>(() => new PpoLearner(new PpoOptions { Discount = 1.5 }));
}
