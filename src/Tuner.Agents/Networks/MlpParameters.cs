using Tuner.Environment.Randomness;

namespace Tuner.Agents.Networks;

/// <summary>
/// The weights of a multi-layer perceptron with tanh between its layers and none after the last, as one flat array:
/// for every layer the weights [out, in] row by row, then the biases [out].
/// </summary>
public sealed class MlpParameters
{
    private readonly int[] _sizes;
    private readonly float[] _values;

    /// <param name="sizes">Widths from input to output, at least two, each above 0.</param>
    /// <param name="values">As many as <see cref="CountOf"/> says.</param>
    public MlpParameters(IReadOnlyList<int> sizes, ReadOnlySpan<float> values)
    {
        if (sizes.Count < 2 || sizes.Any(s => s <= 0) || values.Length != CountOf(sizes))
        {
            throw new ArgumentException($"{values.Length} values do not fill an MLP of widths {string.Join('-', sizes)}.", nameof(values));
        }

        _sizes = [.. sizes];
        _values = values.ToArray();
    }

    /// <summary>Widths from input to output.</summary>
    public IReadOnlyList<int> Sizes => _sizes;

    public ReadOnlySpan<float> Values => _values;

    /// <summary>Weights and biases of an MLP of these widths.</summary>
    public static int CountOf(IReadOnlyList<int> sizes)
    {
        int count = 0;
        for (int layer = 1; layer < sizes.Count; layer++)
        {
            count += (sizes[layer - 1] + 1) * sizes[layer];
        }

        return count;
    }

    /// <summary>
    /// Orthogonal weights (Saxe et al., 2014), gain sqrt 2 in the hidden layers and <paramref name="outputGain"/> in the last; biases zero,
    /// but those of the last layer where <paramref name="outputBiases"/> gives them.
    /// </summary>
    public static MlpParameters Orthogonal(
        IReadOnlyList<int> sizes, double outputGain, RandomStream random, IReadOnlyList<float>? outputBiases = null)
    {
        float[] values = new float[CountOf(sizes)];
        int offset = 0;
        for (int layer = 1; layer < sizes.Count; layer++)
        {
            int columns = sizes[layer - 1], rows = sizes[layer];
            double gain = layer == sizes.Count - 1 ? outputGain : Math.Sqrt(2.0);
            OrthogonalMatrix.Fill(values.AsSpan(offset, rows * columns), rows, columns, gain, random);
            offset += rows * (columns + 1);
        }

        if (outputBiases is not null)
        {
            if (outputBiases.Count != sizes[^1])
            {
                throw new ArgumentException($"{outputBiases.Count} biases for {sizes[^1]} outputs.", nameof(outputBiases));
            }

            ((float[])[.. outputBiases]).CopyTo(values, values.Length - sizes[^1]);
        }

        return new MlpParameters(sizes, values);
    }
}
