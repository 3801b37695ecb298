using Tuner.Environment.Randomness;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// The weights of Input(bins, 1) - LSTM(25, relu) - Dense(1) as one flat array: input weights [1, 100], recurrent weights [25, 100], biases [100],
/// output weights [25], output bias [1]; 2,726 in all. The gates lie one after the other: input, forget, output, candidate.
/// </summary>
public sealed class LstmParameters
{
    /// <summary>Units of the published networks.</summary>
    public const int Units = 25;

    /// <summary>Inputs of the four gates.</summary>
    public const int GateCount = 4 * Units;

    /// <summary>All weights.</summary>
    public const int Count = GateCount + (Units * GateCount) + GateCount + Units + 1;

    internal const int RecurrentStart = GateCount;
    internal const int BiasStart = RecurrentStart + (Units * GateCount);
    internal const int OutputStart = BiasStart + GateCount;

    private readonly float[] _values;

    /// <summary>A copy of as many values as <see cref="Count"/> says.</summary>
    /// <exception cref="ArgumentException">Another number of values, or one that is not finite.</exception>
    public LstmParameters(ReadOnlySpan<float> values)
    {
        _values = values.ToArray();
        if (_values.Length != Count || !_values.All(float.IsFinite))
        {
            throw new ArgumentException($"{values.Length} values are not {Count} finite weights.", nameof(values));
        }
    }

    /// <summary>Shape [<see cref="Count"/>].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Shape [1, 100].</summary>
    public ReadOnlySpan<float> Kernel => _values.AsSpan(0, GateCount);

    /// <summary>Shape [25, 100].</summary>
    public ReadOnlySpan<float> Recurrent => _values.AsSpan(RecurrentStart, Units * GateCount);

    /// <summary>Shape [100].</summary>
    public ReadOnlySpan<float> Bias => _values.AsSpan(BiasStart, GateCount);

    /// <summary>Shape [25].</summary>
    public ReadOnlySpan<float> Output => _values.AsSpan(OutputStart, Units);

    /// <summary>Shape [1].</summary>
    public ReadOnlySpan<float> OutputBias => _values.AsSpan(Count - 1, 1);

    /// <summary>
    /// Keras's defaults, with which the published networks begin: input and output weights Glorot-uniform, recurrent weights orthogonal, biases 0
    /// but those of the forget gate, which are 1.
    /// </summary>
    public static LstmParameters Initial(RandomStream random)
    {
        float[] values = new float[Count];
        FillGlorot(values.AsSpan(0, GateCount), 1, GateCount, random);
        Networks.OrthogonalMatrix.Fill(values.AsSpan(RecurrentStart, Units * GateCount), Units, GateCount, gain: 1.0, random);
        values.AsSpan(BiasStart + Units, Units).Fill(1f);
        FillGlorot(values.AsSpan(OutputStart, Units), Units, 1, random);
        return new LstmParameters(values);
    }

    /// <summary>Uniform within the root of 6 / (inputs + outputs) (Glorot and Bengio, 2010).</summary>
    private static void FillGlorot(Span<float> weights, int inputs, int outputs, RandomStream random)
    {
        double limit = Math.Sqrt(6.0 / (inputs + outputs));
        foreach (ref float weight in weights)
        {
            weight = (float)(limit * ((2.0 * random.NextDouble()) - 1.0));
        }
    }
}
