using CallInsight.Contracts;

namespace CallInsight.Web.Members;

/// <summary>Where on a form a team's refusals belong.</summary>
internal static class TeamFaults
{
    public static Refusal AtTheirFields(Refusal refusal)
        => refusal.Code == "team.nameTaken" ? refusal with { Fields = new Dictionary<string, string> { ["name"] = refusal.Message } } : refusal;
}
