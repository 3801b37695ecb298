namespace Tuner.Experiments.Cli;

/// <summary>Where a command's answer goes, and where its messages and progress do.</summary>
/// <param name="Output">Results alone.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="Interactive">True where somebody watches <paramref name="Error"/> on a screen.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool Interactive)
{
    private const int UsualColumns = 120;

    /// <summary>Characters of a line of the screen; the usual number where it does not say.</summary>
    public static int Columns
    {
        get
        {
            try
            {
                return Console.WindowWidth > 0 ? Console.WindowWidth : UsualColumns;
            }
            catch (IOException)
            {
                return UsualColumns;
            }
        }
    }

    /// <summary>That of the process.</summary>
    public static Terminal OfProcess => new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
