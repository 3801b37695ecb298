namespace Tuner.Agents.Ppo;

/// <summary>The terms of PPO's loss, as means over samples; <see cref="TrainingRow"/> explains each.</summary>
internal readonly record struct PpoLossTerms(double PolicyLoss, double ValueLoss, double Entropy, double ApproxKl, double ClipFraction)
{
    /// <summary>Whether every term is a finite number.</summary>
    public bool IsFinite => double.IsFinite(PolicyLoss + ValueLoss + Entropy + ApproxKl);

    public static PpoLossTerms operator +(PpoLossTerms a, PpoLossTerms b) => new(
        a.PolicyLoss + b.PolicyLoss,
        a.ValueLoss + b.ValueLoss,
        a.Entropy + b.Entropy,
        a.ApproxKl + b.ApproxKl,
        a.ClipFraction + b.ClipFraction);

    public static PpoLossTerms operator /(PpoLossTerms a, int count) => new(
        a.PolicyLoss / count,
        a.ValueLoss / count,
        a.Entropy / count,
        a.ApproxKl / count,
        a.ClipFraction / count);
}
