using Tuner.Environment.Pipelines;
using static Tuner.Environment.Tests.Support.Graphs;

namespace Tuner.Environment.Tests.Pipelines;

/// <summary>Visits against hand computation.</summary>
public sealed class ItemFlowTests
{
    public static TheoryData<Pipeline, double[]> Cases => new()
    {
        { Of("ab bc", Stage("a"), Stage("b"), Stage("c")), [1.0, 1.0, 1.0] },
        { Of("ab:0.6 ac:0.4", Stage("a", items: 2.5), Stage("b"), Stage("c")), [1.0, 1.5, 1.0] },
        { Of("ab! ac", Stage("a", items: 2.5), Stage("b", items: 4.0), Stage("c")), [1.0, 1.0, 2.5] },
        { Of("ab bc", Stage("a", items: 2.5), Stage("b", items: 0.5), Stage("c")), [1.0, 2.5, 1.25] },

        // A join serves one item of each request that sends it anything: the branches exclude each other, fail together, or alone.
        { Of("ab:0.6 ac:0.4 bd cd", Stage("a"), Stage("b"), Stage("c"), Stage("d")), [1.0, 0.6, 0.4, 1.0] },
        { Of("ab ac bd cd", Stage("a", items: 0.5), Stage("b"), Stage("c"), Stage("d")), [1.0, 0.5, 0.5, 0.5] },
        { Of("ab ac bd cd", Stage("a"), Stage("b", items: 0.5), Stage("c", items: 0.5), Stage("d")), [1.0, 1.0, 1.0, 0.75] },
        { Of("ab ac bd cd", Stage("a", items: 2.5), Stage("b", items: 0.5), Stage("c", items: 0.5), Stage("d")), [1.0, 2.5, 2.5, 1.0 - (0.5 * Math.Pow(0.25, 2)) - (0.5 * Math.Pow(0.25, 3))] },
        { Of("ac bc", Stage("a", items: 2.0, distribution: ItemDistribution.Poisson), Stage("b", items: 0.0), Stage("c")), [1.0, 1.0, 1.0 - Math.Exp(-2.0)] },
        { Of("ac bc cd", Stage("a", items: 3.0), Stage("b", items: 3.0), Stage("c", items: 2.0), Stage("d")), [1.0, 1.0, 1.0, 2.0] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Visits_Graph_AreThoseByHand(Pipeline pipeline, double[] expected)
    {
        double[] visits = new CapacityModel(pipeline).Visits(new int[expected.Length]);
        Assert.Equal(expected, visits, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void CriticalPathSeconds_Graph_IsTheLongestWay()
    {
        CapacityModel capacity = new(Of("ab ac bd cd", Stage("a"), Stage("b"), Stage("c"), Stage("d")));

        Assert.Equal(1.0 + 5.0 + 2.0, capacity.CriticalPathSeconds([1.0, 3.0, 5.0, 2.0]));
    }
}
