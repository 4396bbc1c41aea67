namespace CallInsight.Analysis.Languages;

/// <summary>Who takes something on: the sections of a language's commitments.txt.</summary>
internal enum CommitmentWord
{
    /// <summary>The speaker ("I'll"); any deed may follow.</summary>
    Self,

    /// <summary>The speaker's side, or both where the deed is one that people do together ("we'll").</summary>
    We,

    /// <summary>The speaker, but only with a deed from the list ("let me", "I can").</summary>
    Offer,

    /// <summary>Whom the speaker speaks to, with a deed from the list ("you'll").</summary>
    Other,

    /// <summary>The same as a request, which alone agrees nothing ("could you").</summary>
    Request,

    /// <summary>The same as an order with a deed of its own ("call me back").</summary>
    Order,

    /// <summary>Beside a deed of the speaker's a deed of the other's ("you send", after "I'll").</summary>
    Beside,

    /// <summary>Both, with a deed that people do together or a time ("let's").</summary>
    Both,

    /// <summary>The same as a proposal, which alone agrees nothing ("shall we").</summary>
    Proposal,

    /// <summary>Somebody of the speaker's side, or a thing, where a time is named or the other is meant ("will").</summary>
    Third,

    /// <summary>What the other is to get, with a time ("you'll have").</summary>
    Receive,

    /// <summary>With a time it is a meeting ("works for me", "see you").</summary>
    Settled,

    /// <summary>The same where nobody else takes anything on ("then").</summary>
    Then,

    /// <summary>The same behind a day ("Saturday's fine").</summary>
    Fine,
}
