using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>From a variant's options to the variant; what cannot be built is reported and stands in for itself.</summary>
internal sealed class VariantBuilder(OptionsBinder binder, ClusterOptions? cluster)
{
    private const double DefaultCvCores = 0.1;
    private const double DefaultCvGpuShare = 0.04;
    private const double DefaultCores = 1.0;

    public Variant Build(VariantOptions options, StageOptions stage)
    {
        Allocation allocation = CheckAllocation(options);
        bool sound = binder.IsSound(options, nameof(options.Service));
        return new Variant
        {
            Name = options.Name,
            Accuracy = options.Accuracy,
            ParametersMillions = options.ParametersMillions,
            MemoryGiB = options.MemoryGiB,
            BaseAllocation = allocation,
            StartUp = options.StartUp is { } start ? new StartUpTime(start.MeanSeconds, start.TailRatio) : default,
            Profile = new ServiceProfile(
                (sound ? CheckLaw(options, stage, allocation) : null) ?? new ConstantLaw(1.0),
                sound ? CheckVariability(options.Service, allocation.Kind) : new ServiceVariability(ServiceDistribution.Deterministic)),
        };
    }

    private Allocation CheckAllocation(VariantOptions options)
    {
        if (options is { Cores: not null, GpuShare: not null })
        {
            binder.Report(
                options, nameof(options.GpuShare), $"'{binder.PathOf(options, nameof(options.GpuShare))}' and 'cores' are given: a replica has one of them");
        }

        if (options.GpuShare is double share)
        {
            return Allocation.OfGpuShare(share);
        }

        double cores = options.Cores ?? DefaultCores;
        if (cluster is not null
            && binder.IsSound(cluster, nameof(cluster.CoresPerNode))
            && binder.IsSound(options, nameof(options.Cores))
            && binder.IsSound(options, nameof(options.GpuShare))
            && cores > cluster.CoresPerNode)
        {
            binder.Report(
                options,
                nameof(options.Cores),
                FormattableString.Invariant($"'{binder.PathOf(options, nameof(options.Cores))}' is {cores}: a replica must fit a node of {cluster.CoresPerNode} cores"));
        }

        return Allocation.OfCores(cores);
    }

    private ServiceVariability CheckVariability(ServiceOptions service, ResourceKind kind)
    {
        bool fixedShape = service.Distribution is ServiceDistribution.Deterministic or ServiceDistribution.Exponential;
        if (fixedShape && service.Cv is not null)
        {
            binder.Report(service, nameof(service.Cv), $"'{binder.PathOf(service, nameof(service.Cv))}' has no meaning where the distribution is {OptionNames.Word(service.Distribution)}");
        }

        return new ServiceVariability(
            service.Distribution, service.Cv ?? (kind == ResourceKind.Cores ? DefaultCvCores : DefaultCvGpuShare));
    }

    private IServiceLaw? CheckLaw(VariantOptions options, StageOptions stage, Allocation allocation)
    {
        ServiceOptions service = options.Service;
        string[] given = [.. new[] { nameof(service.Table), nameof(service.Law), nameof(service.MeanMs) }.Where(p => binder.IsGiven(service, p))];
        if (given.Length != 1)
        {
            string found = given.Length == 0 ? "none of them" : string.Join(" and ", given.Select(OptionNames.Key));
            binder.Report(options, nameof(options.Service), $"'{binder.PathOf(options, nameof(options.Service))}' must have exactly one of table, law and meanMs, got {found}");
            return null;
        }

        if (!binder.IsSound(service, given[0]) || !binder.IsSound(stage, nameof(stage.BatchSizes)) || stage.BatchSizes.Count == 0)
        {
            return null;
        }

        if (service.Table is { } table)
        {
            return new TableReader(binder, service, binder.PathOf(service, nameof(service.Table))).Read(table, allocation, stage.BatchSizes.Max());
        }

        return service.Law is { } law ? CheckCoefficients(service, law, stage.BatchSizes, allocation.Amount) : new ConstantLaw(service.MeanMs ?? 1.0);
    }

    private CoefficientLaw CheckCoefficients(ServiceOptions service, LawOptions options, IReadOnlyList<int> batches, double amount)
    {
        CoefficientLaw law = new(options.Gamma, options.Delta, options.Epsilon, options.Eta);
        foreach (int batch in batches.Append(1).Distinct().Order())
        {
            double ms = law.MeanMs(batch, amount);
            if (!(ms > 0.0) || !double.IsFinite(ms))
            {
                binder.Report(
                    service,
                    nameof(service.Law),
                    FormattableString.Invariant($"'{binder.PathOf(service, nameof(service.Law))}' must give times above 0 ms, got {ms} ms at batch {batch}"));
                break;
            }
        }

        return law;
    }
}
