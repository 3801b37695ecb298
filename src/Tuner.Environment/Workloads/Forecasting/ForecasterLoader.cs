namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>A trained forecaster from its file. Whoever can read such files gives one.</summary>
/// <exception cref="ArgumentException">The file is missing or holds no forecaster; the message names it.</exception>
public delegate ILoadForecaster ForecasterLoader(string file);
