using Tuner.Environment.Configuration;
using Tuner.Experiments.Recording;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>A swept key with one of its values, as they stand in an experiment file.</summary>
internal sealed record SweptValue(YamlSource Source, YamlScalarNode Key, YamlScalarNode Value)
{
    public SweepPoint Point => new(Key.Value![(Key.Value!.LastIndexOf('.') + 1)..], Value.Value!);

    /// <summary>Puts the value into a pipeline or a workload, where the key is of that section.</summary>
    public void Apply(string section, YamlSource to, DiagnosticSink sink, int skippedKeys)
    {
        if (Overrides.IsUnder(section, Key.Value!))
        {
            to.Set(Source, Key, Value, sink, skippedKeys);
        }
    }
}
