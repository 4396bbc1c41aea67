using CallInsight.Analysis.Content;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Roles;

/// <summary>Says on whose side each speaker is: as the caller says, as the source says, by e-mail domain, else inferred.</summary>
internal static class SpeakerRoles
{
    // One of two is on the other side of the one whose side is known, unless they are colleagues.
    private const double OtherSideConfidence = 0.95;

    public static RoleOf[] Of(AnalysisRequest request, Conversation conversation, CallText text, Asking[]? asking)
    {
        var roles = new RoleOf[conversation.Speakers.Count];
        for (var i = 0; i < roles.Length; i++)
        {
            roles[i] = Known(request, conversation.Speakers[i]);
        }

        var known = roles.Count(r => r.Role != SpeakerRole.Unknown);
        if (known == 0 && asking is not null)
        {
            RoleInference.Infer(conversation, text, asking, roles);
        }
        else if (known == 1 && roles.Length == 2)
        {
            CompletePair(roles);
        }

        return roles;
    }

    private static RoleOf Known(AnalysisRequest request, Speaker speaker)
    {
        var participant = Participants.Find(request.Participants, speaker);
        if (participant is { Role: not SpeakerRole.Unknown })
        {
            return RoleOf.Given(participant.Role);
        }

        if (speaker.Role != SpeakerRole.Unknown)
        {
            return RoleOf.Given(speaker.Role);
        }

        return Participants.RoleByDomain(participant, request.Settings.Domains) is var role and not SpeakerRole.Unknown
            ? RoleOf.Given(role)
            : RoleOf.Unknown;
    }

    private static void CompletePair(RoleOf[] roles)
    {
        var missing = roles[0].Role == SpeakerRole.Unknown ? 0 : 1;
        var other = roles[1 - missing].Role == SpeakerRole.Rep ? SpeakerRole.Customer : SpeakerRole.Rep;
        roles[missing] = new RoleOf(other, true, OtherSideConfidence);
    }
}
