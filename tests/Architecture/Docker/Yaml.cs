namespace TradingPlatform.Architecture.Docker;

/// <summary>Reads as much of YAML as our files use: mappings and sequences by indentation, sequences in brackets,
/// quoted and folded text, anchors, aliases and merges. Whatever else it meets is an error.</summary>
internal sealed class Yaml
{
    private readonly List<(int Indent, string Text, int Number)> _lines = [];
    private readonly Dictionary<string, object> _anchors = new(StringComparer.Ordinal);
    private int _at;

    private Yaml(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.TrimStart(' ');
            if (content.Length > 0 && content[0] != '#')
            {
                _lines.Add((line.Length - content.Length, content.TrimEnd(), number));
            }
        }
    }

    /// <summary>The mapping that <paramref name="text"/> is: text, <c>List</c> or <c>Dictionary</c> by key.</summary>
    /// <exception cref="FormatException">It is none; the message names the line.</exception>
    public static Dictionary<string, object> Parse(string text)
    {
        var reader = new Yaml(text);
        var root = reader.Mapping(0);
        return reader._at == reader._lines.Count ? root : throw reader.Wrong("is not where it belongs");
    }

    private object Block(int indent) =>
        _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal) ? Sequence(indent) : Mapping(indent);

    private Dictionary<string, object> Mapping(int indent)
    {
        var mapping = new Dictionary<string, object>(StringComparer.Ordinal);
        while (_at < _lines.Count && _lines[_at].Indent == indent)
        {
            var line = _lines[_at].Text;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || (colon + 1 < line.Length && line[colon + 1] != ' '))
            {
                throw Wrong("is not 'key: value'");
            }

            var key = line[..colon];
            var value = Value(line[(colon + 1)..].Trim(), indent);
            if (key is "<<" && value is Dictionary<string, object> merged)
            {
                foreach (var (name, part) in merged)
                {
                    mapping.TryAdd(name, part);
                }
            }
            else if (!mapping.TryAdd(key, value))
            {
                throw Wrong($"comes after a second '{key}'");
            }
        }

        return mapping;
    }

    private List<object> Sequence(int indent)
    {
        var items = new List<object>();
        while (_at < _lines.Count && _lines[_at].Indent == indent
            && _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal))
        {
            items.Add(Value(_lines[_at].Text[2..].Trim(), indent));
        }

        return items;
    }

    /// <summary>What stands behind a key or a dash, and goes on in deeper lines.</summary>
    private object Value(string text, int indent)
    {
        if (text.StartsWith('*'))
        {
            _at++;
            return _anchors.TryGetValue(text[1..], out var known) ? known : throw Wrong($"follows unknown {text}");
        }

        var anchor = text.StartsWith('&') ? text[1..] : null;
        if (text is ">-")
        {
            _at++;
            return Folded(indent);
        }

        if (text.Length > 0 && anchor is null)
        {
            var scalar = text[0] == '[' ? Bracketed(text) : Scalar(text);
            _at++;
            return scalar;
        }

        if (++_at >= _lines.Count || _lines[_at].Indent <= indent)
        {
            throw Wrong("should be indented");
        }

        var block = Block(_lines[_at].Indent);
        if (anchor is not null)
        {
            _anchors.Add(anchor, block);
        }

        return block;
    }

    private string Folded(int indent)
    {
        var parts = new List<string>();
        for (; _at < _lines.Count && _lines[_at].Indent > indent; _at++)
        {
            parts.Add(_lines[_at].Text);
        }

        return string.Join(' ', parts);
    }

    private List<object> Bracketed(string text) => text[^1] == ']'
        ? [.. text[1..^1].Split(", ").Select(Scalar)]
        : throw Wrong("has an open bracket");

    private object Scalar(string text) => text switch
    {
        ['"', .. var inside, '"'] when !inside.Contains('"', StringComparison.Ordinal) => inside,
        "{}" => new Dictionary<string, object>(StringComparer.Ordinal),
        ['"' or '\'' or '{' or '[' or '|' or '>' or '!' or '%' or '@' or '`', ..] =>
            throw Wrong("has a form unknown here"),
        _ when text.Contains(": ", StringComparison.Ordinal) => throw Wrong("needs quotes"),
        _ => text,
    };

    private FormatException Wrong(string how)
    {
        var (_, text, number) = _lines[Math.Min(_at, _lines.Count - 1)];
        return new FormatException(FormattableString.Invariant($"Line {number} {how}: {text}"));
    }
}
