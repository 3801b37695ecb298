using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>Where a node stands: the characters that a diagnostic underlines.</summary>
internal readonly record struct NodeLocation(SourceText Text, int Line, int Column, int Length)
{
    public static NodeLocation Of(SourceText text, YamlNode node)
    {
        bool oneLine = node.End.Line == node.Start.Line && node.End.Column > node.Start.Column;
        return new NodeLocation(
            text,
            (int)Math.Max(1, node.Start.Line),
            (int)Math.Max(1, node.Start.Column),
            oneLine ? (int)(node.End.Column - node.Start.Column) : 1);
    }
}
