using System.Security.Cryptography;
using Tuner.Baselines.Optimization;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>The files beside the experiment that decide what its policies do: networks of forecasters.</summary>
internal static class PolicyInputs
{
    /// <summary>SHA-256 in hexadecimal, by path as the experiment has it.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<Experiment> points) => points
        .SelectMany(p => p.Policies)
        .Select(p => (p.Options as IForecastingOptions)?.Forecaster.File)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(path => path, path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), StringComparer.Ordinal);
}
