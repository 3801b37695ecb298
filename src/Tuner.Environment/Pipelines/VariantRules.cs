using System.Globalization;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>What must hold of a variant at its stage and on its cluster.</summary>
internal static class VariantRules
{
    public static IEnumerable<RuleFault> Faults(Variant variant, IEnumerable<int> batchSizes, ClusterCapacity cluster)
    {
        bool onGpu = variant.BaseAllocation.Kind == ResourceKind.GpuShare;
        string amount = onGpu ? nameof(VariantOptions.GpuShare) : nameof(VariantOptions.Cores);
        RuleFault[] ranges =
        [
            .. RuleFault.OfRange(typeof(VariantOptions), nameof(VariantOptions.Accuracy), variant.Accuracy),
            .. RuleFault.OfRange(typeof(VariantOptions), nameof(VariantOptions.ParametersMillions), variant.ParametersMillions),
            .. RuleFault.OfRange(typeof(VariantOptions), nameof(VariantOptions.MemoryGiB), variant.MemoryGiB),
            .. RuleFault.OfRange(typeof(VariantOptions), nameof(VariantOptions.Items), variant.Items),
            .. RuleFault.OfRange(typeof(VariantOptions), nameof(VariantOptions.DramUtilisation), variant.DramUtilisation),
            .. RuleFault.OfRange(typeof(VariantOptions), amount, variant.BaseAllocation.Amount),
            .. RuleFault.OfRange(typeof(StartUpOptions), nameof(StartUpOptions.MeanSeconds), variant.StartUp.MeanSeconds),
        ];

        // An allocation that is none has no place in a law: the rest is looked at once the numbers are numbers.
        return ranges.Length > 0
            ? ranges
            : [.. Allocations(variant, amount, onGpu), .. Fits(variant, amount, onGpu, cluster), .. Times(variant, batchSizes)];
    }

    private static IEnumerable<RuleFault> Allocations(Variant variant, string amount, bool onGpu)
    {
        string property = nameof(VariantOptions.Allocations);
        for (int i = 0; i < variant.Allocations.Length; i++)
        {
            Allocation allocation = variant.Allocations[i];
            if (allocation.Kind != variant.BaseAllocation.Kind)
            {
                yield return new RuleFault(property, $"has {allocation}: what the base allocation is of was expected, {variant.BaseAllocation.Kind}");
            }
            else if (!(allocation.Amount > 0.0 && allocation.Amount <= (onGpu ? 1.0 : double.MaxValue)))
            {
                yield return new RuleFault(property, Text($"has {allocation.Amount}: above 0 and {(onGpu ? "at most 1, a share of a GPU," : "finite")} was expected"));
            }
            else if (i > 0 && allocation.Amount <= variant.Allocations[i - 1].Amount)
            {
                yield return new RuleFault(property, Text($"must ascend, got {allocation.Amount} after {variant.Allocations[i - 1].Amount}"));
            }
        }

        if (!variant.Allocations.Contains(variant.BaseAllocation))
        {
            yield return new RuleFault(property, Text($"must have the base allocation {variant.BaseAllocation.Amount} ('{Configuration.OptionNames.Key(amount)}') among them"));
        }
    }

    private static IEnumerable<RuleFault> Fits(Variant variant, string amount, bool onGpu, ClusterCapacity cluster)
    {
        if (onGpu)
        {
            if (cluster.Gpus is not { } gpus)
            {
                yield return new RuleFault(amount, "is given, but the cluster has no GPUs: 'cluster.gpus' was expected");
            }
            else if (gpus.Memory != GpuMemoryRule.Off)
            {
                foreach (RuleFault fault in FitsMemory(variant, gpus))
                {
                    yield return fault;
                }
            }

            yield break;
        }

        if (variant.BaseAllocation.Cores > cluster.CoresPerNode)
        {
            yield return new RuleFault(amount, Text($"is {variant.BaseAllocation.Cores}: a replica must fit a node of {cluster.CoresPerNode} cores"));
        }

        foreach (Allocation allocation in variant.Allocations.Where(a => a.Cores > cluster.CoresPerNode && a != variant.BaseAllocation))
        {
            yield return new RuleFault(nameof(variant.Allocations), Text($"has {allocation.Amount}: a replica must fit a node of {cluster.CoresPerNode} cores"));
        }

        if (variant.MemoryGiB > cluster.MemoryGiBPerNode)
        {
            yield return new RuleFault(nameof(variant.MemoryGiB), Text($"is {variant.MemoryGiB}: a replica must fit a node of {cluster.MemoryGiBPerNode} GiB"));
        }
    }

    /// <summary>Swapping too: a batch needs all of its model at once. Said of the least allocation that does not hold it.</summary>
    private static IEnumerable<RuleFault> FitsMemory(Variant variant, GpuCapacity gpus)
    {
        long memory = Millionths.Of(variant.MemoryGiB);
        if (memory > Millionths.Of(gpus.MemoryGiB))
        {
            yield return new RuleFault(nameof(variant.MemoryGiB), Text($"is {variant.MemoryGiB}: a replica must fit a GPU of {gpus.MemoryGiB} GiB"));
            yield break;
        }

        foreach (Allocation allocation in variant.Allocations)
        {
            double own = gpus.OwnMemoryGiB(allocation.GpuShare);
            if (memory > Millionths.Of(own))
            {
                yield return new RuleFault(
                    nameof(variant.MemoryGiB),
                    Text($"is {variant.MemoryGiB}: a replica must fit its mig slices, which have {own} GiB at a share of {allocation.GpuShare}"));
                yield break;
            }
        }
    }

    private static IEnumerable<RuleFault> Times(Variant variant, IEnumerable<int> batchSizes)
    {
        int[] batches = [.. batchSizes.Append(1).Distinct().Order()];
        if (variant.Profile.Law is TableLaw table && table.MaxBatch < batches[^1])
        {
            yield return new RuleFault(nameof(VariantOptions.Service), $"covers batches 1 to {table.MaxBatch}, 1 to {batches[^1]} are needed (batchSizes)");
            yield break;
        }

        foreach (Allocation allocation in variant.Allocations)
        {
            foreach (int batch in batches)
            {
                double ms = variant.Profile.MeanMs(batch, allocation.Amount);
                if (!(ms > 0.0) || !double.IsFinite(ms))
                {
                    string where = variant.Allocations.Length > 1 ? $" and {allocation}" : "";
                    yield return new RuleFault(nameof(VariantOptions.Service), Text($"must give times above 0 ms, got {ms} ms at batch {batch}{where}"));
                    yield break;
                }
            }
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
