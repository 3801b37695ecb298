namespace Tuner.Environment.Episodes;

/// <summary>
/// A reference that is told what nobody can know. Policies that are compared as policies never implement it; whoever plays an episode tells it
/// before the policy's reset.
/// </summary>
public interface IForeseeing
{
    /// <summary>The episode that is about to be played.</summary>
    void Foresee(Hindsight hindsight);
}
