using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>From a variant's options to the variant; what cannot be built is reported and stands in for itself.</summary>
internal sealed class VariantBuilder(OptionsBinder binder, ClusterCapacity cluster)
{
    private const double DefaultCvCores = 0.1;
    private const double DefaultCvGpuShare = 0.04;
    private const double DefaultCores = 1.0;

    public Variant Build(VariantOptions options, StageOptions stage)
    {
        Allocation allocation = CheckAllocation(options);
        bool sound = binder.IsSound(options, nameof(options.Service));
        IServiceLaw? law = sound ? CheckLaw(options, stage, allocation) : null;
        Variant variant = new()
        {
            Name = options.Name,
            Accuracy = options.Accuracy,
            ParametersMillions = options.ParametersMillions,
            MemoryGiB = options.MemoryGiB,
            BaseAllocation = allocation,
            Allocations = binder.IsSound(options, nameof(options.Allocations)) && options.Allocations is { } amounts
                ? [.. amounts.Select(a => new Allocation(allocation.Kind, a))]
                : [],
            Items = options.Items,
            DramUtilisation = options.DramUtilisation,
            StartUp = options.StartUp is { } start ? new StartUpTime(start.MeanSeconds, start.TailRatio) : default,
            Profile = new ServiceProfile(
                law ?? new ConstantLaw(1.0),
                sound ? CheckVariability(options.Service, allocation.Kind) : new ServiceVariability(ServiceDistribution.Deterministic)),
        };
        IEnumerable<int> batches = binder.IsSound(stage, nameof(stage.BatchSizes)) ? stage.BatchSizes : [1];
        foreach (RuleFault fault in VariantRules.Faults(variant, batches, cluster))
        {
            Report(options, fault);
        }

        return variant;
    }

    // About the law where it is the law that gives such times; what is unsound already stands in for itself, and is not told of twice.
    private void Report(VariantOptions options, RuleFault fault)
    {
        (object holder, string property) = fault.Property == nameof(options.Service) && options.Service.Law is not null
            ? (options.Service, nameof(options.Service.Law))
            : ((object)options, fault.Property);
        bool ofOneKind = options is not { Cores: not null, GpuShare: not null };
        if (ofOneKind && binder.IsSound(holder, property))
        {
            binder.Report(holder, property, $"'{binder.PathOf(holder, property)}' {fault.Text}");
        }
    }

    private Allocation CheckAllocation(VariantOptions options)
    {
        if (options is { Cores: not null, GpuShare: not null })
        {
            binder.Report(
                options, nameof(options.GpuShare), $"'{binder.PathOf(options, nameof(options.GpuShare))}' and 'cores' are given: a replica has one of them");
        }

        return options.GpuShare is double share ? Allocation.OfGpuShare(share) : Allocation.OfCores(options.Cores ?? DefaultCores);
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

        return service.Law is { } law
            ? new CoefficientLaw(law.Gamma, law.Delta, law.Epsilon, law.Eta)
            : new ConstantLaw(service.MeanMs ?? 1.0);
    }
}
