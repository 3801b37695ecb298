namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>The tuner's formulas for one stage m (InferLine, section 5).</summary>
public static class ScalingRule
{
    /// <summary>rho_m = lambda s_m / (k_m mu_m): how much of its planned replicas' capacity the sample's mean load uses.</summary>
    public static double Provisioning(double sampleRps, double visits, int replicas, double throughputRps) =>
        sampleRps * visits / (replicas * throughputRps);

    /// <summary>k_m = ceil(r s_m / (mu_m rho)): replicas that keep the provisioning ratio at rate r; from 1 to the most.</summary>
    public static int Replicas(double rateRps, double visits, double throughputRps, double provisioning, int most)
    {
        // A stage to which nothing came in the sample has no ratio: its replicas are used to the full.
        double ratio = provisioning > 0.0 ? provisioning : 1.0;
        return (int)Math.Clamp(Math.Ceiling((rateRps * visits / (throughputRps * ratio)) - 1e-9), 1.0, most);
    }
}
