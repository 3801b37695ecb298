namespace Tuner.Environment.Workloads;

/// <summary>Options that do not fit their trace, and which of them.</summary>
/// <param name="property">Of <see cref="WorkloadOptions"/>, or of <see cref="TenantOptions"/>, where they have the same names.</param>
/// <param name="message">What is wrong.</param>
/// <param name="index">Of the element, where the property is a list.</param>
/// <param name="tenant">Index of the tenant whose options they are; null for the workload itself.</param>
public sealed class WorkloadFaultException(string property, string message, int? index = null, int? tenant = null) : ArgumentException(message)
{
    /// <summary>The option.</summary>
    public string Property { get; } = property;

    /// <summary>Of the element of a list.</summary>
    public int? Index { get; } = index;

    /// <summary>Index of the tenant.</summary>
    public int? Tenant { get; } = tenant;
}
