using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>From the options of the network to a delay; null, and diagnostics, where they name none or several.</summary>
internal sealed class NetworkBuilder(OptionsBinder binder)
{
    private const string Expected = "exactly one of {meanSeconds, cv}, {payloadKB, bandwidthMbps} and {payloadKB, bandwidthFile} was expected";

    public INetworkDelay? Build(NetworkOptions options)
    {
        string[] properties =
            [nameof(options.MeanSeconds), nameof(options.Cv), nameof(options.PayloadKB), nameof(options.BandwidthMbps), nameof(options.BandwidthFile)];
        if (!properties.All(p => binder.IsSound(options, p)))
        {
            return null;
        }

        switch (options)
        {
            case { MeanSeconds: double mean, Cv: double cv, PayloadKB: null, BandwidthMbps: null, BandwidthFile: null }:
                return new LognormalDelay(mean, cv);
            case { MeanSeconds: null, Cv: null, PayloadKB: double payload, BandwidthMbps: double mbps, BandwidthFile: null }:
                return new BandwidthDelay(payload, mbps);
            case { MeanSeconds: null, Cv: null, PayloadKB: double payload, BandwidthMbps: null, BandwidthFile: string file }:
                return FromFile(options, payload, file);
            default:
                string[] given = [.. properties.Where(p => binder.IsGiven(options, p)).Select(OptionNames.Key)];
                binder.Report(options, null, $"{Expected}, got {(given.Length == 0 ? "none of them" : string.Join(", ", given))}");
                return null;
        }
    }

    /// <summary>As named, or beside the pipeline's file.</summary>
    private BandwidthTraceDelay? FromFile(NetworkOptions options, double payloadKB, string file)
    {
        string beside = Path.Combine(Path.GetDirectoryName(binder.File) ?? "", file);
        try
        {
            return new BandwidthTraceDelay(payloadKB, BandwidthFile.Read(File.Exists(file) ? file : beside));
        }
        catch (FormatException e)
        {
            binder.Report(options, nameof(options.BandwidthFile), e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            binder.Report(options, nameof(options.BandwidthFile), $"there is no file of bandwidths '{file}' that can be read");
        }

        return null;
    }
}
