using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuner.Experiments.Recording;

/// <summary>Where, when and with what a run was made: manifest.json. It differs from run to run, unlike everything else.</summary>
public sealed record Manifest
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>SHA-256 of resolved.yaml, in hexadecimal.</summary>
    public required string ConfigSha256 { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the networks that the experiment names, by path; absent where it names none.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>The arguments of the command.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }

    /// <summary>The seeds of the cells.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>When the run began, with the offset from UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; absent while it runs and where it was killed.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The program and the machine.</summary>
    public required MachineFacts Machine { get; init; }

    internal void Save(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, Json) + "\n");

    internal static Manifest Load(string path) =>
        JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), Json)
        ?? throw new InvalidDataException($"{path} is empty.");
}
