using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Tuner.Experiments.Cli;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Benchmarks;

/// <summary>What tuner bench answers about any subject; the JSON has these names in camelCase, and the headlines beside them.</summary>
internal sealed record BenchmarkReport
{
    private const int InstanceWidth = 100;

    public required string Subject { get; init; }

    public required ulong Seed { get; init; }

    public required double SecondsPerCase { get; init; }

    public required int Repeats { get; init; }

    /// <summary>Seconds of it all, warming up included.</summary>
    public required double WallSeconds { get; init; }

    public required IReadOnlyList<BenchmarkCase> Cases { get; init; }

    public required MachineFacts Machine { get; init; }

    /// <summary>The few numbers that a reader looks for, by name; those of groups that were not measured are left out.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Headlines { get; init; } = [];

    public string Write(OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonText.Of(this),
        OutputFormat.Csv => Csv(),
        _ => Text(),
    };

    private string Text()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Subject}: median of {Repeats} repeats, {SecondsPerCase} s a case, seed {Seed}; {Machine.Cpu}, {Machine.Cores} cores, {Machine.Runtime}\n");
        text.Append("cpu: processor time of the process; bytes: allocated per unit once warm; held: managed memory of the instance; ratio: time per unit over that of the case named\n");
        foreach (IGrouping<string, BenchmarkCase> group in Cases.GroupBy(c => c.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{group.Key + " (" + group.First().Unit + ")",-34}{"median/s",13}{"least/s",13}{"most/s",13}{"ns each",13}{"cpu ns each",13}{"bytes",9}{"held MiB",10}  ratio, facts\n");
            foreach (BenchmarkCase c in group)
            {
                string ratio = c.TimeRatio is { } r ? string.Create(CultureInfo.InvariantCulture, $"  {r:F2} x {c.ComparedTo}") : string.Empty;
                string facts = string.Concat(c.Facts.Select(f => string.Create(CultureInfo.InvariantCulture, $"  {f.Key} {f.Value:0.####}")));
                text.Append(CultureInfo.InvariantCulture, $"  {c.Name,-32}{c.MedianPerSecond,13:N0}{c.LeastPerSecond,13:N0}{c.MostPerSecond,13:N0}{c.NanosecondsPerUnit,13:N1}{c.ProcessorNanosecondsPerUnit,13:N1}{c.AllocatedBytesPerUnit,9:0.##}{c.HeldBytes / 1048576.0,10:F2}{ratio}{facts}\n");
            }
        }

        text.Append("\nInstances\n");
        foreach (BenchmarkCase c in Cases)
        {
            string[] lines = [.. Wrap($"{c.Group} {c.Name}: {c.Instance}")];
            text.Append("  ").AppendJoin("\n    ", lines).Append('\n');
        }

        text.Append('\n');
        foreach ((string name, object value) in Headlines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {value:#,0.00##}\n");
        }

        return text.ToString();
    }

    private string Csv()
    {
        StringBuilder text = new("subject,group,case,unit,median_per_s,least_per_s,most_per_s,ns_per_unit,processor_ns_per_unit,allocated_bytes_per_unit,held_bytes,compared_to,time_ratio\n");
        foreach (BenchmarkCase c in Cases)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Subject},{c.Group},{c.Name},{c.Unit},{c.MedianPerSecond},{c.LeastPerSecond},{c.MostPerSecond},{c.NanosecondsPerUnit},{c.ProcessorNanosecondsPerUnit},{c.AllocatedBytesPerUnit},{c.HeldBytes},{c.ComparedTo},{c.TimeRatio}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Wrap(string text)
    {
        StringBuilder line = new();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > InstanceWidth)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : string.Empty).Append(word);
        }

        yield return line.ToString();
    }
}
