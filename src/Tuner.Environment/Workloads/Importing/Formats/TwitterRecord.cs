using System.Globalization;
using System.Text.Json;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>A line of the Twitter stream.</summary>
/// <param name="Kind">tweet or delete; null for another message of the stream.</param>
/// <param name="TimestampMs">Since 1970.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal readonly record struct TwitterRecord(string? Kind, long TimestampMs, string? Fault)
{
    private const string Tweet = "tweet", Delete = "delete";

    /// <summary>Looks at the outermost keys alone, and at those of <c>delete</c>.</summary>
    public static TwitterRecord Of(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new TwitterRecord(null, 0, "expected a JSON object");
            }

            string? kind = null;
            long? time = Timestamp(ref reader, ref kind);
            return kind is null ? new TwitterRecord(null, 0, null)
                : time is { } ms ? new TwitterRecord(kind, ms, null)
                : new TwitterRecord(kind, 0, $"expected the timestamp_ms of a {kind} in milliseconds");
        }
        catch (JsonException exception)
        {
            return new TwitterRecord(null, 0, $"expected a JSON object on the line: {exception.Message}");
        }
    }

    /// <summary>Goes to the end of the object that was begun; what begins with created_at is a tweet.</summary>
    private static long? Timestamp(ref Utf8JsonReader reader, ref string? kind)
    {
        long? time = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isTime = reader.ValueTextEquals("timestamp_ms"), isDelete = reader.ValueTextEquals(Delete);
            kind ??= isTime || reader.ValueTextEquals("created_at") ? Tweet : isDelete ? Delete : null;
            reader.Read();
            if (isTime)
            {
                time = Milliseconds(ref reader);
            }

            if (isDelete && reader.TokenType == JsonTokenType.StartObject)
            {
                time = Timestamp(ref reader, ref kind);
            }
            else
            {
                reader.Skip();
            }
        }

        return time;
    }

    private static long? Milliseconds(ref Utf8JsonReader reader)
    {
        // Some ten thousand years: what is larger overflows as ticks.
        const long most = 253_402_300_800_000;
        string text = reader.TokenType is JsonTokenType.String or JsonTokenType.Number ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan) : string.Empty;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long ms) && ms < most ? ms : null;
    }
}
