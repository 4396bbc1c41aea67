using System.Text.Json.Nodes;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Provisioning;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Patching;
using CallInsight.Web.Provisioning.Schema;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Provisioning.Users;

/// <summary>Users over SCIM.</summary>
internal sealed class ScimUsersEndpoints(Visit visit, ScimUserQueries users, IGrainFactory grains, TimeProvider time)
{
    public const int LargestBody = 256 * 1024;
    private const int Attempts = 5;
    private static readonly ScimResourceType Type = ScimSchemas.Users;

    private HttpRequest Request => visit.Http.Request;

    private string Root => ScimAnswers.Root(Request);

    public static void Map(RouteGroupBuilder scim)
    {
        scim.MapGet("/Users", (ScimUsersEndpoints users) => users.ListAsync(ScimPage.Read(Type, users.Request.Query)));
        scim.MapPost("/Users/.search", async (ScimUsersEndpoints users) => await users.ListAsync(ScimPage.Read(Type, await users.BodyAsync())));
        scim.MapPost("/Users", (ScimUsersEndpoints users) => users.CreateAsync());
        foreach (var path in (string[])["/Users/{id}", "/Me"])
        {
            scim.MapGet(path, (string? id, ScimUsersEndpoints users) => users.GetAsync(id));
            scim.MapPut(path, (string? id, ScimUsersEndpoints users) => users.ReplaceAsync(id));
            scim.MapPatch(path, (string? id, ScimUsersEndpoints users) => users.PatchAsync(id));
            scim.MapDelete(path, (string? id, ScimUsersEndpoints users) => users.DeleteAsync(id));
        }
    }

    private async Task<IResult> ListAsync(ScimPage page)
    {
        var narrowing = ScimNarrowing.Of(page.Filter);
        if (page is { Filter: null, SortBy: null })
        {
            var rows = await users.ListAsync(visit.Tenant, narrowing, page.StartIndex - 1, page.Count, visit.Aborted);
            return ScimAnswers.Json(ScimPage.Answer(await users.CountAsync(visit.Tenant, narrowing, visit.Aborted), page.StartIndex, rows.Select(r => page.Shape.Apply(r.Resource(Root)))));
        }

        var all = await users.ListAsync(visit.Tenant, narrowing, 0, null, visit.Aborted);
        var found = all.Select(r => r.Resource(Root)).Where(r => page.Filter is null || ScimMatch.IsMatch(page.Filter, r)).ToList();
        return ScimAnswers.Json(ScimPage.Answer(found.Count, page.StartIndex, page.Cut(found)));
    }

    private async Task<IResult> GetAsync(string? id)
    {
        var row = await FindAsync(id);
        visit.Http.Response.Headers.ETag = row.Tag;
        return Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known && (known == "*" || known.Contains(row.Tag, StringComparison.Ordinal))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : ScimAnswers.Json(ScimShape.Read(Type, Request.Query).Apply(row.Resource(Root)));
    }

    private async Task<IResult> CreateAsync()
    {
        var resource = ScimJson.ReadResource(Type, await BodyAsync());
        var person = ScimPerson.Of(resource, isActive: true);
        visit.Http.Items[ScimDoor.SubjectKey] = person.UserName;

        // Where the e-mail is not given apart, the user name may be one.
        var email = person.Email ?? (person.UserName.Contains('@', StringComparison.Ordinal) ? person.UserName : null);
        var adopted = email is null ? null : await users.AdoptableAsync(visit.Tenant, email, visit.Aborted);
        var made = await grains.Member(visit.Tenant, adopted ?? Guid.CreateVersion7(time.GetUtcNow())).Provision(new ProvisionMember(visit.Actor, person, IsNew: true));
        if (made.Refusal is { } refusal)
        {
            throw ScimAnswers.Refused(refusal);
        }

        var row = new ScimUserRow(made.Value.Member, resource, made.Value.Version, made.Value.CreatedAt, made.Value.ModifiedAt, []);
        visit.Http.Response.Headers.ETag = row.Tag;
        visit.Http.Response.Headers.Location = $"{Root}/Users/{row.Id}";
        return ScimAnswers.Json(ScimShape.Read(Type, Request.Query).Apply(row.Resource(Root)), StatusCodes.Status201Created);
    }

    private async Task<IResult> ReplaceAsync(string? id)
    {
        var body = ScimJson.ReadResource(Type, await BodyAsync());

        // An attribute that is not sent is cleared; who does not say whether somebody is active leaves it.
        var row = await ChangeAsync(id, before =>
        {
            var after = (JsonObject)body.DeepClone();
            after["active"] ??= before.Stored["active"]?.DeepClone();
            return after;
        });
        return ScimAnswers.Json(ScimShape.Read(Type, Request.Query).Apply(row.Resource(Root)));
    }

    private async Task<IResult> PatchAsync(string? id)
    {
        var operations = ScimOperation.Read(await BodyAsync());
        var row = await ChangeAsync(id, before => PatchResource.Apply(Type, before.Stored, operations));
        var shape = ScimShape.Read(Type, Request.Query);
        return shape.IsAsked ? ScimAnswers.Json(shape.Apply(row.Resource(Root))) : Results.NoContent();
    }

    private async Task<IResult> DeleteAsync(string? id)
    {
        var expected = ScimTags.Expected(Request);
        var row = await FindAsync(id);
        visit.Http.Items[ScimDoor.SubjectKey] = row.Stored["userName"]?.ToString();
        var removed = await grains.Member(visit.Tenant, row.Id).Deprovision(new DeprovisionMember(visit.Actor, expected));
        return removed.Refusal is { } refusal ? throw ScimAnswers.Refused(refusal) : Results.NoContent();
    }

    /// <summary>Changes a user as it is now. Another change that comes first is followed, unless a version was asked for.</summary>
    private async Task<ScimUserRow> ChangeAsync(string? id, Func<ScimUserRow, JsonObject> change)
    {
        var expected = ScimTags.Expected(Request);
        for (var attempt = 1; ; attempt++)
        {
            var before = await FindAsync(id);
            visit.Http.Items[ScimDoor.SubjectKey] = before.Stored["userName"]?.ToString();
            if (expected is { } version && version != before.Version)
            {
                throw ScimAnswers.Refused(ProvisioningRefusals.Stale);
            }

            var after = change(before);
            var person = ScimPerson.Of(after, isActive: true);
            if (JsonNode.DeepEquals(after, before.Stored))
            {
                visit.Http.Response.Headers.ETag = before.Tag;
                return before;
            }

            var changed = await grains.Member(visit.Tenant, before.Id).Provision(new ProvisionMember(visit.Actor, person, IsNew: false, before.Version));
            if (changed.Refusal is null)
            {
                var row = before with { Stored = after, Version = changed.Value.Version, ModifiedAt = changed.Value.ModifiedAt };
                visit.Http.Response.Headers.ETag = row.Tag;
                return row;
            }

            if (changed.Refusal.Kind != RefusalKind.Stale || expected is not null || attempt == Attempts)
            {
                throw ScimAnswers.Refused(changed.Refusal);
            }
        }
    }

    /// <param name="id">Null: who the token belongs to.</param>
    private async Task<ScimUserRow> FindAsync(string? id)
    {
        var member = id is null ? visit.Actor.Member : Guid.TryParse(id, out var parsed) ? parsed : null;
        return (member is { } known ? await users.FindAsync(visit.Tenant, known, visit.Aborted) : null) ?? throw ScimRefused.NotFound("user");
    }

    private Task<JsonObject> BodyAsync() => ScimJson.ReadAsync(Request, LargestBody, visit.Aborted);
}
