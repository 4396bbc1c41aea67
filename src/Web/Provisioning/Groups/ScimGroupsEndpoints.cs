using System.Text.Json.Nodes;
using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Patching;
using CallInsight.Web.Provisioning.Schema;
using CallInsight.Web.Provisioning.Users;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Provisioning.Groups;

/// <summary>Groups over SCIM.</summary>
internal sealed class ScimGroupsEndpoints(Visit visit, ScimGroupQueries groups, IGrainFactory grains)
{
    /// <summary>Some 20,000 members.</summary>
    private const int LargestBody = 8 * 1024 * 1024;
    private static readonly ScimResourceType Type = ScimSchemas.Groups;

    private HttpRequest Request => visit.Http.Request;

    private string Root => ScimAnswers.Root(Request);

    public static void Map(RouteGroupBuilder scim)
    {
        scim.MapGet("/Groups", (ScimGroupsEndpoints groups) => groups.ListAsync(ScimPage.Read(Type, groups.Request.Query)));
        scim.MapPost("/Groups/.search", async (ScimGroupsEndpoints groups) => await groups.ListAsync(ScimPage.Read(Type, await groups.BodyAsync())));
        scim.MapPost("/Groups", (ScimGroupsEndpoints groups) => groups.CreateAsync());
        scim.MapGet("/Groups/{id}", (string id, ScimGroupsEndpoints groups) => groups.GetAsync(id));
        scim.MapPut("/Groups/{id}", (string id, ScimGroupsEndpoints groups) => groups.ReplaceAsync(id));
        scim.MapPatch("/Groups/{id}", (string id, ScimGroupsEndpoints groups) => groups.PatchAsync(id));
        scim.MapDelete("/Groups/{id}", (string id, ScimGroupsEndpoints groups) => groups.DeleteAsync(id));
    }

    private async Task<IResult> ListAsync(ScimPage page)
    {
        IReadOnlyList<ScimGroupRow> rows = await groups.ListAsync(visit.Tenant, visit.Aborted);
        if (page.Filter is { } filter)
        {
            var asksForMembers = filter.Mentions("members");
            rows = asksForMembers ? await groups.WithMembersAsync(visit.Tenant, rows, visit.Aborted) : rows;
            rows = [.. rows.Where(r => ScimMatch.IsMatch(filter, r.Resource(Root)))];
        }

        var shown = page.SortBy is null ? rows.Skip(page.StartIndex - 1).Take(page.Count).ToList() : rows;
        if (page.Shape.Shows("members") && shown.Any(r => r.Members is null))
        {
            shown = await groups.WithMembersAsync(visit.Tenant, shown, visit.Aborted);
        }

        var resources = shown.Select(r => r.Resource(Root));
        return ScimAnswers.Json(ScimPage.Answer(rows.Count, page.StartIndex, page.SortBy is null ? resources.Select(page.Shape.Apply) : page.Cut(resources)));
    }

    private async Task<IResult> GetAsync(string id) => await AnswerAsync(await FindAsync(id), StatusCodes.Status200OK);

    private async Task<IResult> CreateAsync()
    {
        var resource = ScimJson.ReadResource(Type, await BodyAsync());
        var change = new GroupChange(string.Empty, null);
        change.Put(resource);
        change.PutMembers(resource["members"]);
        visit.Http.Items[ScimDoor.SubjectKey] = change.Name;
        var made = await grains.Provisioning(visit.Tenant).CreateGroup(new CreateGroup(visit.Actor, change.Name, change.ExternalId, [.. change.Add]));
        if (made.Refusal is { } refusal)
        {
            throw ScimAnswers.Refused(refusal);
        }

        visit.Http.Response.Headers.Location = $"{Root}/Groups/{made.Value.Group}";
        return await AnswerAsync(await FindAsync(made.Value.Group.ToString()), StatusCodes.Status201Created);
    }

    private async Task<IResult> ReplaceAsync(string id)
    {
        var resource = ScimJson.ReadResource(Type, await BodyAsync());
        await ChangeAsync(id, (_, change) =>
        {
            change.Put(resource);
            if (resource.ContainsKey("members"))
            {
                change.PutMembers(resource["members"]);
            }

            return Task.CompletedTask;
        });
        return await AnswerAsync(await FindAsync(id), StatusCodes.Status200OK);
    }

    private async Task<IResult> PatchAsync(string id)
    {
        var operations = ScimOperation.Read(await BodyAsync());
        await ChangeAsync(id, async (before, change) =>
        {
            foreach (var operation in operations)
            {
                await change.ApplyAsync(operation, async () => (await groups.WithMembersAsync(visit.Tenant, [before], visit.Aborted))[0].Members!);
            }
        });
        return ScimShape.Read(Type, Request.Query).IsAsked ? await AnswerAsync(await FindAsync(id), StatusCodes.Status200OK) : Results.NoContent();
    }

    private async Task<IResult> DeleteAsync(string id)
    {
        var row = await FindAsync(id);
        visit.Http.Items[ScimDoor.SubjectKey] = row.Name;
        var removed = await grains.Provisioning(visit.Tenant).DeleteGroup(new DeleteGroup(visit.Actor, row.Id, ScimTags.Expected(Request)));
        return removed.Refusal is { } refusal ? throw ScimAnswers.Refused(refusal) : Results.NoContent();
    }

    /// <summary>Changes a group. Members join and leave whoever else does at the same time.</summary>
    private async Task ChangeAsync(string id, Func<ScimGroupRow, GroupChange, Task> apply)
    {
        var before = await FindAsync(id);
        visit.Http.Items[ScimDoor.SubjectKey] = before.Name;
        var change = new GroupChange(before.Name, before.ExternalId);
        await apply(before, change);
        var names = change.Name == before.Name && change.ExternalId == before.ExternalId ? null : new GroupNames(change.Name, change.ExternalId);
        var changed = await grains.Provisioning(visit.Tenant).ChangeGroup(
            new ChangeGroup(visit.Actor, before.Id, names, change.Replace, [.. change.Add], [.. change.Remove], ScimTags.Expected(Request)));
        if (changed.Refusal is { } refusal)
        {
            throw ScimAnswers.Refused(refusal);
        }

        visit.Http.Response.Headers.ETag = ScimTags.Of(changed.Value);
    }

    private async Task<IResult> AnswerAsync(ScimGroupRow row, int status)
    {
        var shape = ScimShape.Read(Type, Request.Query);
        visit.Http.Response.Headers.ETag = row.Tag;
        if (HttpMethods.IsGet(Request.Method) && Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known && (known == "*" || known.Contains(row.Tag, StringComparison.Ordinal)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var whole = shape.Shows("members") ? (await groups.WithMembersAsync(visit.Tenant, [row], visit.Aborted))[0] : row;
        return ScimAnswers.Json(shape.Apply(whole.Resource(Root)), status);
    }

    private async Task<ScimGroupRow> FindAsync(string id)
        => (Guid.TryParse(id, out var group) ? await groups.FindAsync(visit.Tenant, group, visit.Aborted) : null) ?? throw ScimRefused.NotFound("group");

    private Task<JsonObject> BodyAsync() => ScimJson.ReadAsync(Request, LargestBody, visit.Aborted);
}
