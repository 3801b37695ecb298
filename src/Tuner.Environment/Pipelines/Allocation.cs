using System.Globalization;

namespace Tuner.Environment.Pipelines;

/// <summary>What one replica gets: a number of cores, or a share of one GPU.</summary>
/// <param name="Kind">Cores or GPU share.</param>
/// <param name="Amount">Cores (above 0), or a share in (0, 1].</param>
public readonly record struct Allocation(ResourceKind Kind, double Amount)
{
    /// <summary>An allocation in cores.</summary>
    public static Allocation OfCores(double cores) => new(ResourceKind.Cores, cores);

    /// <summary>An allocation as a share of one GPU.</summary>
    public static Allocation OfGpuShare(double share) => new(ResourceKind.GpuShare, share);

    /// <summary>Cores, 0 for a GPU share.</summary>
    public double Cores => Kind == ResourceKind.Cores ? Amount : 0.0;

    /// <summary>Share of a GPU, 0 for cores.</summary>
    public double GpuShare => Kind == ResourceKind.GpuShare ? Amount : 0.0;

    /// <summary>As in messages: <c>2 cores</c>, <c>a GPU share of 0.25</c>.</summary>
    public override string ToString() => Kind == ResourceKind.Cores
        ? string.Create(CultureInfo.InvariantCulture, $"{Amount} {(Amount == 1.0 ? "core" : "cores")}")
        : string.Create(CultureInfo.InvariantCulture, $"a GPU share of {Amount}");
}
