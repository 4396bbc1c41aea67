using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Weighs what one sentence says against buying and for it.</summary>
internal ref struct ObjectionReading(CallText text, Sentence sentence, bool asks, Span<int> byKind)
{
    /// <summary>From this weight on a sentence objects.</summary>
    public const int Enough = 2;

    private const int Saying = 2;
    private const int Denying = 2;

    // "don't really have the budget": how far behind the denial its object may begin.
    private const int DenialReach = 4;

    private readonly Language _language = text.Language!;
    private readonly Span<int> _byKind = byKind;
    private int _weight;
    private bool _denied;
    private bool _hinted;
    private bool _gated;
    private bool _contrasted;
    private int _deniedAt = int.MinValue / 2;
    private int _heaviest;

    /// <summary>The words that weigh most, from the first to behind the last.</summary>
    public (int First, int End) Words { get; private set; }

    /// <summary>The weight of the whole; from <see cref="Enough"/> on it objects.</summary>
    public int Read()
    {
        var index = _language.Objections!;
        var traits = text.Traits[..sentence.EndToken];
        var wanted = index.Head | WordTraits.Negation | WordTraits.Contrast;
        for (var token = sentence.FirstToken; token < traits.Length; token++)
        {
            if ((traits[token] & wanted) == WordTraits.None)
            {
                continue;
            }

            var match = index.At(text, token, sentence.EndToken);
            if (match.Found)
            {
                Weigh(_language.ObjectionCues[match.Tag], token, token + match.Words);
                token += match.Words - 1;
            }
            else if ((traits[token] & WordTraits.Negation) != WordTraits.None)
            {
                (_denied, _deniedAt) = (true, token);
            }
            else if ((traits[token] & WordTraits.Contrast) != WordTraits.None)
            {
                Turn();
            }
        }

        var reserve = _denied || _gated;
        return _weight + (reserve ? 1 : 0) + (reserve && _hinted ? 1 : 0) - (asks ? Saying : 0);
    }

    /// <summary>The kind that weighs most, of equals the one that the language lists first.</summary>
    public readonly string Kind()
    {
        var most = 0;
        for (var kind = 1; kind < _byKind.Length; kind++)
        {
            most = _byKind[kind] > _byKind[most] ? kind : most;
        }

        return _language.ObjectionKinds[most];
    }

    // What was praised before a "but" matters no more.
    private void Turn()
    {
        _weight = Math.Max(0, _weight - 1);
        (_contrasted, _denied, _gated, _hinted) = (true, false, false, false);
    }

    private void Weigh(ObjectionCue cue, int first, int end)
    {
        if (cue.Role == CueRole.Past)
        {
            _deniedAt = first;
            return;
        }

        var near = first - _deniedAt <= DenialReach;
        if (cue.Role != CueRole.Harmless && text.Next(first, end, WordTraits.Negation) is var inside && inside < end)
        {
            (_denied, _deniedAt) = (true, inside);
        }
        else if (near && cue.Role is (CueRole.Says or CueRole.Leans or CueRole.Denied) && SaysIll(first, end))
        {
            // "not worried": what is bad is denied.
            _denied = false;
            return;
        }

        switch (cue.Role)
        {
            case CueRole.Says:
                Add(cue, Saying, first, end);
                break;
            case CueRole.Asks:
                Add(cue, Saying + (asks ? Saying : 0), first, end);
                break;
            case CueRole.Leans:
                Add(cue, 1, first, end);
                break;
            case CueRole.Gate:
                _gated = true;
                break;
            case CueRole.Denied when near:
                Add(cue, Denying - 1, _deniedAt, end);
                break;
            case CueRole.Hint:
                _hinted = true;
                _byKind[cue.Kind]++;
                break;
            case CueRole.Praise:
                _weight += near ? 1 : _contrasted ? -Saying : -1;
                break;
            case CueRole.Settled:
                _weight -= Saying;
                break;
        }
    }

    private readonly bool SaysIll(int first, int end)
    {
        foreach (var token in text.Between(first, end, WordTraits.Rated))
        {
            if (text.FormOf(token).Valence < 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(ObjectionCue cue, int weight, int first, int end)
    {
        _weight += weight;
        _byKind[cue.Kind] += Saying * weight;
        if (weight > _heaviest)
        {
            (_heaviest, Words) = (weight, (first, end));
        }
    }
}
