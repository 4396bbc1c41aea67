using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Filters;

/// <summary>Cuts a filter or path into words, brackets and literals.</summary>
internal sealed class ScimWords(string text)
{
    private const int Longest = 10_000;
    private int _at = text.Length <= Longest ? 0 : throw ScimRefused.Filter($"A filter has at most {Longest} characters.");

    /// <summary>Whether nothing is left but white space.</summary>
    public bool AtEnd
    {
        get
        {
            Skip();
            return _at == text.Length;
        }
    }

    /// <summary>Whether the next character is this one, which is then taken.</summary>
    public bool Take(char wanted)
    {
        Skip();
        if (_at == text.Length || text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The next character, white space included; none at the end.</summary>
    public char? Here => _at == text.Length ? null : text[_at];

    /// <summary>Takes a character that must be there.</summary>
    public void Expect(char wanted)
    {
        if (!Take(wanted))
        {
            throw ScimRefused.Filter($"{wanted} is missing at character {_at + 1}.");
        }
    }

    /// <summary>The next word, which stays; empty where none begins.</summary>
    public string Peek()
    {
        Skip();
        var end = _at;
        while (end < text.Length && IsOfWord(text[end]))
        {
            end++;
        }

        return text[_at..end];
    }

    /// <summary>The next word.</summary>
    public string Word(string what)
    {
        var word = Peek();
        if (word.Length == 0)
        {
            throw ScimRefused.Filter($"{what} is missing at character {_at + 1}.");
        }

        _at += word.Length;
        return word;
    }

    /// <summary>Takes a word if it is this one, in any case, and something other than a letter follows.</summary>
    public bool TakeWord(string wanted)
    {
        if (!string.Equals(Peek(), wanted, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _at += wanted.Length;
        return true;
    }

    /// <summary>The next literal.</summary>
    public JsonNode? Literal()
    {
        Skip();
        if (_at < text.Length && text[_at] == '"')
        {
            return JsonValue.Create(Quoted());
        }

        var word = Word("A value");
        if (word.Equals("true", StringComparison.OrdinalIgnoreCase) || word.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return JsonValue.Create(word.Equals("true", StringComparison.OrdinalIgnoreCase));
        }

        if (word.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw ScimRefused.Filter($"{word} is no value: texts stand in quotation marks.");
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '_' or '-' or '$' or '+';

    private string Quoted()
    {
        var start = _at;
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\')
            {
                _at++;
            }
        }

        if (_at >= text.Length)
        {
            throw ScimRefused.Filter("A quotation mark is not closed.");
        }

        _at++;
        try
        {
            return JsonSerializer.Deserialize<string>(text.AsSpan(start, _at - start))!.Replace("\0", string.Empty, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ScimRefused.Filter($"{text[start.._at]} is no text of JSON.");
        }
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
