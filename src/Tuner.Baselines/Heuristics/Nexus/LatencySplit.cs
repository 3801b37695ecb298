namespace Tuner.Baselines.Heuristics.Nexus;

/// <summary>How the SLO is split over the stages.</summary>
public enum LatencySplit
{
    /// <summary>By the dynamic programme of Nexus: whatever makes the whole cheapest.</summary>
    Nexus,

    /// <summary>In proportion to the stages' latencies (GrandSLAm, EuroSys 2019).</summary>
    Grandslam,

    /// <summary>Alike over the stages of the longest path.</summary>
    Even,
}
