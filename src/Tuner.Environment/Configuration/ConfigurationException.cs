namespace Tuner.Environment.Configuration;

/// <summary>A configuration that cannot be used: all that is wrong with it.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>An exception whose message is the text of every diagnostic.</summary>
    public ConfigurationException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join('\n', diagnostics)) => Diagnostics = diagnostics;

    /// <summary>In the order of <see cref="DiagnosticSink.Sorted"/>; at least one.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
