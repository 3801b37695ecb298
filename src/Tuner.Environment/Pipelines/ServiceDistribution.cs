namespace Tuner.Environment.Pipelines;

/// <summary>The law of a batch's service time about its mean.</summary>
public enum ServiceDistribution
{
    /// <summary>Always the mean.</summary>
    Deterministic,

    /// <summary>Exponential: coefficient of variation 1.</summary>
    Exponential,

    /// <summary>Lognormal with a given coefficient of variation.</summary>
    Lognormal,

    /// <summary>Gamma with a given coefficient of variation.</summary>
    Gamma,
}
