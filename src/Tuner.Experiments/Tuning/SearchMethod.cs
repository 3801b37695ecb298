namespace Tuner.Experiments.Tuning;

/// <summary>How many stretches which trial plays.</summary>
public enum SearchMethod
{
    /// <summary>Every trial plays all stretches (Bergstra and Bengio, JMLR 2012).</summary>
    Random,

    /// <summary>Successive halving (Jamieson and Talwalkar, AISTATS 2016).</summary>
    Halving,
}
