using Tuner.Environment.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>
/// The lists <c>pipelines</c> and <c>workloads</c> of an experiment. It is played on every pair of them: for each, the reader is shown the file with
/// one <c>pipeline</c> and one <c>workload</c> in their place.
/// </summary>
internal sealed class ExperimentGrid
{
    public const string PipelineKey = "pipeline";
    public const string WorkloadKey = "workload";
    public const string PipelinesKey = "pipelines";
    public const string WorkloadsKey = "workloads";

    private readonly YamlSource _source;
    private readonly YamlNode[]? _pipelines, _workloads;

    public ExperimentGrid(YamlSource source, DiagnosticSink sink)
    {
        _source = source;
        _pipelines = List(PipelinesKey, PipelineKey, sink);
        _workloads = List(WorkloadsKey, WorkloadKey, sink);
    }

    /// <summary>Whether there is a list at all.</summary>
    public bool IsGiven => _pipelines is not null || _workloads is not null;

    /// <summary>Pairs of a pipeline and a workload.</summary>
    public int Count => (_pipelines?.Length ?? 1) * WorkloadCount;

    private int WorkloadCount => _workloads?.Length ?? 1;

    /// <summary>Leaves one pair in the file, the workloads of the first pipeline first.</summary>
    public void Select(int pair)
    {
        if (_pipelines is not null)
        {
            _source.Replace(PipelinesKey, PipelineKey, _pipelines[pair / WorkloadCount]);
        }

        if (_workloads is not null)
        {
            _source.Replace(WorkloadsKey, WorkloadKey, _workloads[pair % WorkloadCount]);
        }
    }

    private YamlNode[]? List(string key, string single, DiagnosticSink sink)
    {
        if (_source.Find(key) is not { } node)
        {
            return null;
        }

        string? fault = node is not YamlSequenceNode { Children.Count: > 0 } ? $"'{key}' must be a list of one or more"
            : _source.Find(single) is not null ? $"'{key}' is given beside '{single}': one of them was expected"
            : null;
        if (fault is null)
        {
            return [.. ((YamlSequenceNode)node).Children];
        }

        sink.Add(_source.At(node, fault));
        return null;
    }
}
