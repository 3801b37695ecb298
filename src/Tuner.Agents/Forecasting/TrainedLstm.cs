namespace Tuner.Agents.Forecasting;

/// <summary>A trained network, and what it was trained for.</summary>
/// <param name="Parameters">Its weights.</param>
/// <param name="Bins">Inputs, each the busiest second of a bin.</param>
/// <param name="BinSeconds">Length of a bin.</param>
/// <param name="HorizonSeconds">The output is the busiest of so many seconds.</param>
/// <param name="Scale">Loads in requests/s are divided by it on the way in, and the output is multiplied by it.</param>
public sealed record TrainedLstm(LstmParameters Parameters, int Bins, int BinSeconds, int HorizonSeconds, double Scale);
