namespace Tuner.Environment.Pipelines;

/// <summary>Amounts counted in whole millionths, so that sums are exact whatever was added and taken away before.</summary>
internal static class Millionths
{
    public const long PerUnit = 1_000_000;

    /// <summary>The nearest number of millionths; an infinite amount becomes <see cref="long.MaxValue"/>.</summary>
    public static long Of(double amount) => double.IsPositiveInfinity(amount) ? long.MaxValue : (long)Math.Round(amount * PerUnit);

    public static double ToDouble(long millionths) => millionths / (double)PerUnit;
}
