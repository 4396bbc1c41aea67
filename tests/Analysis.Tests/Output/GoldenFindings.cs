namespace CallInsight.Analysis.Tests.Output;

/// <summary>What this version of the rules writes of a call of two utterances. A change here is a new version of the rules. 1.1.0: who asks, who is the rep and how it is felt are told better; this call says the same.</summary>
internal static class GoldenFindings
{
    /// <summary>Broken into lines for reading; the bytes have no line breaks.</summary>
    private const string Lines =
        """
        {"rulesVersion":"1.1.0",
        "settingsVersion":"0",
        "language":"en",
        "timing":"utterance",
        "import":{"format":"webvtt","recognised":{"utterances":2,"speakers":2,"words":9},"estimated":[{"what":"ends","count":1}],"leftOut":[{"where":"line 12","what":"cue","why":"ends before it starts"}]},
        "utterances":[{"speaker":"A","start":0,"end":2.4,"text":"What is the price per seat?","estimated":false},{"speaker":"B","start":3,"end":4.1,"text":"It's <too> high – naïve.","estimated":false}],
        "metrics":{"durationSeconds":4.1,"talkRatio":0.6857142857142857,"longestMonologueSeconds":2.4,"longestCustomerStorySeconds":1.0999999999999996,"switchesPerMinute":14.634146341463415,"interactivity":10,"patienceSeconds":null,"questionsRep":1,"questionsCustomer":0,"wordsPerMinuteRep":150,"wordsPerMinuteCustomer":218.18181818181827,"fillersPerMinuteRep":0,"interruptionsByRep":0,"interruptionsByCustomer":0,"overlapSeconds":0,"silenceSeconds":0.6000000000000001,"longestSilenceSeconds":0.6000000000000001,"sentimentRep":0,"sentimentCustomer":0,"sentimentShiftCustomer":null,"nextStepAgreed":false,"topic.pricing.mentions":2,"topic.pricing.firstMinute":0,"topic.competitor.mentions":0,"topic.competitor.firstMinute":null,"topic.budget.mentions":0,"topic.budget.firstMinute":null,"topic.authority.mentions":0,"topic.authority.firstMinute":null,"topic.need.mentions":0,"topic.need.firstMinute":null,"topic.timeline.mentions":0,"topic.timeline.firstMinute":null,"topic.objection.mentions":1,"topic.objection.firstMinute":0.05,"topic.next_step.mentions":0,"topic.next_step.firstMinute":null},
        "speakers":[{"speaker":"A","name":null,"role":"rep","roleInferred":false,"roleConfidence":1,"talkSeconds":2.4,"words":6,"wordsPerMinute":150,"longestTurnSeconds":2.4,"questions":1},{"speaker":"B","name":null,"role":"customer","roleInferred":false,"roleConfidence":1,"talkSeconds":1.0999999999999996,"words":4,"wordsPerMinute":218.18181818181827,"longestTurnSeconds":1.0999999999999996,"questions":0}],
        "turns":[{"speaker":"A","start":0,"end":2.4,"utterances":[0]},{"speaker":"B","start":3,"end":4.1,"utterances":[1]}],
        "backchannels":[],
        "questions":[{"utterance":0,"speaker":"A","start":0,"text":"What is the price per seat?","kind":"open"}],
        "interruptions":[],
        "sentiment":{"utterances":[0,0],"byRole":{"rep":0,"customer":0},"quarters":{"rep":[0,null,null,null],"customer":[null,null,0,null]}},
        "topics":[{"topic":"pricing","utterance":0,"match":"price"},{"topic":"pricing","utterance":0,"match":"per seat"},{"topic":"objection","utterance":1,"match":"too> high"}],
        "objections":[{"utterance":1,"speaker":"B","kind":"price","text":"It's <too> high – naïve."}],
        "nextSteps":[],
        "actionItems":[],
        "keyPhrases":[{"text":"price per seat","weight":1,"utterances":[0]},{"text":"high","weight":0.33333333333333337,"utterances":[1]},{"text":"naïve","weight":0.33333333333333337,"utterances":[1]}],
        "summary":[],
        "masking":null}
        """;

    public static string Json { get; } = Lines.ReplaceLineEndings("");
}
