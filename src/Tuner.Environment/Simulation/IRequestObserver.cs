namespace Tuner.Environment.Simulation;

/// <summary>Is told of every request of a simulation when it ends; requests inside at the end of the run are not told of.</summary>
public interface IRequestObserver
{
    /// <summary>A request was answered or given up. Called in the order in which that happens.</summary>
    void Left(in RequestRecord request);
}
