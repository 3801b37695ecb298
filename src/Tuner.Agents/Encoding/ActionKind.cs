namespace Tuner.Agents.Encoding;

/// <summary>How an agent's choices become a decision.</summary>
public enum ActionKind
{
    /// <summary>Relative to a proposer's decision (<see cref="ResidualCodec"/>).</summary>
    Residual,

    /// <summary>The whole decision anew (<see cref="AbsoluteCodec"/>).</summary>
    Absolute,
}
