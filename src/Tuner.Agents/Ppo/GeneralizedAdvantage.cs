namespace Tuner.Agents.Ppo;

/// <summary>
/// Generalized advantage estimation (Schulman et al., 2016). A terminated episode is worth nothing afterwards; a truncated one is worth
/// V of its last observation; neither passes advantages on to the episode before.
/// </summary>
internal static class GeneralizedAdvantage
{
    /// <summary>Fills the buffer's advantages and returns from its rewards, ends and values.</summary>
    public static void Compute(RolloutBuffer buffer, double discount, double lambda)
    {
        int n = buffer.Environments;
        for (int environment = 0; environment < n; environment++)
        {
            double advantage = 0.0;
            double nextValue = buffer.LastValues[environment];
            for (int i = ((buffer.Steps - 1) * n) + environment; i >= 0; i -= n)
            {
                bool ended = buffer.Terminated[i] || buffer.Truncated[i];
                if (ended)
                {
                    nextValue = buffer.Terminated[i] ? 0.0 : buffer.FinalValues[i];
                }

                // delta_t = r_t + gamma V(s_t+1) - V(s_t): the TD residual of V, section 3.
                double delta = buffer.Rewards[i] + (discount * nextValue) - buffer.Values[i];

                // A_t = sum over l of (gamma lambda)^l delta_t+l: eq. 16, as a recursion from the end.
                advantage = delta + (ended ? 0.0 : discount * lambda * advantage);
                buffer.Advantages[i] = (float)advantage;
                buffer.Returns[i] = (float)(advantage + buffer.Values[i]);
                nextValue = buffer.Values[i];
            }
        }
    }
}
