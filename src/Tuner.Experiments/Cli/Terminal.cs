namespace Tuner.Experiments.Cli;

/// <summary>Where a command's answer goes, and where its messages and progress do.</summary>
/// <param name="Output">Results alone.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="Interactive">True where somebody watches <paramref name="Error"/> on a screen.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool Interactive)
{
    /// <summary>That of the process.</summary>
    public static Terminal OfProcess => new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
