using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// The LSTM of IPA (Ghafouri et al., JSys 2024) and InfAdapter (Salmani et al., EuroMLSys 2023): from the busiest seconds of the last bins the busiest one to
/// come. Until all bins are known, the busiest second that is, IPA's stand-in. Never below 0.
/// </summary>
public sealed class LstmForecaster(TrainedLstm trained) : ILoadForecaster
{
    private readonly CompiledLstm _network = new(trained.Parameters);

    /// <inheritdoc/>
    public string Name => $"lstm {trained.Bins} x {trained.BinSeconds} s";

    /// <summary>That of a file.</summary>
    /// <exception cref="ArgumentException">The file is missing or no such network; the message names it.</exception>
    public static LstmForecaster Load(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            return new LstmForecaster(LstmCheckpoint.Load(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ArgumentException($"no forecaster can be read from {file}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        int window = trained.Bins * trained.BinSeconds;
        double[] bins = ArrivalBins.Of(arrivals, window, trained.BinSeconds, ForecastTarget.Max);
        if (bins.Length < trained.Bins)
        {
            return arrivals.Max(window);
        }

        float[] inputs = Array.ConvertAll(bins, load => (float)(load / trained.Scale));
        return Math.Max(0.0, trained.Scale * _network.Forward(inputs));
    }
}
