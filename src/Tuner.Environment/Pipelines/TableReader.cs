using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Pipelines;

/// <summary>A measured table: a mapping from batch to milliseconds, or a list of points at several allocations.</summary>
internal sealed class TableReader(OptionsBinder binder, ServiceOptions service, string path)
{
    private static readonly NumericRange Milliseconds = new(0.0, double.MaxValue, LeastExcluded: true);

    /// <summary>The law; null, and diagnostics, where the table is wrong or does not reach <paramref name="largestBatch"/>.</summary>
    public TableLaw? Read(YamlNode table, Allocation allocation, int largestBatch)
    {
        List<TablePoint>? points = table is YamlSequenceNode ? ReadList(table, allocation.Kind) : ReadMap(table, allocation.Amount);
        if (points is null || !Covers(points, largestBatch))
        {
            return null;
        }

        return new TableLaw(points, allocation.Amount);
    }

    private List<TablePoint>? ReadMap(YamlNode table, double amount)
    {
        if (!binder.TryReadValue(table, path, Milliseconds, out ImmutableDictionary<int, double>? map))
        {
            return null;
        }

        foreach (int batch in map!.Keys.Where(b => b is < 1 or > TableOptions.LargestBatch))
        {
            Report($"'{path}' must have batches between 1 and {TableOptions.LargestBatch}, got {batch}");
            return null;
        }

        return [.. map.Select(p => new TablePoint(p.Key, amount, p.Value))];
    }

    private List<TablePoint>? ReadList(YamlNode table, ResourceKind kind)
    {
        if (!binder.TryReadValue(table, path, null, out IReadOnlyList<TableOptions>? rows))
        {
            return null;
        }

        List<TablePoint> points = [];
        bool good = true;
        foreach (TableOptions row in rows!)
        {
            (string wanted, double? amount, double? other) = kind == ResourceKind.Cores
                ? (nameof(row.Cores), row.Cores, row.GpuShare)
                : (nameof(row.GpuShare), row.GpuShare, row.Cores);
            bool sound = binder.IsSound(row, nameof(row.Batch)) && binder.IsSound(row, nameof(row.Ms)) && binder.IsSound(row, wanted);
            if (amount is null || other is not null)
            {
                string key = OptionNames.Key(wanted);
                if (sound)
                {
                    binder.Report(row, null, $"a point of '{path}' must have '{key}', as the variant has, and nothing else");
                }

                good = false;
            }
            else if (sound && points.Any(p => p.Batch == row.Batch && p.Amount == amount))
            {
                binder.Report(row, null, $"two points of '{path}' have this batch and allocation");
                good = false;
            }

            good &= sound;
            points.Add(new TablePoint(row.Batch, amount ?? 0.0, row.Ms));
        }

        return good ? points : null;
    }

    private bool Covers(List<TablePoint> points, int largestBatch)
    {
        if (points.Count == 0)
        {
            Report($"'{path}' has no points");
            return false;
        }

        // A batch may be served before it is full, so every size from 1 up must be known.
        foreach (IGrouping<double, TablePoint> row in points.GroupBy(p => p.Amount))
        {
            int least = row.Min(p => p.Batch), most = row.Max(p => p.Batch);
            if (least > 1 || most < largestBatch)
            {
                Report($"'{path}' covers batches {least} to {most}, 1 to {largestBatch} are needed (batchSizes)");
                return false;
            }
        }

        return true;
    }

    private void Report(string message) => binder.Report(service, nameof(service.Table), message);
}
