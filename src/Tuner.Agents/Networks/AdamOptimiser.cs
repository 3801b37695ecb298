using System.Numerics;
using System.Runtime.InteropServices;

namespace Tuner.Agents.Networks;

/// <summary>
/// Adam (Kingma and Ba, 2015, algorithm 1) over flat spans, by default with PPO's epsilon of 1e-5, and the clip of the global gradient norm before it.
/// libtorch's own takes twenty times as long on networks of this size, nearly all of it in calls.
/// </summary>
internal sealed class AdamOptimiser(int count, float epsilon = 1e-5f)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;

    private readonly float[] _first = new float[count];
    private readonly float[] _second = new float[count];
    private int _step;

    /// <summary>Scales the gradient so that its L2 norm is at most <paramref name="maxNorm"/>; returns the norm before.</summary>
    public static double ClipNorm(Span<float> gradients, double maxNorm)
    {
        double sum = 0.0;
        foreach (float g in gradients)
        {
            sum += (double)g * g;
        }

        double norm = Math.Sqrt(sum);
        if (norm > maxNorm)
        {
            float scale = (float)(maxNorm / (norm + 1e-6));
            foreach (ref float g in gradients)
            {
                g *= scale;
            }
        }

        return norm;
    }

    /// <summary>One step down the gradient.</summary>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        _step++;
        float rate = (float)(learningRate / (1.0 - Math.Pow(Beta1, _step)));
        float correction = (float)(1.0 / Math.Sqrt(1.0 - Math.Pow(Beta2, _step)));
        int vectorised = gradients.Length - (gradients.Length % Vector<float>.Count);
        Span<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(parameters[..vectorised]);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients[..vectorised]);
        Span<Vector<float>> m = MemoryMarshal.Cast<float, Vector<float>>(_first.AsSpan(0, vectorised));
        Span<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(_second.AsSpan(0, vectorised));
        var offset = new Vector<float>(epsilon);
        for (int i = 0; i < g.Length; i++)
        {
            m[i] = (m[i] * Beta1) + (g[i] * (1f - Beta1));
            v[i] = (v[i] * Beta2) + (g[i] * g[i] * (1f - Beta2));
            p[i] -= m[i] * rate / ((Vector.SquareRoot(v[i]) * correction) + offset);
        }

        for (int i = vectorised; i < gradients.Length; i++)
        {
            _first[i] = (_first[i] * Beta1) + (gradients[i] * (1f - Beta1));
            _second[i] = (_second[i] * Beta2) + (gradients[i] * gradients[i] * (1f - Beta2));
            parameters[i] -= _first[i] * rate / ((MathF.Sqrt(_second[i]) * correction) + epsilon);
        }
    }
}
