namespace Tuner.Environment.Simulation;

/// <summary>The end of one request.</summary>
/// <param name="Request">Its place in the order of arrival, from 0.</param>
/// <param name="ArrivalSeconds">Seconds since the start of the run.</param>
/// <param name="LeftSeconds">When it was answered or given up, in seconds since the start of the run.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Accuracy">Product of the accuracies of the variants that served it, of an answered request.</param>
public readonly record struct RequestRecord(
    long Request,
    double ArrivalSeconds,
    double LeftSeconds,
    RequestOutcome Outcome,
    double Accuracy);
