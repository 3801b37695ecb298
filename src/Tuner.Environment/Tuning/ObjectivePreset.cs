namespace Tuner.Environment.Tuning;

/// <summary>Named objectives.</summary>
public enum ObjectivePreset
{
    /// <summary>A - 0.5 C - 5 V.</summary>
    Balanced,

    /// <summary>A - 0.125 C - 5 V.</summary>
    AccuracyFirst,

    /// <summary>A - 2 C - 5 V.</summary>
    CostFirst,

    /// <summary>The paper's alpha, beta and delta by pipeline and workload, on raw accuracy and raw cores, and gamma 0.</summary>
    Ipa,
}
