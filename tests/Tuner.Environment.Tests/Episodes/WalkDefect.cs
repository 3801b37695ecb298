namespace Tuner.Environment.Tests.Episodes;

internal enum WalkDefect
{
    None,
    IgnoresSeed,
    KeepsState,
    GoesOn,
    RepairsActions,
    SharesState,
    InfiniteReward,
    SeesNaN,
}
