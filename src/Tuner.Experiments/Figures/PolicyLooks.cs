using ScottPlot;

namespace Tuner.Experiments.Figures;

/// <summary>The looks of a figure's policies: the project's own names have theirs, others take the next free one in the order of their names.</summary>
public sealed class PolicyLooks
{
    private static readonly float[] Solid = [], Long = [5.0f, 1.5f], Short = [2.5f, 1.2f], Dots = [0.9f, 1.3f], DashDot = [4.0f, 1.2f, 0.9f, 1.2f];

    private static readonly (string Name, PolicyLook Look)[] Known =
    [
        ("ppo", Of("#000000", Solid, MarkerShape.FilledCircle)),
        ("solver", Of("#0072B2", Long, MarkerShape.FilledSquare)),
        ("ipa", Of("#D55E00", Short, MarkerShape.FilledTriangleUp)),
        ("fa2-low", Of("#56B4E9", DashDot, MarkerShape.FilledTriangleDown)),
        ("fa2-high", Of("#009E73", Long, MarkerShape.FilledDiamond)),
        ("rim", Of("#CC79A7", Dots, MarkerShape.Cross)),
        ("fixed", Of("#7F7F7F", Solid, MarkerShape.Eks)),
    ];

    private static readonly (string Name, PolicyLook Look)[] References =
    [
        ("rate-oracle", Of("#606060", Dots, MarkerShape.OpenDiamond)),
        ("clairvoyant", Of("#8C8C8C", Dots, MarkerShape.OpenSquare)),
        ("bound", Of("#B0B0B0", Dots, MarkerShape.OpenCircle)),
    ];

    private static readonly PolicyLook[] Others =
    [
        Of("#E69F00", Solid, MarkerShape.OpenCircle),
        Of("#332288", Short, MarkerShape.OpenSquare),
        Of("#44AA99", DashDot, MarkerShape.OpenTriangleUp),
        Of("#882255", Long, MarkerShape.OpenDiamond),
        Of("#999933", Dots, MarkerShape.OpenTriangleDown),
        Of("#661100", Solid, MarkerShape.Asterisk),
    ];

    private readonly Dictionary<string, PolicyLook> _looks;

    /// <summary>The looks of these policies.</summary>
    public PolicyLooks(IEnumerable<string> policies)
    {
        string[] present = [.. policies.Distinct(StringComparer.Ordinal)];
        string[] others = [.. present.Where(p => !Known.Concat(References).Any(k => k.Name == p)).Order(StringComparer.Ordinal)];
        _looks = Known.Concat(References).ToDictionary(k => k.Name, k => k.Look);
        for (int i = 0; i < others.Length; i++)
        {
            _looks[others[i]] = Others[i % Others.Length];
        }

        Order = [.. Known.Select(k => k.Name).Concat(others).Concat(References.Select(r => r.Name)).Where(present.Contains)];
    }

    /// <summary>The policies in the order of legends and bars: known ones, others by name, references.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>The look of one of them.</summary>
    public PolicyLook this[string policy] => _looks[policy];

    private static PolicyLook Of(string hex, float[] dash, MarkerShape marker) => new(Color.FromHex(hex), dash, marker);
}
