using System.Buffers;
using System.Globalization;

namespace Tuner.Experiments.Recording;

/// <summary>What a cell of an experiment is: one policy on one workload of one pipeline with one seed. Names are folder names.</summary>
public sealed record CellKey(string Pipeline, string Workload, string Policy, ulong Seed)
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>pipeline/workload/policy/seed.</summary>
    public string RelativePath => Path.Combine(Name(Pipeline), Name(Workload), Name(Policy), Seed.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => $"{Pipeline}/{Workload}/{Policy}/{Seed}";

    private static string Name(string name) =>
        string.IsNullOrWhiteSpace(name) || name[0] == '.' || name.AsSpan().ContainsAny(NotInNames)
            ? throw new ArgumentException($"'{name}' cannot name a folder: a name without / \\ : * ? \" < > | and without a dot in front expected.")
            : name;
}
