using System.Collections.Immutable;

namespace Tuner.Environment.Pipelines;

/// <summary>One inference task of a pipeline, the variants that can serve it, and what may be decided about it.</summary>
public sealed record Stage
{
    /// <summary>Unique within its pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>In the order of the file; at least one.</summary>
    public required ImmutableArray<Variant> Variants { get; init; }

    /// <summary>Most replicas that may be decided, 1 or more.</summary>
    public int MaxReplicas { get; init; } = 16;

    /// <summary>The max batch sizes that may be decided, ascending.</summary>
    public ImmutableArray<int> BatchSizes { get; init; } = [1];

    /// <summary>How long the oldest of a forming batch waits for the batch to fill; 0 takes what waits.</summary>
    public double BatchTimeoutSeconds { get; init; }

    /// <summary>Requests that may wait in the queue; arrivals beyond are dropped. Null: no limit.</summary>
    public int? QueueLimit { get; init; }

    /// <summary>Who is served next of those who wait.</summary>
    public QueueOrder Order { get; init; } = QueueOrder.Fifo;

    /// <summary>How the accuracies of the paths that meet here become one; not used where one stage feeds it.</summary>
    public JoinRule Join { get; init; } = JoinRule.Mean;

    /// <summary>How the number of items that it puts out scatters about <see cref="Variant.Items"/>.</summary>
    public ItemDistribution Items { get; init; } = ItemDistribution.Rounded;

    /// <summary>
    /// Seconds without a request after which its replicas are stopped, to be started again by the next one; null: never.
    /// </summary>
    public double? IdleSeconds { get; init; }

    /// <summary>Whether it puts out one item for each that it serves, whatever variant serves.</summary>
    public bool SendsOneItem => Items == ItemDistribution.Rounded && Variants.All(v => v.Items == 1.0);

    /// <summary>Index of the variant with that name, or -1.</summary>
    public int FindVariant(string name)
    {
        for (int i = 0; i < Variants.Length; i++)
        {
            if (string.Equals(Variants[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Index of the variant with the highest accuracy (the first of equals).</summary>
    public int MostAccurateVariant => Variants.Select((v, i) => (v.Accuracy, -i)).Max().Item2 * -1;

    /// <summary>Index of the variant with the lowest accuracy (the first of equals).</summary>
    public int LightestVariant => Variants.Select((v, i) => (v.Accuracy, i)).Min().i;
}
