using Tuner.Environment.Randomness;

namespace Tuner.Agents.Networks;

/// <summary>
/// A random matrix whose rows (columns, where it is tall) are orthogonal, uniform over all such matrices:
/// Gaussian vectors made orthonormal by Gram-Schmidt, twice, so that rounding leaves nothing over.
/// </summary>
internal static class OrthogonalMatrix
{
    public static void Fill(Span<float> matrix, int rows, int columns, double gain, RandomStream random)
    {
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] vector = vectors[i] = new double[length];
            for (int k = 0; k < length; k++)
            {
                vector[k] = random.NextGaussian();
            }

            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < i; j++)
                {
                    AddScaled(vector, vectors[j], -Dot(vector, vectors[j]));
                }
            }

            double scale = 1.0 / Math.Sqrt(Dot(vector, vector));
            for (int k = 0; k < length; k++)
            {
                vector[k] *= scale;
                int index = rows <= columns ? (i * columns) + k : (k * columns) + i;
                matrix[index] = (float)(gain * vector[k]);
            }
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0.0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private static void AddScaled(double[] target, double[] source, double factor)
    {
        for (int k = 0; k < target.Length; k++)
        {
            target[k] += factor * source[k];
        }
    }
}
