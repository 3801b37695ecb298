namespace Tuner.Environment.Simulation.Requests;

/// <summary>What a stage serves: a request, or a part of one where the pipeline forks or multiplies. 32 bytes, kept by value.</summary>
internal struct Item
{
    public long Request;

    /// <summary>When it came to the queue of the stage it is at.</summary>
    public double EntrySeconds;

    /// <summary>Product of the accuracies of the variants that served it so far, with those of its joins.</summary>
    public double Accuracy;

    /// <summary>Tells the items of a request at one stage apart, alike under every policy; 0 for the first.</summary>
    public int Key;
}
