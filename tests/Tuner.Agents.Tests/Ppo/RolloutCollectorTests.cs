using Tuner.Agents.Environments;
using Tuner.Agents.Networks;
using Tuner.Agents.Ppo;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Ppo;

public sealed class RolloutCollectorTests
{
    [Fact]
    public void Collect_AfterTheFirst_AllocatesNothing()
    {
        (RolloutCollector collector, RolloutBuffer buffer) = Create(() => new ConstantReward(1_000_000));
        collector.Collect(buffer);

        long before = GC.GetAllocatedBytesForCurrentThread();
        collector.Collect(buffer);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Collect_TruncatedEpisodes_MarksThemWhereTheyEnd()
    {
        (RolloutCollector collector, RolloutBuffer buffer) = Create(() => new ConstantReward(3));

        collector.Collect(buffer);

        for (int row = 0; row < buffer.Rows; row++)
        {
            Assert.Equal(row / 2 % 3 == 2, buffer.Truncated[row]);
            Assert.False(buffer.Terminated[row]);
        }

        Assert.Equal(3.0, collector.Episodes.MeanReturn);
        Assert.All(buffer.LogProbabilities, p => Assert.Equal(-Math.Log(2.0), p, 1e-6));
    }

    private static (RolloutCollector Collector, RolloutBuffer Buffer) Create(Func<IFlatEnvironment> create)
    {
        VectorEnvironment environment = VectorEnvironment.Of(2, create);
        var collector = new RolloutCollector(environment, new PpoOptions(), new ActionHeads([2]), [1, 8, 2], [1, 8, 1], new SeedSequence(1));
        return (collector, new RolloutBuffer(64, 2, observationSize: 1, heads: 1, logits: 2));
    }
}
