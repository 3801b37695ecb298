namespace Tuner.Baselines.Search;

/// <summary>Which constraints a point keeps, best first: the order in which exact solvers give them up.</summary>
internal enum PlanStanding
{
    /// <summary>All.</summary>
    Feasible,

    /// <summary>SLO and cluster, with replicas for a share of the load only.</summary>
    Overloaded,

    /// <summary>The cluster, not the SLO.</summary>
    Late,

    /// <summary>The SLO, but not even one replica everywhere fits the cluster.</summary>
    OffCluster,

    /// <summary>Neither SLO nor cluster.</summary>
    LateOffCluster,
}
