using System.Globalization;
using Tuner.Experiments.Running;

namespace Tuner.Experiments.Cli;

/// <summary>
/// Shows progress on stderr until disposed: a bar that is drawn over itself on a terminal, a plain line every 10 s elsewhere.
/// </summary>
internal sealed class ProgressDisplay : IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BarPeriod = TimeSpan.FromMilliseconds(200);
    private readonly WorkProgress _progress;
    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly bool _interactive;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private int _drawnWidth;
    private bool _disposed;

    public ProgressDisplay(WorkProgress progress, TextWriter output, bool interactive, TimeProvider time)
    {
        _progress = progress;
        _output = output;
        _interactive = interactive;
        _time = time;
        _start = time.GetTimestamp();
        TimeSpan period = interactive ? BarPeriod : PlainPeriod;
        _timer = time.CreateTimer(_ => Draw(), null, period, period);
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _disposed = true;
            if (_interactive && _drawnWidth > 0)
            {
                _output.Write("\r" + new string(' ', _drawnWidth) + "\r");
            }

            _output.Flush();
        }
    }

    /// <summary>The line that is shown: part done, cells, time gone and left, what is going on.</summary>
    internal string Line()
    {
        double fraction = _progress.Fraction;
        TimeSpan gone = _time.GetElapsedTime(_start);
        string left = fraction > 0.01 ? Clock(gone * ((1.0 - fraction) / fraction)) : "?";
        string bar = string.Empty;
        if (_interactive)
        {
            int filled = (int)(fraction * BarWidth);
            bar = "[" + new string('#', filled) + new string('.', BarWidth - filled) + "] ";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bar}{fraction * 100.0,3:F0} %  cells {_progress.CellsDone}/{_progress.CellCount}  {Clock(gone)} gone, about {left} left  {_progress.Note}");
    }

    private static string Clock(TimeSpan span) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:D2}");

    private void Draw()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            string line = Line();
            if (!_interactive)
            {
                _output.WriteLine(line);
                return;
            }

            // A line that wraps could not be drawn over.
            line = line[..Math.Min(line.Length, Terminal.Columns - 1)];
            _output.Write("\r" + line.PadRight(_drawnWidth));
            _drawnWidth = line.Length;
        }
    }
}
