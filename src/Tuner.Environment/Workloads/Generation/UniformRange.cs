using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>A quantity that every trace draws anew, uniformly between two bounds.</summary>
internal readonly record struct UniformRange(double Low, double High)
{
    public double Draw(RandomStream random) => Low + ((High - Low) * random.NextDouble());
}
