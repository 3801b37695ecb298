namespace Tuner.Experiments.Cli;

/// <summary>What the process answers to its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int SomeCellsFailed = 3;
    public const int Interrupted = 130;
}
