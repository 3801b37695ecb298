using Tuner.Environment.Configuration;

namespace Tuner.Environment.Tests.Configuration;

public sealed class OptionSchemaTests
{
    private static readonly OptionSchema Schema = OptionSchema.Of(typeof(SampleOptions));

    [Theory]
    [InlineData("name", "text", "", true)]
    [InlineData("count", "integer", "4", false)]
    [InlineData("limitSeconds", "number", ".inf", false)]
    [InlineData("verbose", "true or false", "false", false)]
    [InlineData("retries", "integer", "none", false)]
    [InlineData("inner", "section", "", false)]
    [InlineData("sizes", "list of integer", "[1, 2]", false)]
    [InlineData("moods", "list of word", "[]", false)]
    [InlineData("weights", "mapping to number", "{}", false)]
    [InlineData("inners", "list of section", "[]", false)]
    public void Find_Option_TellsTypeDefaultAndNeed(string key, string type, string defaultText, bool required)
    {
        OptionDescription option = Schema.Find(key)!;
        Assert.Equal((type, defaultText, required), (option.TypeText, option.DefaultText, option.Required));
        Assert.NotEmpty(option.Description);
    }

    [Fact]
    public void Options_OfARecord_AreInTheOrderOfDeclaration() =>
        Assert.Equal(["name", "count", "steps"], Schema.Options.Take(3).Select(o => o.Key));

    [Fact]
    public void Section_NestedAndListed_HasItsOwnSchema()
    {
        Assert.Equal("discount", Schema.Find("inner")!.Section!.Options[0].Key);
        Assert.Equal(Schema.Find("inner")!.Section, Schema.Find("inners")!.Section);
        Assert.Null(Schema.Find("count")!.Section);
        Assert.Equal(["calm", "on-time"], Schema.Find("moods")!.Words);
        Assert.Equal("on-time", Schema.Find("inner")!.Section!.Find("mood")!.DefaultText);
    }

    [Theory]
    [InlineData("count", "between 1 and 64")]
    [InlineData("steps", "0 or more")]
    [InlineData("limitSeconds", "above 0")]
    [InlineData("rateRps", "0 or more and finite")]
    public void Range_OfAnOption_ReadsAsASentence(string key, string expected) =>
        Assert.Equal(expected, Schema.Find(key)!.Range.ToString());
}
