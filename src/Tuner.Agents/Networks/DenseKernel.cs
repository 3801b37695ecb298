using System.Runtime.CompilerServices;

namespace Tuner.Agents.Networks;

/// <summary>
/// One dense layer over a block of rows: output = input * weights + bias, then tanh where asked for.
/// Weights are [in, stride] with the outputs padded to <see cref="PaddingFloats"/>, so that no loop has a remainder.
/// </summary>
internal static class DenseKernel<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>Rows that share one pass over the weights.</summary>
    public const int BlockRows = 4;

    /// <summary>Output widths are padded to a multiple of this: the widest register.</summary>
    public const int PaddingFloats = 16;

    /// <summary>One to <see cref="BlockRows"/> rows; the stride of the outputs is that of the weights.</summary>
    public static void Forward(
        int rows, ref float input, int inputs, int inputStride, ref float weights, ref float bias, ref float output, int stride, bool tanh)
    {
        if (rows == BlockRows)
        {
            FourRows(ref input, inputs, inputStride, ref weights, ref bias, ref output, stride);
        }
        else
        {
            for (int row = 0; row < rows; row++)
            {
                OneRow(ref Unsafe.Add(ref input, row * inputStride), inputs, ref weights, ref bias, ref Unsafe.Add(ref output, row * stride), stride);
            }
        }

        if (tanh)
        {
            for (int i = 0; i < rows * stride; i += TSimd.Width)
            {
                TSimd.Store(Tanh(TSimd.Load(ref output, i)), ref output, i);
            }
        }
    }

    private static void FourRows(
        ref float input, int inputs, int inputStride, ref float weights, ref float bias, ref float output, int stride)
    {
        ref float x0 = ref input;
        ref float x1 = ref Unsafe.Add(ref x0, inputStride);
        ref float x2 = ref Unsafe.Add(ref x1, inputStride);
        ref float x3 = ref Unsafe.Add(ref x2, inputStride);
        int o = 0;
        for (; o + (2 * TSimd.Width) <= stride; o += 2 * TSimd.Width)
        {
            TVector a0 = TSimd.Load(ref bias, o), b0 = TSimd.Load(ref bias, o + TSimd.Width);
            TVector a1 = a0, a2 = a0, a3 = a0, b1 = b0, b2 = b0, b3 = b0;
            for (int i = 0, w = o; i < inputs; i++, w += stride)
            {
                TVector wa = TSimd.Load(ref weights, w), wb = TSimd.Load(ref weights, w + TSimd.Width);
                TVector x = TSimd.Broadcast(Unsafe.Add(ref x0, i));
                a0 = TSimd.MultiplyAdd(x, wa, a0);
                b0 = TSimd.MultiplyAdd(x, wb, b0);
                x = TSimd.Broadcast(Unsafe.Add(ref x1, i));
                a1 = TSimd.MultiplyAdd(x, wa, a1);
                b1 = TSimd.MultiplyAdd(x, wb, b1);
                x = TSimd.Broadcast(Unsafe.Add(ref x2, i));
                a2 = TSimd.MultiplyAdd(x, wa, a2);
                b2 = TSimd.MultiplyAdd(x, wb, b2);
                x = TSimd.Broadcast(Unsafe.Add(ref x3, i));
                a3 = TSimd.MultiplyAdd(x, wa, a3);
                b3 = TSimd.MultiplyAdd(x, wb, b3);
            }

            TSimd.Store(a0, ref output, o);
            TSimd.Store(b0, ref output, o + TSimd.Width);
            TSimd.Store(a1, ref output, stride + o);
            TSimd.Store(b1, ref output, stride + o + TSimd.Width);
            TSimd.Store(a2, ref output, (2 * stride) + o);
            TSimd.Store(b2, ref output, (2 * stride) + o + TSimd.Width);
            TSimd.Store(a3, ref output, (3 * stride) + o);
            TSimd.Store(b3, ref output, (3 * stride) + o + TSimd.Width);
        }

        if (o < stride)
        {
            TVector a0 = TSimd.Load(ref bias, o);
            TVector a1 = a0, a2 = a0, a3 = a0;
            for (int i = 0, w = o; i < inputs; i++, w += stride)
            {
                TVector wa = TSimd.Load(ref weights, w);
                a0 = TSimd.MultiplyAdd(TSimd.Broadcast(Unsafe.Add(ref x0, i)), wa, a0);
                a1 = TSimd.MultiplyAdd(TSimd.Broadcast(Unsafe.Add(ref x1, i)), wa, a1);
                a2 = TSimd.MultiplyAdd(TSimd.Broadcast(Unsafe.Add(ref x2, i)), wa, a2);
                a3 = TSimd.MultiplyAdd(TSimd.Broadcast(Unsafe.Add(ref x3, i)), wa, a3);
            }

            TSimd.Store(a0, ref output, o);
            TSimd.Store(a1, ref output, stride + o);
            TSimd.Store(a2, ref output, (2 * stride) + o);
            TSimd.Store(a3, ref output, (3 * stride) + o);
        }
    }

    private static void OneRow(ref float input, int inputs, ref float weights, ref float bias, ref float output, int stride)
    {
        int o = 0;
        for (; o + (4 * TSimd.Width) <= stride; o += 4 * TSimd.Width)
        {
            TVector a0 = TSimd.Load(ref bias, o), a1 = TSimd.Load(ref bias, o + TSimd.Width);
            TVector a2 = TSimd.Load(ref bias, o + (2 * TSimd.Width)), a3 = TSimd.Load(ref bias, o + (3 * TSimd.Width));
            for (int i = 0, w = o; i < inputs; i++, w += stride)
            {
                TVector x = TSimd.Broadcast(Unsafe.Add(ref input, i));
                a0 = TSimd.MultiplyAdd(x, TSimd.Load(ref weights, w), a0);
                a1 = TSimd.MultiplyAdd(x, TSimd.Load(ref weights, w + TSimd.Width), a1);
                a2 = TSimd.MultiplyAdd(x, TSimd.Load(ref weights, w + (2 * TSimd.Width)), a2);
                a3 = TSimd.MultiplyAdd(x, TSimd.Load(ref weights, w + (3 * TSimd.Width)), a3);
            }

            TSimd.Store(a0, ref output, o);
            TSimd.Store(a1, ref output, o + TSimd.Width);
            TSimd.Store(a2, ref output, o + (2 * TSimd.Width));
            TSimd.Store(a3, ref output, o + (3 * TSimd.Width));
        }

        for (; o < stride; o += TSimd.Width)
        {
            TVector a = TSimd.Load(ref bias, o);
            for (int i = 0, w = o; i < inputs; i++, w += stride)
            {
                a = TSimd.MultiplyAdd(TSimd.Broadcast(Unsafe.Add(ref input, i)), TSimd.Load(ref weights, w), a);
            }

            TSimd.Store(a, ref output, o);
        }
    }

    /// <summary>
    /// tanh as the quotient of an odd polynomial of degree 13 and an even one of degree 6 (the minimax coefficients known from Eigen),
    /// off by less than 5e-7; beyond 7.9 a float cannot tell tanh from 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Tanh(TVector value)
    {
        TVector x = TSimd.Clamp(value, TSimd.Broadcast(-7.90531110763549805f), TSimd.Broadcast(7.90531110763549805f));
        TVector x2 = TSimd.Multiply(x, x);
        TVector p = TSimd.Broadcast(-2.76076847742355e-16f);
        p = TSimd.MultiplyAdd(p, x2, TSimd.Broadcast(2.00018790482477e-13f));
        p = TSimd.MultiplyAdd(p, x2, TSimd.Broadcast(-8.60467152213735e-11f));
        p = TSimd.MultiplyAdd(p, x2, TSimd.Broadcast(5.12229709037114e-08f));
        p = TSimd.MultiplyAdd(p, x2, TSimd.Broadcast(1.48572235717979e-05f));
        p = TSimd.MultiplyAdd(p, x2, TSimd.Broadcast(6.37261928875436e-04f));
        p = TSimd.MultiplyAdd(p, x2, TSimd.Broadcast(4.89352455891786e-03f));
        TVector q = TSimd.Broadcast(1.19825839466702e-06f);
        q = TSimd.MultiplyAdd(q, x2, TSimd.Broadcast(1.18534705686654e-04f));
        q = TSimd.MultiplyAdd(q, x2, TSimd.Broadcast(2.26843463243900e-03f));
        q = TSimd.MultiplyAdd(q, x2, TSimd.Broadcast(4.89352518554385e-03f));
        return TSimd.Divide(TSimd.Multiply(x, p), q);
    }
}
