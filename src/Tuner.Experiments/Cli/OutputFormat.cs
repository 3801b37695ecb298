namespace Tuner.Experiments.Cli;

/// <summary>Format of what a command answers on standard output.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Csv,
}
