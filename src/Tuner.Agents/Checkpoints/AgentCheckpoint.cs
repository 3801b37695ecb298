using System.Globalization;
using System.Runtime.InteropServices;
using Tuner.Agents.Encoding;
using Tuner.Agents.Networks;

namespace Tuner.Agents.Checkpoints;

/// <summary>
/// A trained agent in one safetensors file: arrays actor.N.weight [out, in], actor.N.bias [out], the same for the critic, and the normaliser's
/// mean and variance; the heads are in the metadata. What is loaded acts bit for bit like what was saved.
/// </summary>
public static class AgentCheckpoint
{
    private const string HeadsKey = "head_sizes";
    private const string MeanKey = "normaliser.mean";
    private const string VarianceKey = "normaliser.variance";

    public static void Save(TrainedAgent agent, string path)
    {
        using FileStream stream = File.Create(path);
        Save(agent, stream);
    }

    public static void Save(TrainedAgent agent, Stream stream)
    {
        var file = new SafetensorsFile();
        file.Metadata[HeadsKey] = string.Join(',', agent.HeadSizes);
        AddLayers(file, "actor", agent.Actor);
        AddLayers(file, "critic", agent.Critic);
        if (agent.Normaliser is { } normaliser)
        {
            file.Add(MeanKey, normaliser.Mean, normaliser.Mean.Length);
            file.Add(VarianceKey, normaliser.Variance, normaliser.Variance.Length);
        }

        file.Write(stream);
    }

    /// <exception cref="InvalidDataException">The file is no checkpoint of an agent.</exception>
    public static TrainedAgent Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <exception cref="InvalidDataException">The stream is no checkpoint of an agent.</exception>
    public static TrainedAgent Load(Stream stream)
    {
        SafetensorsFile file = SafetensorsFile.Read(stream);
        try
        {
            return Read(file);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"No checkpoint of an agent: {e.Message}", e);
        }
    }

    private static TrainedAgent Read(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue(HeadsKey, out string? heads))
        {
            throw new InvalidDataException($"No checkpoint of an agent: its metadata lacks '{HeadsKey}'.");
        }

        ObservationNormaliser? normaliser = file.Names.Contains(MeanKey)
            ? new ObservationNormaliser(file.Doubles(MeanKey), file.Doubles(VarianceKey))
            : null;
        int[] headSizes = [.. heads.Split(',').Select(h => int.Parse(h, CultureInfo.InvariantCulture))];
        return new TrainedAgent(ReadLayers(file, "actor"), ReadLayers(file, "critic"), headSizes, normaliser);
    }

    private static void AddLayers(SafetensorsFile file, string network, MlpParameters parameters)
    {
        ReadOnlySpan<float> values = parameters.Values;
        for (int layer = 1; layer < parameters.Sizes.Count; layer++)
        {
            int inputs = parameters.Sizes[layer - 1], outputs = parameters.Sizes[layer];
            file.Add($"{network}.{layer - 1}.weight", values[..(outputs * inputs)], outputs, inputs);
            file.Add($"{network}.{layer - 1}.bias", values.Slice(outputs * inputs, outputs), outputs);
            values = values[(outputs * (inputs + 1))..];
        }
    }

    private static MlpParameters ReadLayers(SafetensorsFile file, string network)
    {
        int layers = file.Names.Count(n => n.StartsWith(network + ".", StringComparison.Ordinal)) / 2;
        List<int> sizes = [(int)file.Shape($"{network}.0.weight")[1]];
        List<float> values = [];
        for (int layer = 0; layer < layers; layer++)
        {
            sizes.Add((int)file.Shape($"{network}.{layer}.weight")[0]);
            values.AddRange(file.Floats($"{network}.{layer}.weight"));
            values.AddRange(file.Floats($"{network}.{layer}.bias"));
        }

        return new MlpParameters(sizes, CollectionsMarshal.AsSpan(values));
    }
}
