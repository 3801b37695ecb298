namespace Tuner.Agents.Encoding;

/// <summary>Writes features one after the other; NaN and infinities become 0, since a network cannot read them.</summary>
internal ref struct FeatureWriter(Span<float> features)
{
    private readonly Span<float> _features = features;

    public int Written { get; private set; }

    public void Add(double value) => _features[Written++] = double.IsFinite(value) ? (float)value : 0f;

    public void AddOneHot(int index, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Add(i == index ? 1.0 : 0.0);
        }
    }
}
