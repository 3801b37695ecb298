namespace Tuner.Environment.Simulation.Gpus;

/// <summary>What a replica takes of a device, in the units of <see cref="GpuUnits"/>.</summary>
internal readonly record struct GpuDemand(long Share, long Memory);
