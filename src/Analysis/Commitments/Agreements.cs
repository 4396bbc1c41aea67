using CallInsight.Analysis.Languages;
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
        var words = text.With(commitments.Head | WordTraits.Future);
        while (words.MoveNext())
        {
            if (commitments.At(text, words.Token, words.Sentence.EndToken).Found || text.Is(words.Token, WordTraits.Future))
            {
                found.Add(conversation, text, roles, words.Sentence, startedAt);
                words.GoOnAt(words.Sentence.EndToken);
            }
        }

        return found;
    }

    private void Add(Conversation conversation, CallText text, SpeakerRole[] roles, in Sentence sentence, DateTimeOffset? startedAt)
    {
        var commitment = Commitment.Of(text, sentence);
        if (commitment == default)
        {
            return;
        }

        var speaker = conversation.SpeakerOf[sentence.Utterance];
        var id = conversation.Speakers[speaker].Id;
        if (commitment.Asked)
        {
            ActionItems.Add(new ActionItem(sentence.Utterance, id, OwnerOf(commitment.Doer, roles[speaker]), text.TextOf(sentence)));
        }

        var time = commitment.Agreed || commitment.AgreedWithTime ? DueDate.Of(text, sentence, startedAt) : default;
        if (commitment.Agreed || time is { Said: true, Vague: false })
        {
            var doer = commitment.Meets && time.Said ? Doer.Both : commitment.Doer;
            NextSteps.Add(new NextStep(sentence.Utterance, id, OwnerOf(doer, roles[speaker]), time.Date, text.TextOf(sentence)));
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
