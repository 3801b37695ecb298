using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>A base level with one burst a cycle, or with none. Each cycle draws its own; before second 0 there is the base alone.</summary>
internal sealed class CyclicCurve : IRateCurve
{
    public required int CycleSeconds { get; init; }

    public required UniformRange BaseRps { get; init; }

    public UniformRange OnsetSeconds { get; init; }

    public UniformRange RampSeconds { get; init; }

    public UniformRange PlateauSeconds { get; init; }

    public UniformRange DecaySeconds { get; init; }

    /// <summary>Above the base; no burst where it is 0.</summary>
    public UniformRange HeightRps { get; init; }

    public double[] Rates(SeedSequence seeds, int firstSecond, int seconds)
    {
        var rates = new double[seconds];
        int cycle = int.MinValue;
        double level = 0.0;
        Burst? burst = null;
        for (int i = 0; i < seconds; i++)
        {
            int second = firstSecond + i, current = Math.Max(0, second / CycleSeconds);
            if (current != cycle)
            {
                cycle = current;
                RandomStream random = seeds.Stream("cycle", cycle);
                level = BaseRps.Draw(random);
                burst = HeightRps.High > 0.0 ? Draw(random, (double)cycle * CycleSeconds) : null;
            }

            rates[i] = level + (burst?.Rate(second) ?? 0.0);
        }

        return rates;
    }

    private Burst Draw(RandomStream random, double cycleStart) =>
        new(
            cycleStart + OnsetSeconds.Draw(random),
            RampSeconds.Draw(random),
            PlateauSeconds.Draw(random),
            DecaySeconds.Draw(random),
            HeightRps.Draw(random),
            random);
}
