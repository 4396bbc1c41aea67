using CallInsight.Analysis.Content;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>What was agreed to come next, and who took on what.</summary>
/// <param name="NextSteps">Sentences that name a next step together with its owner or its time.</param>
/// <param name="ActionItems">Sentences in which a deed is taken on or asked of somebody.</param>
internal sealed record Agreements(List<NextStep> NextSteps, List<ActionItem> ActionItems)
{
    /// <summary>Finds both; null for a language without rules.</summary>
    public static Agreements? Find(Conversation conversation, CallText text, SpeakerRole[] roles, DateTimeOffset? startedAt)
    {
        if (text.Language?.Commitments is not { } commitments)
        {
            return null;
        }

        var found = new Agreements([], []);
        var words = text.With(commitments.Head);
        while (words.MoveNext())
        {
            found.Add(conversation, text, roles, words.Sentence, startedAt);
            words.GoOnAt(words.Sentence.EndToken);
        }

        return found;
    }

    private void Add(Conversation conversation, CallText text, SpeakerRole[] roles, in Sentence sentence, DateTimeOffset? startedAt)
    {
        var commitment = Commitment.Of(text, sentence);
        if (!commitment.Takes && !commitment.Names)
        {
            return;
        }

        var speaker = conversation.SpeakerOf[sentence.Utterance];
        var id = conversation.Speakers[speaker].Id;
        var owner = commitment.Takes ? OwnerOf(commitment.Doer, roles[speaker]) : null;
        var time = DueDate.Of(text, sentence, startedAt);
        var spoken = text.TextOf(sentence);
        if (commitment.Takes && commitment.Doer != Doer.Both)
        {
            ActionItems.Add(new ActionItem(sentence.Utterance, id, owner, spoken));
        }

        // Asking for something without a time ("can you send …?") agrees nothing yet.
        var agreed = commitment.Takes && (time.Said || (commitment.Doer == Doer.Self && !sentence.Asks));
        if (agreed || (commitment.Names && time.Said))
        {
            NextSteps.Add(new NextStep(sentence.Utterance, id, owner, time.Date, spoken));
        }
    }

    private static string? OwnerOf(Doer doer, SpeakerRole speaker) => (doer, speaker) switch
    {
        (Doer.Both, _) => "both",
        (Doer.Self, SpeakerRole.Rep) or (Doer.Other, SpeakerRole.Customer) => "rep",
        (Doer.Self, SpeakerRole.Customer) or (Doer.Other, SpeakerRole.Rep) => "customer",
        _ => null,
    };
}
