namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Alibaba's GPU cluster, 2023: <c>openb_pod_list_*.csv</c> with <c>name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,
/// creation_time,deletion_time,scheduled_time</c>. A pod arrives when it is created (seconds), or when it was scheduled, if it was.
/// </summary>
public sealed class AlibabaGpu2023Format : CsvRequestFormat
{
    /// <inheritdoc/>
    public override string Name => "alibaba-gpu-2023";

    /// <inheritdoc/>
    public override string Summary => "openb_pod_list_*.csv (name,...,qos,pod_phase,creation_time,...): a pod is a request";

    /// <inheritdoc/>
    public override IReadOnlyList<string> StreamFields => ["qos", "gpu_spec", "pod_phase", "name", FileField];

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeFields => ["creation_time", "scheduled_time"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> WeightFields => ["num_gpu"];

    /// <inheritdoc/>
    public override bool Accepts(string name) => base.Accepts(name) && name.Contains("pod_list", StringComparison.Ordinal);

    private protected override Func<(long? Ticks, string? Fault)> TimeOf(CsvTable table, string field)
    {
        int column = table.Require(field);
        bool mayBeEmpty = field != TimeFields[0];
        return () => Seconds(field, table[column], mayBeEmpty);
    }
}
