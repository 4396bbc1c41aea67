namespace CallInsight.Analysis.Languages;

/// <summary>What a phrase of a language's <c>questions</c> does in a sentence; the names are those of the file's sections.</summary>
internal enum QuestionPart
{
    /// <summary>There is no phrase.</summary>
    None,

    /// <summary>Begins an open question.</summary>
    Open,

    /// <summary>Begins a closed one.</summary>
    Closed,

    /// <summary>Begins a closed one, however short.</summary>
    Short,

    /// <summary>Asks how much before a word of content ("how likely"), which is closed.</summary>
    Degree,

    /// <summary>Asks where it is the whole sentence.</summary>
    Alone,

    /// <summary>Asks for a story, also with a full stop.</summary>
    Request,

    /// <summary>Begins like a question and is none.</summary>
    Statement,

    /// <summary>Turns the statement before it into a question.</summary>
    Tag,

    /// <summary>The same, where it is all that is said.</summary>
    Check,

    /// <summary>Has the form of a question and answers what was just heard.</summary>
    Echo,

    /// <summary>Also asks where it does not begin the sentence.</summary>
    Inside,

    /// <summary>Tells the other about the other.</summary>
    Claim,

    /// <summary>Leads to what is asked.</summary>
    Lead,
}
