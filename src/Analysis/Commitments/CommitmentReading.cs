using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>Reads who takes what on from the words of one sentence, from left to right.</summary>
internal ref struct CommitmentReading(CallText text, Sentence sentence)
{
    private const int MostAdverbs = 3;

    // "he'll reach out to you": how far behind the verb the other may stand.
    private const int NearbyWords = 6;

    // "Thursday is not so good".
    private const int NearbyDenial = 3;

    // The words at which there is anything to read.
    private const WordTraits Signalling = WordTraits.Negation | WordTraits.Future | WordTraits.BeginsHedge | WordTraits.BeginsCommitment;

    private readonly Language _language = text.Language!;
    private Signs _signs;

    // What somebody does under a condition nobody takes on: "if I can send it".
    private bool _hindered;
    private int _hinderedAt = -1;
    private int _deniedAt = int.MinValue / 2;

    public Signs Read()
    {
        var token = sentence.FirstToken;
        while ((token = text.Next(token, sentence.EndToken, Signalling)) < sentence.EndToken)
        {
            token += Math.Max(1, ReadAt(token));
        }

        return _signs;
    }

    // How many words were read. Of a hedge and a taker the longer counts.
    private int ReadAt(int token)
    {
        _deniedAt = text.Is(token, WordTraits.Negation) ? token : _deniedAt;
        var hedge = _language.Hedges!.At(text, token, sentence.EndToken);
        var taker = _language.Commitments!.At(text, token, sentence.EndToken);
        if (hedge.Found && hedge.Words >= taker.Words)
        {
            Hedge(_language.HedgeKinds[hedge.Tag], token + hedge.Words);
            return taker.Words == hedge.Words ? Take(taker, token) : hedge.Words;
        }

        return taker.Found ? Take(taker, token) : Give(token);
    }

    private void Hedge(HedgeWord hedge, int end)
    {
        switch (hedge)
        {
            case HedgeWord.If:
                _hindered = true;
                break;
            case HedgeWord.That:
                _hinderedAt = end;
                break;
            case HedgeWord.Free:
                _hindered = false;
                _signs |= (_signs & Signs.SelfNow) != Signs.None && GoesOnAt(end) ? Signs.Self : Signs.None;
                break;
            case HedgeWord.Void:
                _signs |= Signs.Void;
                break;
            case HedgeWord.Now:
                _signs |= Signs.Now;
                break;
            case HedgeWord.Told:
                _signs |= Signs.Told;
                break;
        }
    }

    private int Take(PhraseMatch match, int token)
    {
        var end = token + match.Words;
        var taker = _language.CommitmentKinds[match.Tag];
        if (_hindered || (_hinderedAt == token && Touches(token)))
        {
            return match.Words;
        }

        var verb = AfterAdverbs(end);
        var deed = verb < sentence.EndToken ? DeedAt(verb) : DeedWord.Idle;
        var listed = deed is DeedWord.Deed or DeedWord.Together or DeedWord.Later;
        _signs |= taker switch
        {
            CommitmentWord.Self => Taken(deed),
            CommitmentWord.We => deed is DeedWord.Together ? Signs.Both : deed is DeedWord.Later ? Signs.Both | Signs.Later : Taken(deed),
            CommitmentWord.Offer => listed || FollowsDeed(token) ? Signs.Self : Signs.None,
            CommitmentWord.Other => listed ? Signs.Other : Signs.None,
            CommitmentWord.Request => listed ? Signs.Requested : Signs.None,
            CommitmentWord.Order => Signs.Ordered,
            CommitmentWord.Beside => Signs.Beside,
            CommitmentWord.Both => Signs.Both,
            CommitmentWord.Third => GivesAt(token),
            CommitmentWord.Receive => Signs.Gives,
            CommitmentWord.Settled => Denied(token) ? Signs.None : Signs.Settled,
            CommitmentWord.Then => !Denied(token) && Closes(token, end) ? Signs.MaySettle : Signs.None,
            CommitmentWord.Fine => token > sentence.FirstToken && text.Is(token - 1, WordTraits.BeginsTime) ? Signs.Settled : Signs.None,
            _ => Signs.None,
        };
        return match.Words;
    }

    // "our engineer'll be with you".
    private int Give(int token)
    {
        _signs |= !_hindered && text.Is(token, WordTraits.Future) ? GivesAt(token + 1) : Signs.None;
        return 1;
    }

    private readonly Signs GivesAt(int token)
    {
        if (token == sentence.FirstToken || text.Is(token - 1, WordTraits.Negation) || DeedAt(token - 1) is DeedWord.Nobody or DeedWord.Adverb)
        {
            return Signs.None;
        }

        for (var at = token + 1; at < Math.Min(token + NearbyWords, sentence.EndToken); at++)
        {
            if (_language.Hedges!.At(text, at, sentence.EndToken) is { Found: true } match && _language.HedgeKinds[match.Tag] == HedgeWord.For)
            {
                return Signs.Gives | Signs.ForOther;
            }
        }

        return Signs.Gives;
    }

    // "I'll check that and let you know": the second deed counts.
    private readonly bool GoesOnAt(int token) => AfterAdverbs(token) is var verb && verb < sentence.EndToken && DeedAt(verb) == DeedWord.Deed;

    // "schicke ich Ihnen": in German the verb may stand before who does it.
    private readonly bool FollowsDeed(int token) => token > sentence.FirstToken && DeedAt(token - 1) == DeedWord.Deed;

    private readonly bool Denied(int token) => token - _deniedAt <= NearbyDenial;

    private static Signs Taken(DeedWord? deed) => deed switch
    {
        DeedWord.Idle => Signs.None,
        DeedWord.Now => Signs.SelfNow,
        _ => Signs.Self,
    };

    private readonly int AfterAdverbs(int token)
    {
        for (var skipped = 0; skipped < MostAdverbs && token < sentence.EndToken; skipped++)
        {
            var match = _language.Deeds!.At(text, token, sentence.EndToken);
            if (!match.Found || _language.DeedKinds[match.Tag] != DeedWord.Adverb)
            {
                break;
            }

            token += match.Words;
        }

        return token;
    }

    // Null for a verb that is in no list.
    private readonly DeedWord? DeedAt(int token)
        => _language.Deeds!.At(text, token, sentence.EndToken) is { Found: true } match ? _language.DeedKinds[match.Tag] : null;

    // "Tuesday at three then", "Thursday then, brilliant": amid a sentence such a word goes on with a tale.
    private readonly bool Closes(int token, int end)
        => end == sentence.EndToken || (token > sentence.FirstToken && text.Is(token - 1, WordTraits.BeginsTime) && Touches(token));

    // No comma between this word and the one before.
    private readonly bool Touches(int token) => text.Tokens[token].Start - text.Tokens[token - 1].End == 1;
}
