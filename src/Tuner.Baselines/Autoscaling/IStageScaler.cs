namespace Tuner.Baselines.Autoscaling;

/// <summary>Decides the replicas of one stage, decision after decision.</summary>
public interface IStageScaler
{
    /// <summary>The replicas of the first decision, which are ready when the run begins.</summary>
    void Start(double nowSeconds, int replicas);

    /// <summary>The replicas from now on.</summary>
    Recommendation Next(in StageObservation observation);
}
