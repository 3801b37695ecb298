using TorchSharp;

namespace Tuner.Agents;

/// <summary>The one place where libtorch is set up.</summary>
public static class TorchRuntime
{
    /// <summary>
    /// Loads libtorch and gives the calling thread one libtorch thread: small networks lose by more, and runs go side by side instead.
    /// </summary>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded; the message is one line and says what to look at.</exception>
    public static void EnsureLoaded()
    {
        try
        {
            torch.set_num_threads(1);
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException or BadImageFormatException)
        {
            string reason = e.GetBaseException().Message.ReplaceLineEndings(" ");
            throw new InvalidOperationException(
                "libtorch cannot be loaded: TorchSharp needs its native libraries beside the program and a libstdc++ of gcc 13.2 or newer "
                + $"(GLIBCXX_3.4.32). The loader said: {reason}",
                e);
        }
    }
}
