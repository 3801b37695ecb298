using System.Buffers;
using System.Globalization;

namespace Tuner.Experiments.Recording;

/// <summary>
/// What a cell of an experiment is: one policy on one workload of one pipeline with one seed, where something is swept at one
/// point of it. Names are folder names without '+'.
/// </summary>
public sealed record CellKey(string Pipeline, string Workload, string Policy, ulong Seed)
{
    private const char BeforePoint = '+';

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>The point of the sweep; null where nothing is swept.</summary>
    public SweepPoint? Point { get; init; }

    /// <summary>The pipeline with its point, <c>video-gpu+shareLimit=1.5</c>: the first folder.</summary>
    public string PipelineAtPoint => Point is null ? Pipeline : $"{Pipeline}{BeforePoint}{Point}";

    /// <summary>pipeline/workload/policy/seed, or pipeline+name=value/workload/policy/seed.</summary>
    public string RelativePath =>
        Path.Combine(Name(PipelineAtPoint), Name(Workload), Name(Policy), Seed.ToString(CultureInfo.InvariantCulture));

    /// <summary>The cell of four folders that <see cref="RelativePath"/> named.</summary>
    public static CellKey Of(string pipelineAtPoint, string workload, string policy, string seed)
    {
        ulong number = ulong.Parse(seed, CultureInfo.InvariantCulture);
        int plus = pipelineAtPoint.IndexOf(BeforePoint, StringComparison.Ordinal);
        if (plus < 0)
        {
            return new CellKey(pipelineAtPoint, workload, policy, number);
        }

        string point = pipelineAtPoint[(plus + 1)..];
        int equals = point.IndexOf('=', StringComparison.Ordinal);
        return new CellKey(pipelineAtPoint[..plus], workload, policy, number) { Point = new SweepPoint(point[..equals], point[(equals + 1)..]) };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{PipelineAtPoint}/{Workload}/{Policy}/{Seed}";

    private static string Name(string name) =>
        string.IsNullOrWhiteSpace(name) || name[0] == '.' || name.AsSpan().ContainsAny(NotInNames)
            ? throw new ArgumentException($"'{name}' cannot name a folder: a name without / \\ : * ? \" < > | and without a dot in front expected.")
            : name;
}
