using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>Who is to do what a sentence says.</summary>
internal enum Doer
{
    /// <summary>No words say so.</summary>
    Nobody,

    /// <summary>The speaker.</summary>
    Self,

    /// <summary>Whom the speaker speaks to.</summary>
    Other,

    /// <summary>Both together.</summary>
    Both,
}

/// <summary>What a sentence commits somebody to.</summary>
/// <param name="Takes">Whether words say that somebody takes a deed on.</param>
/// <param name="Names">Whether it speaks of what comes next, with or without a deed.</param>
internal readonly record struct Commitment(Doer Doer, bool Takes, bool Names)
{
    /// <summary>Reads a sentence; says nothing for one about the call itself ("let me share my screen").</summary>
    public static Commitment Of(CallText text, in Sentence sentence)
    {
        var language = text.Language!;
        var (doer, deed, names) = (Doer.Nobody, false, false);
        var phrases = language.Commitments!;
        foreach (var token in text.Between(sentence.FirstToken, sentence.EndToken, phrases.Head))
        {
            var match = phrases.At(text, token, sentence.EndToken);
            if (!match.Found)
            {
                continue;
            }

            var kind = language.CommitmentKinds[match.Tag];
            if (kind == "now")
            {
                return default;
            }

            names |= kind == "agreed";
            deed |= kind == "deed" && doer != Doer.Nobody;
            doer = doer == Doer.Nobody && !Conditional(text, sentence, token) ? DoerOf(kind) : doer;
        }

        return new Commitment(doer, deed, names);
    }

    private static Doer DoerOf(string kind) => kind switch
    {
        "self" => Doer.Self,
        "other" => Doer.Other,
        "both" => Doer.Both,
        _ => Doer.Nobody,
    };

    // "if I can …", "when we will …": nobody takes it on yet.
    private static bool Conditional(CallText text, in Sentence sentence, int token)
        => token > sentence.FirstToken && text.FormOf(token - 1).Text is "if" or "when" or "unless" or "whether" or "that" or "what" or "how" or "which";
}
