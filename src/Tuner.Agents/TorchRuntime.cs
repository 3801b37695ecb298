using System.Runtime.InteropServices;
using TorchSharp;

namespace Tuner.Agents;

/// <summary>The one place where libtorch is set up.</summary>
public static class TorchRuntime
{
    /// <summary>
    /// Loads libtorch and gives the calling thread one libtorch thread: small networks lose by more, and runs go side by side instead.
    /// </summary>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded; the message is one line and says why.</exception>
    public static void EnsureLoaded()
    {
        try
        {
            torch.set_num_threads(1);
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException or BadImageFormatException)
        {
            throw new InvalidOperationException($"libtorch cannot be loaded: {Reason(e)}", e);
        }
    }

    /// <summary>TorchSharp blames a missing package whatever went wrong, so ask the loader itself.</summary>
    private static string Reason(Exception error)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        string library = Path.Combine(Directory.Exists(folder) ? folder : AppContext.BaseDirectory, "libLibTorchSharp.so");
        try
        {
            NativeLibrary.Load(library);
            return error.GetBaseException().Message.Split('\n')[0].Trim();
        }
        catch (DllNotFoundException loaderError)
        {
            return loaderError.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        }
    }
}
