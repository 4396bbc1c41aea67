using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Filters;

/// <summary>Reads filters and the paths of patches: the whole grammar of RFC 7644, words in any case.</summary>
internal sealed class ScimFilterReader
{
    private const int Deepest = 50;
    private static readonly string[] Operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];
    private readonly ScimResourceType _type;
    private readonly ScimWords _words;
    private int _depth;

    private ScimFilterReader(ScimResourceType type, string text) => (_type, _words) = (type, new ScimWords(text));

    /// <exception cref="ScimRefused"><c>invalidFilter</c>.</exception>
    public static ScimFilter Read(ScimResourceType type, string text)
    {
        var reader = new ScimFilterReader(type, text);
        var filter = reader.Or(null);
        return reader._words.AtEnd ? filter : throw ScimRefused.Filter($"Something is left over after the filter: {reader._words.Peek()}.");
    }

    /// <summary>The path of an operation: <c>name.familyName</c>, <c>emails[type eq "work"].value</c>.</summary>
    /// <exception cref="ScimRefused"><c>invalidPath</c>, <c>invalidFilter</c>.</exception>
    public static ScimTarget ReadPath(ScimResourceType type, string text)
    {
        var reader = new ScimFilterReader(type, text);
        var target = reader.Target(null);
        if (!reader._words.AtEnd || target.Place is null)
        {
            throw ScimRefused.Path($"There is no place {text}.");
        }

        return target;
    }

    private ScimFilter Or(ScimAttribute? within)
    {
        if (++_depth > Deepest)
        {
            throw ScimRefused.Filter($"Brackets go at most {Deepest} deep.");
        }

        var left = And(within);
        while (_words.TakeWord("or"))
        {
            left = new OrFilter(left, And(within));
        }

        _depth--;
        return left;
    }

    private ScimFilter And(ScimAttribute? within)
    {
        var left = Single(within);
        while (_words.TakeWord("and"))
        {
            left = new AndFilter(left, Single(within));
        }

        return left;
    }

    private ScimFilter Single(ScimAttribute? within)
    {
        if (_words.TakeWord("not"))
        {
            _words.Expect('(');
            return Closed(within, true);
        }

        return _words.Take('(') ? Closed(within, false) : Comparison(within);
    }

    private ScimFilter Closed(ScimAttribute? within, bool negated)
    {
        var inner = Or(within);
        _words.Expect(')');
        return negated ? new NotFilter(inner) : inner;
    }

    private ScimFilter Comparison(ScimAttribute? within)
    {
        var target = Target(within);
        if (target.Within is not null && target.Part is null && (_words.AtEnd || _words.Here is ')' or ']' || _words.Peek().ToUpperInvariant() is "AND" or "OR"))
        {
            return new AnyFilter(target);
        }

        var word = _words.Word("An operator");
        if (word.Equals("pr", StringComparison.OrdinalIgnoreCase))
        {
            return new PresentFilter(target);
        }

        var name = Operators.FirstOrDefault(o => o.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? throw ScimRefused.Filter($"There is no operator {word}.");
        return new CompareFilter(target, name, Checked(target.Leaf, name, _words.Literal()));
    }

    private ScimTarget Target(ScimAttribute? within)
    {
        var name = _words.Word("An attribute");
        var place = within is null ? _type.Find(name) : within.Part(name) is { } part ? new ScimPlace(null, part, null) : null;
        if (_words.Here is not '[')
        {
            return new ScimTarget(place);
        }

        if (within is not null || place is not { Part: null, Attribute: { Type: ScimType.Complex } complex })
        {
            throw ScimRefused.Filter($"{name} has no values to choose from.");
        }

        _words.Expect('[');
        var inner = Or(complex);
        _words.Expect(']');
        if (_words.Here is not '.')
        {
            return new ScimTarget(place, inner);
        }

        var tail = _words.Word("A part")[1..];
        return new ScimTarget(place, inner, complex.Part(tail) ?? throw ScimRefused.Path($"{complex.Name} has no part {tail}."));
    }

    /// <summary>The literal as the attribute's type asks for it; booleans come as texts, too.</summary>
    private static JsonNode? Checked(ScimAttribute? leaf, string comparison, JsonNode? literal)
    {
        if (literal is null)
        {
            return comparison is "eq" or "ne" ? null : throw ScimRefused.Filter($"Nothing is {comparison} null.");
        }

        return leaf?.Type switch
        {
            ScimType.Boolean when comparison is not ("eq" or "ne") => throw ScimRefused.Filter($"{leaf.Name} is true or false and cannot be compared by {comparison}."),
            ScimType.Boolean => bool.TryParse(literal.ToString(), out var truth) ? JsonValue.Create(truth) : throw ScimRefused.Filter($"{leaf.Name} is true or false."),
            ScimType.Moment when comparison is not ("co" or "sw" or "ew") && !ScimMoments.TryRead(literal.ToString(), out _) => throw ScimRefused.Filter($"{leaf.Name} is a moment, such as 2026-01-31T00:00:00Z."),
            _ => literal.GetValueKind() is JsonValueKind.String ? literal : JsonValue.Create(literal.ToString()),
        };
    }
}
