using Tuner.Environment.Configuration;

namespace Tuner.Environment.Tests.Configuration;

/// <summary>Short ways from a text to what is said about it.</summary>
internal static class ConfigurationTexts
{
    public static YamlSource Source(string text)
    {
        DiagnosticSink sink = new();
        YamlSource? source = YamlSource.Parse(new SourceText("x.yaml", text), sink);
        sink.ThrowIfAny();
        return source!;
    }

    /// <summary>The first lines of what is wrong with a text, bound as sample options after overrides.</summary>
    public static string[] ErrorsOf(string text, params string[] overrides)
    {
        DiagnosticSink sink = new();
        if (YamlSource.Parse(new SourceText("x.yaml", text), sink) is { } source)
        {
            foreach (string assignment in overrides)
            {
                source.Set(assignment, sink);
            }

            new OptionsBinder(source, sink).Bind<SampleOptions>(source.Root);
        }

        return [.. sink.Sorted.Select(d => d.ToString().Split('\n')[0])];
    }

    public static SampleOptions Bind(string text, params string[] overrides)
    {
        DiagnosticSink sink = new();
        YamlSource source = Source(text);
        foreach (string assignment in overrides)
        {
            source.Set(assignment, sink);
        }

        SampleOptions? options = new OptionsBinder(source, sink).Bind<SampleOptions>(source.Root);
        sink.ThrowIfAny();
        return options!;
    }
}
