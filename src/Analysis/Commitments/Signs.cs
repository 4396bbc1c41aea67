namespace CallInsight.Analysis.Commitments;

/// <summary>What the words of a sentence say of deeds.</summary>
[Flags]
internal enum Signs
{
    None = 0,

    /// <summary>The speaker takes a deed on.</summary>
    Self = 1 << 0,

    /// <summary>The other is told to do one, beside the speaker or alone.</summary>
    Other = 1 << 1,

    /// <summary>Both do it together.</summary>
    Both = 1 << 2,

    /// <summary>The other is asked for one.</summary>
    Requested = 1 << 3,

    /// <summary>The other is told to call or send.</summary>
    Ordered = 1 << 4,

    /// <summary>Somebody of the speaker's side, or a thing, will do it.</summary>
    Gives = 1 << 5,

    /// <summary>What is given is for the other.</summary>
    ForOther = 1 << 6,

    /// <summary>A time that is named is agreed.</summary>
    Settled = 1 << 7,

    /// <summary>The same where nobody takes on anything else.</summary>
    MaySettle = 1 << 8,

    /// <summary>What is done is done in the call itself.</summary>
    Now = 1 << 9,

    /// <summary>The speaker takes on a deed that is done in the call itself, unless a time is named.</summary>
    SelfNow = 1 << 10,

    /// <summary>What both do is done after the call.</summary>
    Later = 1 << 11,

    /// <summary>The other is told to do something if the speaker does something too.</summary>
    Beside = 1 << 12,

    /// <summary>The sentence tells of what was, of habits, or asks.</summary>
    Told = 1 << 13,

    /// <summary>Nothing is taken on.</summary>
    Void = 1 << 14,
}
