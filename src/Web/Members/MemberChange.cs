using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;

namespace CallInsight.Web.Members;

/// <summary>A change of a member over the API: what is missing stays, a null team takes it out of its team.</summary>
internal sealed record MemberChange(Role? Role, bool HasTeam, Guid? Team, string? Status)
{
    public static async Task<Result<MemberChange>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = await ReadJsonAsync(request, cancellationToken);
        if (body?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return CommonRefusals.Invalid("member.invalid", ("body", "Send a JSON object."));
        }

        var faults = new List<(string, string)>();
        Role? role = null;
        if (root.TryGetProperty("role", out var given) && (role = RoleNames.Parse(Text(given))) is null)
        {
            faults.Add(("role", $"The roles are {string.Join(", ", Enum.GetValues<Role>().Select(RoleNames.Word))}."));
        }

        Guid? team = null;
        var hasTeam = root.TryGetProperty("team", out var named);
        if (hasTeam && named.ValueKind != JsonValueKind.Null)
        {
            team = Guid.TryParse(Text(named), out var id) ? id : null;
            if (team is null)
            {
                faults.Add(("team", "Give a team's id, or null for no team."));
            }
        }

        var status = root.TryGetProperty("status", out var wanted) ? Text(wanted) : null;
        if (wanted.ValueKind != JsonValueKind.Undefined && status is not ("active" or "deactivated"))
        {
            faults.Add(("status", "The status can be set to active or deactivated."));
        }

        return faults.Count == 0 ? new MemberChange(role, hasTeam, team, status) : CommonRefusals.Invalid("member.invalid", [.. faults]);
    }

    /// <summary>Asks the grain for each part of the change.</summary>
    /// <returns>Why a part was refused; those before it were done.</returns>
    public async Task<Refusal?> ApplyAsync(IMemberGrain member, Actor actor, MemberRow present)
    {
        if (Role is not null || HasTeam)
        {
            var changed = await member.ChangeRole(new ChangeMember(actor, Role, HasTeam ? Team : present.Team));
            if (!changed.Ok)
            {
                return changed.Refusal;
            }
        }

        return Status switch
        {
            "active" => (await member.Reactivate(new ReactivateMember(actor))).Refusal,
            "deactivated" => (await member.Deactivate(new DeactivateMember(actor))).Refusal,
            _ => null,
        };
    }

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static async Task<JsonDocument?> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
