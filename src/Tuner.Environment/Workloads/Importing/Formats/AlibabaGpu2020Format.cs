using System.Text;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Alibaba's GPU cluster, 2020 (PAI): tables without a header line, whose columns are in a file beside, <c>pai_job_table.header</c>; where that
/// is not at hand, they are the published ones of the table that the file is named after. A job, task or instance arrives when it
/// starts (seconds); what never started is no request.
/// </summary>
public sealed class AlibabaGpu2020Format : CsvRequestFormat
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["pai_job_table"] = "job_name,inst_id,user,status,start_time,end_time",
        ["pai_task_table"] = "job_name,task_name,inst_num,status,start_time,end_time,plan_cpu,plan_mem,plan_gpu,gpu_type",
        ["pai_instance_table"] = "job_name,task_name,inst_name,worker_name,inst_id,status,start_time,end_time,machine",
    };

    /// <inheritdoc/>
    public override string Name => "alibaba-gpu-2020";

    /// <inheritdoc/>
    public override string Summary => "pai_job_table.csv, pai_task_table.csv or pai_instance_table.csv (columns in .header files): a row is a request";

    /// <inheritdoc/>
    public override IReadOnlyList<string> StreamFields => ["status", "user", "job_name", "task_name", "gpu_type", "machine", FileField];

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeFields => ["start_time", "end_time"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> WeightFields => ["inst_num"];

    /// <inheritdoc/>
    public override bool Accepts(string name) => base.Accepts(name) && Known.Keys.Any(table => name.Contains(table, StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override IReadOnlyList<string>? ColumnsOf(InputFile file)
    {
        string header = Path.Combine(Path.GetDirectoryName(file.Name) ?? string.Empty, Path.GetFileNameWithoutExtension(file.PlainName) + ".header");
        string? columns = !file.Name.Contains('!', StringComparison.Ordinal) && File.Exists(header)
            ? File.ReadAllText(header, Encoding.UTF8).Trim()
            : Known.GetValueOrDefault(Path.GetFileNameWithoutExtension(file.PlainName));
        return columns?.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private protected override Func<(long? Ticks, string? Fault)> TimeOf(CsvTable table, string field)
    {
        int column = table.Require(field);
        return () => Seconds(field, table[column], mayBeEmpty: true);
    }
}
