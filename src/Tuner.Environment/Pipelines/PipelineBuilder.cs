using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>From a file's options to a pipeline: what types and ranges cannot express is checked here, with positions.</summary>
internal sealed class PipelineBuilder(OptionsBinder binder, PipelineOptions options)
{
    private readonly List<Stage> _stages = [];
    private ImmutableArray<int> _order = [];
    private ImmutableArray<StageEdge> _edges = [];
    private PlanningFacts _planning = new();
    private ClusterCapacity _cluster = ClusterCapacity.Unlimited;
    private FaultModel _faults = FaultModel.None;
    private INetworkDelay? _network;

    /// <summary>Reports all that is wrong.</summary>
    public void Check()
    {
        CheckName(options, nameof(options.Name), options.Name);
        if (binder.IsSound(options, nameof(options.Slo))
            && options.Slo.Drops == DropPolicy.Limit
            && double.IsPositiveInfinity(options.Slo.DropLimitSeconds)
            && binder.IsSound(options.Slo, nameof(SloOptions.DropLimitSeconds)))
        {
            binder.Report(options.Slo, nameof(SloOptions.Drops), "'slo.dropLimitSeconds' is missing: 'drops: limit' needs it");
        }

        if (binder.IsSound(options, nameof(options.Stages)) && options.Stages.Count == 0)
        {
            binder.Report(options, nameof(options.Stages), "'stages' must have at least one stage");
        }

        CheckUnique(options.Stages, s => s.Name, "stages");
        _cluster = new ClusterBuilder(binder).Build(options);
        _faults = new ClusterBuilder(binder).BuildFaults(options);
        _network = options.Slo?.Network is { } network ? new NetworkBuilder(binder).Build(network) : null;
        VariantBuilder variants = new(binder, _cluster);
        foreach (StageOptions stage in options.Stages)
        {
            CheckName(stage, nameof(stage.Name), stage.Name);
            _stages.Add(CheckStage(stage, variants));
        }

        StageOrder order = new(binder, options.Stages);
        _order = order.Find();
        _edges = order.Edges;
        CheckJoins();
        if (options.Planning is { } planning)
        {
            _planning = new PlanningBuilder(binder, planning, options.Stages).Build(_order);
        }
    }

    /// <summary>The pipeline, once nothing was reported.</summary>
    public Pipeline Build() => new(
        options.Name,
        new ServiceLevelObjective(options.Slo.LatencySeconds, options.Slo.Drops, options.Slo.DropLimitSeconds) { Network = _network },
        [.. _order.Select(i => _stages[i])],
        _cluster,
        _planning,
        _edges,
        _faults);

    private void CheckJoins()
    {
        if (_order.IsEmpty)
        {
            return;
        }

        StageGraph graph = new(_order.Length, _edges);
        Stage[] stages = [.. _order.Select(i => _stages[i])];
        for (int i = 0; i < stages.Length; i++)
        {
            StageOptions stage = options.Stages[_order[i]];
            string path = $"'{binder.PathOf(stage, nameof(stage.Join))}'";
            if (binder.IsGiven(stage, nameof(stage.Join)) && graph.In(i).Length < 2)
            {
                binder.Report(stage, nameof(stage.Join), $"{path} has no meaning: several stages that feed '{stage.Name}' were expected");
            }
            else if (binder.IsSound(stage, nameof(stage.Join)) && StageRules.VoteFault(stages, graph, i) is { } fault)
            {
                binder.Report(stage, fault.Property, $"{path} {fault.Text}");
            }
        }
    }

    private Stage CheckStage(StageOptions stage, VariantBuilder variants)
    {
        if (binder.IsSound(stage, nameof(stage.Variants)) && stage.Variants.Count == 0)
        {
            binder.Report(stage, nameof(stage.Variants), $"'{binder.PathOf(stage, nameof(stage.Variants))}' must have at least one variant");
        }

        CheckUnique(stage.Variants, v => v.Name, $"variants of '{stage.Name}'");
        if (binder.IsSound(stage, nameof(stage.BatchSizes)))
        {
            CheckBatchSizes(stage);
        }

        foreach (VariantOptions variant in stage.Variants)
        {
            CheckName(variant, nameof(variant.Name), variant.Name);
        }

        return new Stage
        {
            Name = stage.Name,
            Variants = [.. stage.Variants.Select(v => variants.Build(v, stage))],
            MaxReplicas = stage.MaxReplicas,
            BatchSizes = [.. stage.BatchSizes],
            BatchTimeoutSeconds = stage.BatchTimeoutSeconds,
            QueueLimit = stage.QueueLimit,
            Order = stage.Queue,
            Join = stage.Join,
            Items = stage.ItemsDistribution,
            IdleSeconds = stage.IdleSeconds,
        };
    }

    private void CheckBatchSizes(StageOptions stage)
    {
        string path = binder.PathOf(stage, nameof(stage.BatchSizes));
        if (stage.BatchSizes.Count == 0)
        {
            binder.Report(stage, nameof(stage.BatchSizes), $"'{path}' must have at least one batch size");
        }

        for (int i = 1; i < stage.BatchSizes.Count; i++)
        {
            if (stage.BatchSizes[i] <= stage.BatchSizes[i - 1])
            {
                binder.Report(stage, nameof(stage.BatchSizes), $"'{path}' must ascend, got {stage.BatchSizes[i]} after {stage.BatchSizes[i - 1]}", index: i);
            }
        }
    }

    /// <summary>Names become folders and columns.</summary>
    private void CheckName(object holder, string property, string name)
    {
        if (binder.IsSound(holder, property) && FolderNames.Fault(binder.PathOf(holder, property), name) is { } fault)
        {
            binder.Report(holder, property, fault);
        }
    }

    private void CheckUnique<T>(IReadOnlyList<T> items, Func<T, string> nameOf, string what)
        where T : class
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (binder.IsSound(item, nameof(StageOptions.Name)) && !names.Add(nameOf(item)))
            {
                binder.Report(item, nameof(StageOptions.Name), $"two {what} are named '{nameOf(item)}'");
            }
        }
    }
}
