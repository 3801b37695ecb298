using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Experiments.Cli;

/// <summary>How well one forecaster did.</summary>
/// <param name="Forecaster">As it was asked for.</param>
/// <param name="Accuracy">Over all forecasts.</param>
internal sealed record ForecastRow(string Forecaster, ForecastAccuracy Accuracy);
