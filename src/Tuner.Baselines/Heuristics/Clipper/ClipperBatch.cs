using System.Collections.Immutable;

namespace Tuner.Baselines.Heuristics.Clipper;

/// <summary>
/// A max batch by additive increase and multiplicative decrease (Clipper, section 4.3.1, "Dynamic batch size"). The size that it reckons with
/// is a number between the smallest and the largest legal one; in force is the largest legal one that is not above it.
/// </summary>
/// <param name="increase">Above 0.</param>
/// <param name="backoff">In (0, 1): the paper has 10 %, little, since the best size hardly moves.</param>
/// <param name="sizes">The legal ones, ascending.</param>
public sealed class ClipperBatch(double increase, double backoff, ImmutableArray<int> sizes)
{
    private double _size = sizes[0];

    /// <summary>In force.</summary>
    public int Size => sizes.Last(s => s <= _size);

    /// <summary>After an interval whose batches took so long on average; where none ended nothing is learnt.</summary>
    public void Learn(double batchSeconds, double objectiveSeconds)
    {
        double next = batchSeconds > objectiveSeconds ? _size * (1.0 - backoff) : _size + increase;
        _size = double.IsNaN(batchSeconds) ? _size : Math.Clamp(next, sizes[0], sizes[^1]);
    }
}
