using System.Text;
using Tuner.Environment.Configuration;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Configuration;

public sealed class YamlSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tuner-yaml").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_MissingFile_NamesItAndTheNearOne()
    {
        File.WriteAllText(Path.Combine(_folder, "video.yaml"), "name: video");
        string path = Path.Combine(_folder, "vide.yaml");

        Assert.Equal($"{path}:1:1: error: there is no such file; did you mean 'video.yaml'?", Assert.Single(ErrorsOfFile(path)));
    }

    [Fact]
    public void Load_Directory_SaysSo() =>
        Assert.Equal($"{_folder}:1:1: error: this is a directory, a YAML file was expected", Assert.Single(ErrorsOfFile(_folder)));

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n\n")]
    public void Load_Empty_SaysSo(string text) => Assert.Equal(":1:1: error: the file is empty", Assert.Single(ErrorsOfBytes(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Load_NotUtf8_NamesTheByte() => Assert.Equal(
        ":2:4: error: the file is no text: it has the byte 0xFF, which is no UTF-8",
        Assert.Single(ErrorsOfBytes([.. "a: 1\nb: "u8, 0xFF, (byte)'\n'])));

    [Fact]
    public void Load_Binary_NamesTheControlCharacter() => Assert.Equal(
        ":1:3: error: the file is no text: it has the control character U+0000",
        Assert.Single(ErrorsOfBytes("PK\0\u0001"u8.ToArray())));

    [Fact]
    public void Load_ByteOrderMark_IsSkipped() => Assert.Empty(ErrorsOfBytes([.. Encoding.UTF8.Preamble, .. "a: 1"u8]));

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", ":1:4:")]
    [InlineData("a: 1\n\tb: 2\n", ":2:1:")]
    [InlineData("a: 'open\n", ":1:4:")]
    [InlineData("a: {b: 1\n", ":2:1:")]
    [InlineData("a: b: c\n", ":1:5:")]
    public void Load_SyntaxError_NamesThePlace(string text, string place)
    {
        string error = Assert.Single(ErrorsOfBytes(Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith($"{place} error: this is no YAML: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DuplicateKeys_NamesEachWithItsFirst() => Assert.Equal(
        [":2:1: error: 'a' is given twice, first in line 1", ":5:3: error: 'd' is given twice, first in line 4"],
        ErrorsOfBytes("a: 1\na: 2\nc:\n  d: 1\n  d: 2\n"u8.ToArray()));

    [Fact]
    public void Load_SeveralDocuments_NamesTheSecond() => Assert.Equal(
        ":2:1: error: a second document starts here, one was expected", Assert.Single(ErrorsOfBytes("a: 1\n---\nb: 1\n"u8.ToArray())));

    [Fact]
    public void Load_AliasBomb_IsRefusedWithoutExpanding()
    {
        StringBuilder text = new("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        string[] errors = ErrorsOfBytes(Encoding.UTF8.GetBytes(text.ToString()));

        Assert.Equal(":1:5: error: anchors are not supported: leave out '&a0'", errors[0]);
        Assert.Equal(":2:10: error: aliases are not supported: write the value of '*a0' here", errors[2]);
        Assert.Equal(60 + (59 * 2), errors.Length);
    }

    [Fact]
    public void Load_DeepNesting_IsRefusedBeforeTheStackEnds() => Assert.Equal(
        ":1:67: error: this is nested more than 64 deep",
        Assert.Single(ErrorsOfBytes(Encoding.UTF8.GetBytes("a: " + new string('[', 100_000)))));

    [Theory]
    [InlineData("a: !!int 1\n", ":1:4: error: tags are not supported: leave out 'tag:yaml.org,2002:int'")]
    [InlineData("? [a, b]\n: 1\n", ":1:3: error: a key must be a word")]
    [InlineData("- 1\n- 2\n", ":1:1: error: a mapping ('key: value' lines) was expected")]
    [InlineData("just words\n", ":1:1: error: a mapping ('key: value' lines) was expected")]
    public void Load_WhatAConfigurationMayNotHold_IsRefusedWhereItStands(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(ErrorsOfBytes(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Parse_AnyMutilation_ReportsAndNeverThrows()
    {
        const string sample = "name: 'a'\nslo: {latencySeconds: 1, drops: none}\nstages:\n  - name: \"b\"\n    sizes: [1, 2] # c\n    text: |\n      long\n";
        const string inserted = "[]{}:,-'\"#&*!|>?%@`\t\n ~x";
        RandomStream random = new SeedSequence(1).Stream("mutilation");
        int refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            StringBuilder text = new(sample);
            for (int k = 0; k <= i % 3; k++)
            {
                int at = random.NextInt(text.Length);
                _ = random.NextInt(2) == 0 ? text.Remove(at, 1) : text.Insert(at, inserted[random.NextInt(inserted.Length)]);
            }

            DiagnosticSink sink = new();
            YamlSource? source = YamlSource.Parse(new SourceText("x", text.ToString()), sink);
            Assert.Equal(source is null, sink.Count > 0);
            Assert.All(sink.Sorted, d => Assert.True(d.Line >= 1 && d.Column >= 1 && d.ToString().Length > 0));
            refused += source is null ? 1 : 0;
        }

        Assert.InRange(refused, 400, 3600);
    }

    private static string[] ErrorsOfFile(string path)
    {
        DiagnosticSink sink = new();
        YamlSource? source = YamlSource.Load(path, sink);
        Assert.Equal(sink.Count > 0, source is null);
        return [.. sink.Sorted.Select(d => d.ToString().Split('\n')[0])];
    }

    private string[] ErrorsOfBytes(byte[] bytes)
    {
        string path = Path.Combine(_folder, "sample.yaml");
        File.WriteAllBytes(path, bytes);
        return [.. ErrorsOfFile(path).Select(e => e.Replace(path, "", StringComparison.Ordinal))];
    }
}
