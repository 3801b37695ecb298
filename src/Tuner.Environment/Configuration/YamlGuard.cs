using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tuner.Environment.Configuration;

/// <summary>
/// Looks at the events of a text before a tree is built of them: what a configuration may not hold is refused where it stands.
/// Aliases are refused because a value that stands in two places can be neither located nor overridden, and because a few
/// lines of them can expand to billions of nodes; depth is bounded because trees are built recursively.
/// </summary>
internal static class YamlGuard
{
    private const int DeepestNesting = 64;

    /// <summary>False, and diagnostics, where the text is no single plain document.</summary>
    public static bool Accepts(SourceText text, DiagnosticSink sink)
    {
        int before = sink.Count;
        Stack<Collection> open = new();
        try
        {
            Scan(new Parser(new StringReader(text.Text)), open, text, sink);
        }
        catch (YamlException e)
        {
            sink.Add(SyntaxError(text, e));
        }
        catch (InvalidOperationException)
        {
            // The scanner of YamlDotNet fails so, without a place, where a flow list or mapping runs into a line "key: value".
            Mark at = open.TryPeek(out Collection? unclosed) ? unclosed.Start : new Mark(0, 1, 1);
            sink.Add(text.At((int)at.Line, (int)at.Column, 1, "this is no YAML: what starts here is not closed"));
        }

        return sink.Count == before;
    }

    private static void Scan(Parser parser, Stack<Collection> open, SourceText text, DiagnosticSink sink)
    {
        int documents = 0;
        while (parser.MoveNext())
        {
            ParsingEvent current = parser.Current!;
            if (current is DocumentStart && ++documents > 1)
            {
                sink.Add(At(text, current, "a second document starts here, one was expected"));
                return;
            }

            if (current is MappingEnd or SequenceEnd)
            {
                open.Pop();
                continue;
            }

            if (current is AnchorAlias alias)
            {
                sink.Add(At(text, current, $"aliases are not supported: write the value of '*{alias.Value}' here"));
            }
            else if (current is NodeEvent { Anchor.IsEmpty: false } anchored)
            {
                sink.Add(At(text, current, $"anchors are not supported: leave out '&{anchored.Anchor.Value}'"));
            }
            else if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } tagged)
            {
                sink.Add(At(text, current, $"tags are not supported: leave out '{tagged.Tag.Value}'"));
            }

            if (current is NodeEvent && open.TryPeek(out Collection? parent))
            {
                parent.Take(current, text, sink);
            }

            if (current is MappingStart or SequenceStart)
            {
                open.Push(new Collection(current is MappingStart, current.Start));
                if (open.Count > DeepestNesting)
                {
                    sink.Add(At(text, current, $"this is nested more than {DeepestNesting} deep"));
                    return;
                }
            }
        }
    }

    private static Diagnostic SyntaxError(SourceText text, YamlException e)
    {
        string message = e.InnerException?.Message ?? e.Message;
        int tail = message.IndexOf("): ", StringComparison.Ordinal);
        string what = message.StartsWith('(') && tail > 0 ? message[(tail + 3)..] : message;
        Mark at = what.Contains("tab", StringComparison.Ordinal) ? e.End : e.Start;
        return text.At((int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column), 1, $"this is no YAML: {what}");
    }

    private static Diagnostic At(SourceText text, ParsingEvent current, string message) => text.At(
        (int)current.Start.Line,
        (int)current.Start.Column,
        current.End.Line == current.Start.Line ? (int)(current.End.Column - current.Start.Column) : 1,
        message);

    /// <summary>An open mapping or list: knows whether a key is next, and the keys so far.</summary>
    private sealed class Collection(bool isMapping, Mark start)
    {
        private readonly Dictionary<string, long> _lineOfKey = new(StringComparer.Ordinal);
        private bool _valueIsNext;

        public Mark Start => start;

        public void Take(ParsingEvent node, SourceText text, DiagnosticSink sink)
        {
            if (!isMapping)
            {
                return;
            }

            if (!_valueIsNext && node is Scalar { Value: var key })
            {
                if (!_lineOfKey.TryAdd(key, node.Start.Line))
                {
                    sink.Add(At(text, node, $"'{key}' is given twice, first in line {_lineOfKey[key]}"));
                }
            }
            else if (!_valueIsNext)
            {
                sink.Add(At(text, node, "a key must be a word"));
            }

            _valueIsNext = !_valueIsNext;
        }
    }
}
