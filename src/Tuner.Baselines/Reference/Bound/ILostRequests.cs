namespace Tuner.Baselines.Reference.Bound;

/// <summary>Takes the requests that wait for too long at a stage, as ranges of positions.</summary>
internal interface ILostRequests
{
    void Add(double from, double to);
}
