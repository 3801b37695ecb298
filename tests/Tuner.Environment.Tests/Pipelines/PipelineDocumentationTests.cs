using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class PipelineDocumentationTests
{
    [Fact]
    public void PipelinesPage_TableOfKeys_IsTheSchema()
    {
        string[] page = File.ReadAllLines(RepositoryFiles.Of("docs", "pipelines.md"));
        string[] table = [.. page.SkipWhile(l => !l.StartsWith("| key |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))];

        Assert.Equal(string.Join('\n', Rows(PipelineReader.Schema, "")), string.Join('\n', table));
    }

    [Fact]
    public void PipelinesPage_Example_IsAValidPipeline()
    {
        string page = File.ReadAllText(RepositoryFiles.Of("docs", "pipelines.md"));
        string example = page.Split("```yaml\n")[1].Split("```")[0];
        DiagnosticSink sink = new();
        Pipeline? pipeline = PipelineReader.Read(YamlSource.Parse(new SourceText("docs/pipelines.md", example), sink)!, sink);

        Assert.Empty(sink.Sorted);
        Assert.Equal(2, pipeline!.Stages.Length);
    }

    private static IEnumerable<string> Rows(OptionSchema schema, string prefix)
    {
        foreach (OptionDescription option in schema.Options)
        {
            Assert.NotEmpty(option.Description);
            string words = option.Words.IsEmpty ? option.Range?.ToString() ?? "" : string.Join(", ", option.Words);
            string given = option.Required ? "required" : option.DefaultText;
            yield return $"| `{prefix}{option.Key}` | {option.TypeText} | {given} | {words} | {option.Description} |";
            if (option.Section is { } section)
            {
                string inner = option.TypeText.StartsWith("list", StringComparison.Ordinal) ? $"{prefix}{option.Key}[]." : $"{prefix}{option.Key}.";
                foreach (string row in Rows(section, inner))
                {
                    yield return row;
                }
            }
        }
    }
}
