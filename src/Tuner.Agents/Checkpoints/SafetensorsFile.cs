using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tuner.Agents.Checkpoints;

/// <summary>
/// Named arrays in the safetensors format: 8 bytes with the length of a JSON header, the header, then raw little-endian numbers.
/// Arrays are written in the order of their names, so equal contents are equal bytes; other programs that know the format can read them.
/// </summary>
public sealed class SafetensorsFile
{
    private const string MetadataKey = "__metadata__";
    private const int MaxHeaderBytes = 1 << 24;

    private readonly SortedDictionary<string, (string Type, long[] Shape, byte[] Data)> _arrays = new(StringComparer.Ordinal);

    /// <summary>Free text beside the arrays.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _arrays.Keys;

    public void Add(string name, ReadOnlySpan<float> values, params long[] shape) =>
        _arrays.Add(name, ("F32", shape, MemoryMarshal.AsBytes(values).ToArray()));

    public void Add(string name, ReadOnlySpan<double> values, params long[] shape) =>
        _arrays.Add(name, ("F64", shape, MemoryMarshal.AsBytes(values).ToArray()));

    public long[] Shape(string name) => Find(name).Shape;

    public ReadOnlySpan<float> Floats(string name) => MemoryMarshal.Cast<byte, float>(Data(name, "F32"));

    public ReadOnlySpan<double> Doubles(string name) => MemoryMarshal.Cast<byte, double>(Data(name, "F64"));

    public void Write(Stream stream)
    {
        var header = new JsonObject { [MetadataKey] = new JsonObject(Metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))) };
        long offset = 0;
        foreach ((string name, (string type, long[] shape, byte[] data)) in _arrays)
        {
            header[name] = new JsonObject
            {
                ["dtype"] = type,
                ["shape"] = new JsonArray([.. shape.Select(s => (JsonNode)s)]),
                ["data_offsets"] = new JsonArray(offset, offset + data.Length),
            };
            offset += data.Length;
        }

        // Spaces up to a multiple of 8, so that the numbers are aligned.
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        int padded = (json.Length + 7) / 8 * 8;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded);
        stream.Write(length);
        stream.Write(json);
        for (int i = json.Length; i < padded; i++)
        {
            stream.WriteByte((byte)' ');
        }

        foreach ((_, _, byte[] data) in _arrays.Values)
        {
            stream.Write(data);
        }
    }

    /// <exception cref="InvalidDataException">It is no such file, or it is cut short.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        try
        {
            byte[] length = new byte[8];
            stream.ReadExactly(length);
            long headerBytes = BinaryPrimitives.ReadInt64LittleEndian(length);
            if (headerBytes is < 2 or > MaxHeaderBytes)
            {
                throw new InvalidDataException($"No safetensors file: a header of {headerBytes} bytes.");
            }

            byte[] json = new byte[headerBytes];
            stream.ReadExactly(json);
            return ReadArrays(JsonNode.Parse(json)!.AsObject(), stream);
        }
        catch (Exception e) when (e is EndOfStreamException or JsonException or InvalidOperationException or ArgumentException or NullReferenceException or FormatException)
        {
            throw new InvalidDataException($"No whole safetensors file: {e.Message}", e);
        }
    }

    private static SafetensorsFile ReadArrays(JsonObject header, Stream stream)
    {
        var file = new SafetensorsFile();
        long position = 0;
        foreach ((string name, JsonNode? entry) in header.OrderBy(h => (long?)h.Value?["data_offsets"]?[0] ?? -1))
        {
            if (name == MetadataKey)
            {
                foreach ((string key, JsonNode? value) in entry!.AsObject())
                {
                    file.Metadata[key] = value!.GetValue<string>();
                }

                continue;
            }

            long start = (long)entry!["data_offsets"]![0]!, end = (long)entry["data_offsets"]![1]!;
            string type = (string)entry["dtype"]!;
            long[] shape = [.. entry["shape"]!.AsArray().Select(s => (long)s!)];
            long numberBytes = type switch
            {
                "F32" => sizeof(float),
                "F64" => sizeof(double),
                _ => throw new InvalidDataException($"Array '{name}' is {type}; only F32 and F64 are read."),
            };
            long expected = shape.Aggregate(numberBytes, (a, b) => a * b);
            bool inFile = !stream.CanSeek || end - start <= stream.Length - stream.Position;
            if (start != position || end - start != expected || !inFile)
            {
                throw new InvalidDataException($"Array '{name}' of shape [{string.Join(", ", shape)}] does not fill bytes {start} to {end}.");
            }

            byte[] data = new byte[end - start];
            stream.ReadExactly(data);
            file._arrays.Add(name, (type, shape, data));
            position = end;
        }

        return file;
    }

    private byte[] Data(string name, string type)
    {
        (string found, _, byte[] data) = Find(name);
        return found == type ? data : throw new InvalidDataException($"Array '{name}' is {found}, not {type}.");
    }

    private (string Type, long[] Shape, byte[] Data) Find(string name) =>
        _arrays.TryGetValue(name, out (string, long[], byte[]) array)
            ? array
            : throw new InvalidDataException($"No array '{name}'; there are {string.Join(", ", Names)}.");
}
