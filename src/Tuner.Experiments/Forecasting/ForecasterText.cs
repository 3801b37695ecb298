using System.Text;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Experiments.Forecasting;

/// <summary>A forecaster on a command line: <c>max</c>, <c>max:seconds=20</c>, with the keys that a file has.</summary>
internal static class ForecasterText
{
    /// <summary>The options of a text; null, and diagnostics, where something is wrong.</summary>
    public static ForecasterOptions? Parse(string text, DiagnosticSink sink)
    {
        int before = sink.Count;
        string[] parts = text.Split(':');
        StringBuilder yaml = new($"kind: {parts[0]}\n");
        foreach (string part in parts[1..])
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                sink.Add(new Diagnostic(text, 1, 1, $"'{part}' is no setting: write key=value, as in max:seconds=20"));
                return null;
            }

            yaml.Append(part.AsSpan(0, equals)).Append(": ").Append(part.AsSpan(equals + 1)).Append('\n');
        }

        if (YamlSource.Parse(new SourceText(text, yaml.ToString()), sink) is not { } source)
        {
            return null;
        }

        OptionsBinder binder = new(source, sink);
        ForecasterOptions? options = binder.Bind<ForecasterOptions>(source.Root);
        if (options is not null && sink.Count == before && ForecasterRules.Fault(options) is { } fault)
        {
            binder.Report(options, fault.Property, fault.Message);
        }

        return sink.Count == before ? options : null;
    }
}
