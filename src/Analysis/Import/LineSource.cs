namespace CallInsight.Analysis.Import;

/// <summary>The lines of a text, one after another, with their numbers; ends of line are LF, CR LF or CR.</summary>
internal ref struct LineSource(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private bool _ended;

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<char> Line { get; private set; }

    /// <summary>The current line's number, counted from 1.</summary>
    public int Number { get; private set; }

    public bool Next()
    {
        if (_ended)
        {
            return false;
        }

        Number++;
        var end = _rest.IndexOfAny('\n', '\r');
        if (end < 0)
        {
            Line = _rest;
            _ended = true;
            return !Line.IsEmpty;
        }

        Line = _rest[..end];
        var crlf = _rest[end] == '\r' && end + 1 < _rest.Length && _rest[end + 1] == '\n';
        _rest = _rest[(end + (crlf ? 2 : 1))..];
        return true;
    }
}
