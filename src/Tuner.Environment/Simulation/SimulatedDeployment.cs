using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation;

/// <summary>Serves the episodes of one environment on the simulator.</summary>
public static class SimulatedDeployment
{
    /// <summary>Hands out one simulator again and again, so that its buffers are used from episode to episode.</summary>
    public static Deployment Of(Pipeline pipeline)
    {
        SimulatedServingSystem? system = null;
        return (arrivals, seeds) =>
        {
            if (system is null)
            {
                system = new SimulatedServingSystem(pipeline, arrivals, seeds);
            }
            else
            {
                system.Reset(arrivals, seeds);
            }

            return system;
        };
    }
}
