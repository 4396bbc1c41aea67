using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Tenants;

/// <summary>The texts that a tenant's calls were given, by kind, and the codes that stand for them. A code is never given twice.</summary>
internal sealed class TenantLabels
{
    /// <summary>What people choose from stays a list to choose from.</summary>
    public const int MostOfAKind = 100;

    private const int MostTags = 500;

    // Those below stand for what is built in.
    private const int FirstCode = 100;
    private readonly Dictionary<(string Kind, string Text), int> _codes = [];
    private readonly Dictionary<string, (int Count, int Last)> _kinds = new(StringComparer.Ordinal);

    public int? Find(string kind, string text) => _codes.TryGetValue((kind, text), out var code) ? code : null;

    /// <summary>The code that a new text of the kind gets.</summary>
    /// <returns>Refused: <c>call.invalid</c>. Topics are as many as there were trackers.</returns>
    public Result<int> Next(string kind)
    {
        var (count, last) = _kinds.GetValueOrDefault(kind, (Count: 0, Last: FirstCode - 1));
        var most = kind switch { "topic" => int.MaxValue, "tag" => MostTags, _ when CustomFields.IsLabelKind(kind) => CustomFields.MostTexts, _ => MostOfAKind };
        return count >= most ? CallRefusals.TooManyLabels(kind, most) : last + 1;
    }

    public void Add(string kind, string text, int code)
    {
        var (count, last) = _kinds.GetValueOrDefault(kind, (Count: 0, Last: FirstCode - 1));
        _codes.Add((kind, text), code);
        _kinds[kind] = (count + 1, Math.Max(last, code));
    }
}
