namespace Tuner.Agents.Ppo;

/// <summary>
/// One rollout of T steps of N environments in flat arrays, step by step: row t * N + n is step t of environment n.
/// </summary>
internal sealed class RolloutBuffer(int steps, int environments, int observationSize, int heads, int logits)
{
    /// <summary>T.</summary>
    public int Steps => steps;

    /// <summary>N.</summary>
    public int Environments => environments;

    /// <summary>T * N.</summary>
    public int Rows => steps * environments;

    /// <summary>Shape [T, N, observation], normalised as the networks saw them.</summary>
    public float[] Observations { get; } = new float[steps * environments * observationSize];

    /// <summary>Shape [T, N, logits].</summary>
    public bool[] Masks { get; } = new bool[steps * environments * logits];

    /// <summary>Shape [T, N, heads].</summary>
    public int[] Actions { get; } = new int[steps * environments * heads];

    /// <summary>Shape [T, N]: log pi_old(a|s).</summary>
    public float[] LogProbabilities { get; } = new float[steps * environments];

    /// <summary>Shape [T, N], scaled where the learner scales.</summary>
    public float[] Rewards { get; } = new float[steps * environments];

    /// <summary>Shape [T, N]: the episode ended with this step by itself.</summary>
    public bool[] Terminated { get; } = new bool[steps * environments];

    /// <summary>Shape [T, N]: the episode was cut after this step.</summary>
    public bool[] Truncated { get; } = new bool[steps * environments];

    /// <summary>Shape [T, N]: V of the observation acted on.</summary>
    public float[] Values { get; } = new float[steps * environments];

    /// <summary>Shape [T, N]: V of the last observation of an episode, where Truncated.</summary>
    public float[] FinalValues { get; } = new float[steps * environments];

    /// <summary>Shape [N]: V of the observation after the last step.</summary>
    public float[] LastValues { get; } = new float[environments];

    /// <summary>Shape [T, N].</summary>
    public float[] Advantages { get; } = new float[steps * environments];

    /// <summary>Shape [T, N]: targets of the value function.</summary>
    public float[] Returns { get; } = new float[steps * environments];
}
