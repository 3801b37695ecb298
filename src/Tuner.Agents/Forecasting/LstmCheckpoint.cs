using System.Globalization;
using Tuner.Agents.Checkpoints;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// A trained LSTM in one safetensors file: arrays kernel [1, 100], recurrent [25, 100], bias [100], output.weight [25], output.bias [1] and scale [1]; bins,
/// bin_seconds and horizon_seconds are in the metadata. What is loaded foretells bit for bit what was saved.
/// </summary>
public static class LstmCheckpoint
{
    private const string BinsKey = "bins", BinSecondsKey = "bin_seconds", HorizonKey = "horizon_seconds", ScaleKey = "scale";

    private static readonly (string Name, long[] Shape)[] Arrays =
    [
        ("kernel", [1, LstmParameters.GateCount]),
        ("recurrent", [LstmParameters.Units, LstmParameters.GateCount]),
        ("bias", [LstmParameters.GateCount]),
        ("output.weight", [LstmParameters.Units]),
        ("output.bias", [1]),
    ];

    /// <summary>Writes it.</summary>
    public static void Save(TrainedLstm trained, Stream stream)
    {
        SafetensorsFile file = new();
        file.Metadata[BinsKey] = trained.Bins.ToString(CultureInfo.InvariantCulture);
        file.Metadata[BinSecondsKey] = trained.BinSeconds.ToString(CultureInfo.InvariantCulture);
        file.Metadata[HorizonKey] = trained.HorizonSeconds.ToString(CultureInfo.InvariantCulture);
        file.Add(ScaleKey, [trained.Scale], 1);
        ReadOnlySpan<float> values = trained.Parameters.Values;
        foreach ((string name, long[] shape) in Arrays)
        {
            int length = (int)shape.Aggregate(1L, (a, b) => a * b);
            file.Add(name, values[..length], shape);
            values = values[length..];
        }

        file.Write(stream);
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">The stream is no such file.</exception>
    public static TrainedLstm Load(Stream stream)
    {
        SafetensorsFile file = SafetensorsFile.Read(stream);
        List<float> values = [];
        foreach ((string name, long[] shape) in Arrays)
        {
            if (!file.Shape(name).SequenceEqual(shape))
            {
                throw new InvalidDataException($"Array '{name}' has the shape [{string.Join(", ", file.Shape(name))}], not [{string.Join(", ", shape)}].");
            }

            values.AddRange(file.Floats(name));
        }

        ReadOnlySpan<double> scale = file.Doubles(ScaleKey);
        if (scale.Length != 1 || !(scale[0] > 0.0 && double.IsFinite(scale[0])))
        {
            throw new InvalidDataException($"Array '{ScaleKey}' is not one number above 0.");
        }

        try
        {
            return new TrainedLstm(
                new LstmParameters(values.ToArray()), Whole(file, BinsKey), Whole(file, BinSecondsKey), Whole(file, HorizonKey), scale[0]);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static int Whole(SafetensorsFile file, string key) =>
        file.Metadata.TryGetValue(key, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new InvalidDataException($"The metadata has no '{key}' above 0.");
}
