using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class PipelineCatalogueTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tuner-catalogue").FullName;
    private readonly string _below;

    public PipelineCatalogueTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "experiments", "pipelines", "textbook"));
        File.WriteAllText(Path.Combine(_root, "experiments", "pipelines", "video.yaml"), "");
        File.WriteAllText(Path.Combine(_root, "experiments", "pipelines", "textbook", "mm1.yaml"), "");
        _below = Directory.CreateDirectory(Path.Combine(_root, "a", "b")).FullName;
        File.WriteAllText(Path.Combine(_below, "own.yaml"), "");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("video", "../../experiments/pipelines/video.yaml")]
    [InlineData("mm1", "../../experiments/pipelines/textbook/mm1.yaml")]
    [InlineData("textbook/mm1", "../../experiments/pipelines/textbook/mm1.yaml")]
    [InlineData("own.yaml", "own.yaml")]
    public void Resolve_NameOrPath_IsTheFile(string given, string expected)
    {
        DiagnosticSink sink = new();
        Assert.Equal(expected, new PipelineCatalogue(_below).Resolve(given, sink));
        Assert.Equal(0, sink.Count);
    }

    [Theory]
    [InlineData("vidoe", "vidoe:1:1: error: there is no pipeline 'vidoe' in ../../experiments/pipelines; did you mean 'video'?")]
    [InlineData("speech", "speech:1:1: error: there is no pipeline 'speech' in ../../experiments/pipelines; known: mm1, video")]
    [InlineData("x/vide.yaml", "x/vide.yaml:1:1: error: there is no such file; did you mean 'video'?")]
    public void Resolve_Unknown_SuggestsWhatThereIs(string given, string expected)
    {
        DiagnosticSink sink = new();
        Assert.Null(new PipelineCatalogue(_below).Resolve(given, sink));
        Assert.Equal(expected, Assert.Single(sink.Sorted).ToString());
    }

    [Fact]
    public void Names_BothFolders_Sorted() => Assert.Equal(["mm1", "video"], new PipelineCatalogue(_below).Names);

    [Fact]
    public void Resolve_NoFolder_SaysSo()
    {
        string empty = Directory.CreateTempSubdirectory("tuner-empty").FullName;
        DiagnosticSink sink = new();
        Assert.Null(new PipelineCatalogue(empty).Resolve("video", sink));
        Assert.Empty(new PipelineCatalogue(empty).Names);
        Assert.Contains("no folder experiments", Assert.Single(sink.Sorted).Message, StringComparison.Ordinal);
        Directory.Delete(empty);
    }
}
