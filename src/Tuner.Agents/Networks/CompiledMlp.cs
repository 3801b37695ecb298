using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuner.Agents.Networks;

/// <summary>
/// An MLP laid out for a SIMD forward: weights transposed to [in, out] and padded, one pass over them for every four rows.
/// Within 1e-5 of libtorch, and an order of magnitude faster at small batches. A forward allocates nothing and changes nothing,
/// so threads may share it.
/// </summary>
public sealed class CompiledMlp
{
    private const int Padding = DenseKernel<Simd512, Vector512<float>>.PaddingFloats;
    private const int BlockRows = DenseKernel<Simd512, Vector512<float>>.BlockRows;

    private readonly int[] _sizes;
    private readonly int[] _strides;
    private readonly float[][] _weights;
    private readonly float[][] _biases;
    private readonly int _scratchFloats;

    /// <summary>Compiles trained parameters.</summary>
    public CompiledMlp(MlpParameters parameters)
        : this(parameters.Sizes) => Load(parameters.Values);

    /// <summary>An MLP of zeros, for a learner that loads new parameters after each update.</summary>
    internal CompiledMlp(IReadOnlyList<int> sizes)
    {
        _sizes = [.. sizes];
        _strides = [.. sizes.Select(s => (s + Padding - 1) / Padding * Padding)];
        _weights = [.. Enumerable.Range(1, sizes.Count - 1).Select(l => new float[_sizes[l - 1] * _strides[l]])];
        _biases = [.. _strides.Skip(1).Select(s => new float[s])];
        _scratchFloats = BlockRows * _strides.Skip(1).Max();
    }

    /// <summary>Floats of one input row.</summary>
    public int InputSize => _sizes[0];

    /// <summary>Floats of one output row.</summary>
    public int OutputSize => _sizes[^1];

    /// <summary>
    /// Input of shape [rows, <see cref="InputSize"/>] to output of shape [rows, <see cref="OutputSize"/>].
    /// </summary>
    [SkipLocalsInit]
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int rows = input.Length / InputSize;
        if (rows * InputSize != input.Length || rows * OutputSize != output.Length)
        {
            throw new ArgumentException($"Input of {input.Length} and output of {output.Length} floats are no batch of {InputSize} to {OutputSize}.");
        }

        Span<float> scratch = stackalloc float[2 * _scratchFloats];
        for (int row = 0; row < rows; row += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - row);
            ReadOnlySpan<float> result = ForwardBlock(count, input[(row * InputSize)..], scratch);
            for (int r = 0; r < count; r++)
            {
                result.Slice(r * _strides[^1], OutputSize).CopyTo(output[((row + r) * OutputSize)..]);
            }
        }
    }

    /// <summary>Takes new values, laid out as <see cref="MlpParameters"/> says; not while another thread runs a forward.</summary>
    internal void Load(ReadOnlySpan<float> values)
    {
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            int inputs = _sizes[layer], outputs = _sizes[layer + 1], stride = _strides[layer + 1];
            float[] weights = _weights[layer];
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                {
                    weights[(i * stride) + o] = values[(o * inputs) + i];
                }
            }

            values.Slice(outputs * inputs, outputs).CopyTo(_biases[layer]);
            values = values[(outputs * (inputs + 1))..];
        }
    }

    private ReadOnlySpan<float> ForwardBlock(int rows, ReadOnlySpan<float> input, Span<float> scratch)
    {
        ref float source = ref MemoryMarshal.GetReference(input);
        int sourceStride = InputSize;
        Span<float> target = scratch[.._scratchFloats], other = scratch[_scratchFloats..];
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            bool hidden = layer < _weights.Length - 1;
            ref float weights = ref MemoryMarshal.GetArrayDataReference(_weights[layer]);
            ref float bias = ref MemoryMarshal.GetArrayDataReference(_biases[layer]);
            ref float result = ref MemoryMarshal.GetReference(target);
            int inputs = _sizes[layer], stride = _strides[layer + 1];
            if (Vector512.IsHardwareAccelerated)
            {
                DenseKernel<Simd512, Vector512<float>>.Forward(rows, ref source, inputs, sourceStride, ref weights, ref bias, ref result, stride, hidden);
            }
            else
            {
                DenseKernel<Simd256, Vector256<float>>.Forward(rows, ref source, inputs, sourceStride, ref weights, ref bias, ref result, stride, hidden);
            }

            source = ref result;
            sourceStride = stride;
            Span<float> swap = target;
            target = other;
            other = swap;
        }

        return other;
    }
}
