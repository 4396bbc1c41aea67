namespace CallInsight.Analysis.Import.Drafts;

/// <summary>The voices of a source by id, in the order in which they appear.</summary>
internal sealed class SpeakerRegister
{
    /// <summary>More would be a mistaken field, not a call.</summary>
    public const int Most = 1_000;

    /// <summary>The id of a voice that the source does not name.</summary>
    public const string Unnamed = "unknown";

    private readonly Dictionary<string, (string? Name, SpeakerRole Role)> _known = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _speaking = new(StringComparer.Ordinal);

    /// <summary>How many of the voices speak.</summary>
    public int Count => _speaking.Count;

    /// <summary>Says who a voice is, without it having spoken. What is known already is kept where the new saying is empty.</summary>
    public void Describe(string id, string? name, SpeakerRole role = SpeakerRole.Unknown)
    {
        var before = _known.GetValueOrDefault(id);
        var named = string.IsNullOrWhiteSpace(name) ? before.Name : name.Trim();
        _known[id] = (named, role == SpeakerRole.Unknown ? before.Role : role);
        if (_known.Count > Most * 10)
        {
            throw new ReadingRefusedException(ReadingFaults.TooManySpeakers(Most));
        }
    }

    /// <summary>Gives a voice its place in the order before it speaks.</summary>
    public void List(string id)
    {
        if (_listed.Add(id))
        {
            _order.Add(id);
        }
    }

    /// <summary>Notes that a voice speaks.</summary>
    public void Speaks(string id)
    {
        List(id);
        if (_speaking.Add(id) && _speaking.Count > Most)
        {
            throw new ReadingRefusedException(ReadingFaults.TooManySpeakers(Most));
        }
    }

    /// <summary>Whoever speaks, in order.</summary>
    public IReadOnlyList<Speaker> Speakers() =>
        [.. _order.Where(_speaking.Contains).Select(id => new Speaker(id, _known.GetValueOrDefault(id).Name, _known.GetValueOrDefault(id).Role))];
}
