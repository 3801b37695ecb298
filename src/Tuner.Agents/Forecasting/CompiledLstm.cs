using System.Numerics;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// The forward pass of the network without libtorch, a few microseconds long. Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al.
/// (2000) and, as published by IPA, relu in the place of tanh:
/// z = x W + h U + b; i, f, o = sigmoid(z); c = f c + i relu(z_c); h = o relu(c); y = h v + d.
/// </summary>
public sealed class CompiledLstm(LstmParameters parameters)
{
    private const int Units = LstmParameters.Units;

    /// <summary>The output for a sequence of inputs.</summary>
    public float Forward(ReadOnlySpan<float> inputs)
    {
        Span<float> hidden = stackalloc float[Units], cell = stackalloc float[Units], gates = stackalloc float[LstmParameters.GateCount];
        hidden.Clear();
        cell.Clear();
        foreach (float x in inputs)
        {
            parameters.Bias.CopyTo(gates);
            AddScaled(gates, parameters.Kernel, x);
            for (int k = 0; k < Units; k++)
            {
                AddScaled(gates, parameters.Recurrent.Slice(k * LstmParameters.GateCount, LstmParameters.GateCount), hidden[k]);
            }

            for (int k = 0; k < Units; k++)
            {
                float input = Sigmoid(gates[k]), forget = Sigmoid(gates[Units + k]), output = Sigmoid(gates[(2 * Units) + k]);
                cell[k] = (forget * cell[k]) + (input * Math.Max(0f, gates[(3 * Units) + k]));
                hidden[k] = output * Math.Max(0f, cell[k]);
            }
        }

        float y = parameters.OutputBias[0];
        for (int k = 0; k < Units; k++)
        {
            y += parameters.Output[k] * hidden[k];
        }

        return y;
    }

    private static float Sigmoid(float z) => 1f / (1f + MathF.Exp(-z));

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= target.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * factor)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }
}
