using System.Collections.Immutable;
using Google.OrTools.Sat;
using Tuner.Baselines.Optimization.Programmes;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics.Proteus;

/// <summary>
/// Variants on devices (x) and queries on variants (z) such that the load is served and the accuracy lost is least (Proteus, ASPLOS 2024,
/// section 4, as a mixed integer programme): devices of a type count, as they are alike, and their product with the shares is one variable y, the load that
/// a type serves, so that the programme is linear. Where not all of the load can be served, the largest share of it first.
/// </summary>
/// <param name="pipeline">What is served, and its cluster.</param>
/// <param name="types">By stage.</param>
/// <param name="devices">By stage, that many and no other number; empty: up to the stage's most and what the cluster holds.</param>
public sealed class AccuracyProgramme(
    Pipeline pipeline, ImmutableArray<ImmutableArray<DeviceType>> types, ImmutableArray<int> devices)
{
    // Load in millionths of the whole, items and losses in thousandths and hundred-thousandths.
    private const long Whole = 1_000_000;
    private const double ItemUnits = 1000.0;
    private const double LossUnits = 100_000.0;

    private readonly double[] _visits = new CapacityModel(pipeline).Visits([.. pipeline.Stages.Select(s => s.MostAccurateVariant)]);

    /// <summary>The best plan; null where the cluster does not hold one device for every stage.</summary>
    public DevicePlan? Solve(double rateRps)
    {
        // A load beyond what the first stage could serve at best is cut to that, so that units stay fine.
        double most = types.Select((t, s) => pipeline.Graph.In(s).IsEmpty
            ? pipeline.Stages[s].MaxReplicas * t.Max(type => type.ThroughputRps) : double.PositiveInfinity).Min();
        double rate = Math.Min(rateRps, most);
        if (Solve(rate, Whole) is { } whole)
        {
            return OfAll(whole, rate / rateRps);
        }

        return Solve(rate, null) is { } highest && Solve(rate, (long)Math.Round(highest.Share * Whole)) is { } best
            ? OfAll(best, rate / rateRps) : null;
    }

    private static DevicePlan OfAll(DevicePlan plan, double part) => plan with { Share = plan.Share * part, Loss = plan.Loss * part };

    // Of a share that is given the least loss; without one, the largest share.
    private DevicePlan? Solve(double rateRps, long? share)
    {
        CpModel model = new();
        IntVar served = model.NewIntVar(share ?? 0, share ?? Whole, string.Empty);
        IntVar[][] count = new IntVar[types.Length][], load = new IntVar[types.Length][];
        long[][] capacity = new long[types.Length][];
        for (int s = 0; s < types.Length; s++)
        {
            int most = devices.IsEmpty ? pipeline.Stages[s].MaxReplicas : devices[s];
            capacity[s] = [.. types[s].Select(t => (long)Math.Ceiling((Whole * Math.Min(1000.0, t.ThroughputRps / rateRps)) - 1e-6))];
            count[s] = [.. types[s].Select(_ => model.NewIntVar(0, most, string.Empty))];
            load[s] = [.. capacity[s].Select(c => model.NewIntVar(0, most * c, string.Empty))];
            AddStage(model, s, most, count[s], load[s], capacity[s]);
            AddDemand(model, s, load, served);
        }

        AddLimit(model, count, a => a.Cores, pipeline.Cluster.TotalCores);
        AddLimit(model, count, a => a.GpuShare, pipeline.Cluster.TotalGpus * (pipeline.Cluster.Gpus?.ShareLimit ?? 0.0));
        if (share is null)
        {
            model.Maximize(served);
        }
        else
        {
            model.Minimize(LinearExpr.WeightedSum(load.SelectMany(l => l), types.SelectMany((t, s) => t.Select(type => LossOf(s, type)))));
        }

        using CpSolver solver = new() { StringParameters = ExactSolver.Parameters };
        return ExactSolver.Run(solver, model)
            ? new DevicePlan(
                [.. types.Select((t, s) => Needed(t, [.. load[s].Select(solver.Value)], capacity[s]))],
                load.SelectMany((l, s) => l.Select((y, c) => solver.Value(y) * types[s][c].Loss / Whole / Visits(s))).Sum(),
                solver.Value(served) / (double)Whole)
            : null;
    }

    private void AddStage(CpModel model, int s, int most, IntVar[] count, IntVar[] load, long[] capacity)
    {
        model.AddLinearConstraint(LinearExpr.Sum(count), devices.IsEmpty ? 1 : most, most);
        Dictionary<int, BoolVar> batches = types[s].Select(t => t.Batch).Distinct().ToDictionary(b => b, _ => model.NewBoolVar(string.Empty));
        model.AddExactlyOne(batches.Values);
        for (int c = 0; c < count.Length; c++)
        {
            model.Add(load[c] <= capacity[c] * count[c]);
            model.Add(count[c] <= most * batches[types[s][c].Batch]);
        }
    }

    // What comes to a stage hangs on what its feeder's variants put out; a join serves one item of each request of which anything comes.
    private void AddDemand(CpModel model, int s, IntVar[][] load, IntVar served)
    {
        LinearExpr comes = (long)Math.Round(ItemUnits * _visits[s]) * served;
        if (pipeline.Graph.In(s) is [var edge])
        {
            comes = LinearExpr.WeightedSum(load[edge.From], types[edge.From].Select(t =>
                (long)Math.Round(ItemUnits * edge.Probability * (edge.IsSingle ? 1.0 : pipeline.Stages[edge.From].Variants[t.Variant].Items))));
        }

        model.Add((long)ItemUnits * LinearExpr.Sum(load[s]) >= comes);
    }

    private void AddLimit(CpModel model, IntVar[][] count, Func<Allocation, double> amount, double limit)
    {
        if (double.IsFinite(limit))
        {
            IEnumerable<long> units = types.SelectMany((t, s) =>
                t.Select(type => (long)Math.Round(ItemUnits * amount(pipeline.Stages[s].Variants[type.Variant].BaseAllocation))));
            model.Add(LinearExpr.WeightedSum(count.SelectMany(c => c), units) <= (long)Math.Floor((ItemUnits * limit) + 1e-6));
        }
    }

    private long LossOf(int stage, DeviceType type) => (long)Math.Round(LossUnits * type.Loss / Visits(stage));

    private double Visits(int stage) => Math.Max(1e-3, _visits[stage]);

    // The solver leaves devices without load where they cost nothing: they are not needed. A stage to which nothing comes keeps one.
    private static ImmutableArray<int> Needed(ImmutableArray<DeviceType> stage, long[] load, long[] capacity)
    {
        int[] needed = [.. load.Select((y, c) => (int)((y + capacity[c] - 1) / Math.Max(1, capacity[c])))];
        if (needed.Sum() == 0)
        {
            needed[stage.IndexOf(stage.MinBy(t => (t.Loss, t.Batch))!)] = 1;
        }

        return [.. needed];
    }
}
