using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Workloads;

/// <summary>
/// Several workloads served as one: each second has the sum of their counts, each request is where its own workload puts it. Every tenant
/// draws from seeds of its own name.
/// </summary>
public sealed class MergedWorkload : IWorkload
{
    private readonly IReadOnlyList<IWorkload> _tenants;

    /// <summary>At least one tenant, each with a name of its own. <paramref name="peakRps"/>: the sum of the tenants' peaks if not given.</summary>
    /// <exception cref="ArgumentException">There is no tenant, or two have one name.</exception>
    public MergedWorkload(string name, IReadOnlyList<IWorkload> tenants, double? peakRps = null)
    {
        if (tenants.Count == 0 || tenants.DistinctBy(tenant => tenant.Name, StringComparer.Ordinal).Count() < tenants.Count)
        {
            throw new ArgumentException("tenants need names of their own, and there must be one at least", nameof(tenants));
        }

        Name = name;
        _tenants = tenants;
        PeakRps = peakRps ?? tenants.Sum(tenant => tenant.PeakRps);
        Arrivals = new MergedArrivals([.. tenants.Select(tenant => (tenant.Name, tenant.Arrivals))]);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double PeakRps { get; }

    /// <inheritdoc/>
    public IArrivalProcess Arrivals { get; }

    /// <inheritdoc/>
    public LoadTrace Test(SeedSequence seeds) => Sum("test", (tenant, own) => tenant.Test(own), seeds);

    /// <inheritdoc/>
    public LoadTrace Training(SeedSequence seeds, int durationSeconds) =>
        Sum("training", (tenant, own) => tenant.Training(own, durationSeconds), seeds);

    /// <inheritdoc/>
    public LoadTrace Validation(SeedSequence seeds, int durationSeconds) =>
        Sum("validation", (tenant, own) => tenant.Validation(own, durationSeconds), seeds);

    private LoadTrace Sum(string use, Func<IWorkload, SeedSequence, LoadTrace> part, SeedSequence seeds) =>
        LoadTrace.Sum($"{Name} {use}", [.. _tenants.Select(tenant => Part(tenant, part, seeds))]);

    private static LoadTrace Part(IWorkload tenant, Func<IWorkload, SeedSequence, LoadTrace> part, SeedSequence seeds)
    {
        try
        {
            return part(tenant, seeds.Child(tenant.Name));
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"tenant '{tenant.Name}': {e.Message}", e);
        }
    }
}
