using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Tests.Support;

/// <summary>IPA's five pipelines, from their files.</summary>
internal static class TestPipelines
{
    private static readonly ServiceVariability Cpu = new(ServiceDistribution.Lognormal, 0.1);

    public static Pipeline Video { get; } = Read("video");

    public static Pipeline AudioQa { get; } = Read("audio-qa");

    public static Pipeline AudioSent { get; } = Read("audio-sent");

    public static Pipeline SumQa { get; } = Read("sum-qa");

    public static Pipeline Nlp { get; } = Read("nlp");

    public static ImmutableArray<Pipeline> All { get; } = [Video, AudioQa, AudioSent, SumQa, Nlp];

    /// <summary>One variant at its allocation, with a mean of base + slope x batch in ms.</summary>
    public static Variant Variant(
        string name, double accuracy, Allocation allocation, double baseMs, double slopeMs, ServiceVariability? scatter = null) => new()
        {
            Name = name,
            Accuracy = accuracy,
            BaseAllocation = allocation,
            Profile = new ServiceProfile(new CoefficientLaw(0.0, slopeMs, 0.0, baseMs), scatter ?? Cpu),
        };

    /// <summary>A pipeline of the catalogue.</summary>
    public static Pipeline Read(string name) => PipelineReader.Read(FileOf(name));

    /// <summary>The path of its file.</summary>
    public static string FileOf(string name)
    {
        DiagnosticSink sink = new();
        string? file = new PipelineCatalogue(AppContext.BaseDirectory).Resolve(name, sink);
        sink.ThrowIfAny();
        return Path.Combine(AppContext.BaseDirectory, file!);
    }
}
