namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>What a forecaster may know when a run begins, beyond the seconds that it is shown.</summary>
/// <param name="IntervalSeconds">Seconds between decisions.</param>
/// <param name="Past">The record before the run; null where the load is not of a record.</param>
public sealed record ForecastContext(double IntervalSeconds, RecordedPast? Past = null);
