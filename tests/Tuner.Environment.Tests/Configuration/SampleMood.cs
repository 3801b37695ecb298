namespace Tuner.Environment.Tests.Configuration;

internal enum SampleMood
{
    Calm,
    OnTime,
}
