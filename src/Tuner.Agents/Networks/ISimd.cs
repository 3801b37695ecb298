namespace Tuner.Agents.Networks;

/// <summary>The few vector operations that a dense layer needs, so that its kernel is written once for every register width.</summary>
internal interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Width { get; }

    static abstract TVector Load(ref readonly float source, int offset);

    static abstract void Store(TVector value, ref float target, int offset);

    static abstract TVector Broadcast(float value);

    /// <summary>a * b + c, fused where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    static abstract TVector Clamp(TVector value, TVector low, TVector high);
}
