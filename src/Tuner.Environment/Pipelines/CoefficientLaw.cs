namespace Tuner.Environment.Pipelines;

/// <summary>
/// t = gamma b / r + delta b + epsilon / r + eta, in ms, for batch b and allocation r (Sponge, EuroMLSys 2024, equation 2;
/// the same form fits GPU shares).
/// </summary>
public sealed record CoefficientLaw(double Gamma, double Delta, double Epsilon, double Eta) : IServiceLaw
{
    /// <inheritdoc/>
    public double MeanMs(int batch, double amount) =>
        (Gamma * batch / amount) + (Delta * batch) + (Epsilon / amount) + Eta;
}
