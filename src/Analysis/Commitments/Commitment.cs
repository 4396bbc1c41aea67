using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>Who is to do what a sentence says.</summary>
internal enum Doer
{
    /// <summary>No words say so.</summary>
    Nobody,

    /// <summary>The speaker, or somebody of the same side.</summary>
    Self,

    /// <summary>Whom the speaker speaks to.</summary>
    Other,

    /// <summary>Both together.</summary>
    Both,
}

/// <summary>What a sentence commits somebody to.</summary>
/// <param name="Doer">Who takes a deed on or is asked to.</param>
/// <param name="Asked">Whether a deed is taken on by one or asked of one.</param>
/// <param name="Agreed">Whether it is a next step as it stands.</param>
/// <param name="AgreedWithTime">Whether it is one if the sentence names a time.</param>
/// <param name="Meets">Whether a time that is named is that of a meeting.</param>
internal readonly record struct Commitment(Doer Doer, bool Asked, bool Agreed, bool AgreedWithTime, bool Meets)
{
    /// <summary>Reads a sentence; says nothing for one about the call itself ("let me share my screen").</summary>
    public static Commitment Of(CallText text, in Sentence sentence)
    {
        var signs = new CommitmentReading(text, sentence).Read();
        if (Has(signs, Signs.Void))
        {
            return default;
        }

        var tells = Has(signs, Signs.Told) || sentence.Asks;
        var self = Has(signs, Signs.Self);
        var selfWithTime = Has(signs, Signs.Self | Signs.SelfNow);
        var gives = Has(signs, Signs.Gives) && !tells;
        var both = Has(signs, Signs.Both) || (self && Has(signs, Signs.Other | Signs.Beside));
        var other = Has(signs, Signs.Other | Signs.Ordered);
        var meets = !tells && !gives && (Has(signs, Signs.Settled) || (Has(signs, Signs.MaySettle) && !selfWithTime && !other));
        var doer = both ? Doer.Both : selfWithTime || gives ? Doer.Self : other || Has(signs, Signs.Requested) ? Doer.Other : Doer.Nobody;
        var agreed = !Has(signs, Signs.Now) && (self || (gives && Has(signs, Signs.ForOther)) || (both && Has(signs, Signs.Later)));
        return new Commitment(doer, !both && (self || other || Has(signs, Signs.Requested)), agreed, selfWithTime || gives || meets || ((other || both) && !sentence.Asks), meets);
    }

    private static bool Has(Signs signs, Signs any) => (signs & any) != Signs.None;
}
