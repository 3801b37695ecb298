using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Episodes;

/// <summary>
/// Brings up the serving system of one episode: it meets these arrivals, and its own randomness hangs on these seeds.
/// The same system may be handed out again for the next episode, since at most one runs at a time.
/// </summary>
public delegate IServingSystem Deployment(IArrivalSource arrivals, SeedSequence seeds);
