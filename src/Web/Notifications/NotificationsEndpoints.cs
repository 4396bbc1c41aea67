using CallInsight.Contracts;
using CallInsight.Contracts.Notifications;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Notifications;

/// <summary>Notifications over the API, and the way from one to what it is about.</summary>
internal static class NotificationsEndpoints
{
    public static IServiceCollection AddNotificationsDoor(this IServiceCollection services) => services.AddSingleton<NotificationQueries>();

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/notifications").WithTags("Notifications");
        api.MapGet("", ListAsync).Requires(Permission.OwnProfile).WithName("listNotifications").Produces<Page<NotificationBody>>().WithSummary("What the member behind a personal key is told in the portal, the newest first. Needs a key with all scopes.");
        api.MapPost("/read", ReadAsync).Requires(Permission.OwnProfile).WithName("readNotifications").Produces(StatusCodes.Status204NoContent).WithSummary("Marks notifications as read; twice is the same as once. Without ids all.");
        routes.MapGet("/notifications/{id:guid}", OpenAsync).Requires(Permission.OwnProfile).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(Visit visit, NotificationQueries notifications)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await notifications.ListAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, n => new NotificationBody(n.Id, n.Kind, n.Subject, n.Call, n.By, n.CreatedAt.ToUniversalTime(), n.ReadAt?.ToUniversalTime())));
    }

    private static async Task<IResult> ReadAsync(ReadBody body, Visit visit, NotificationQueries notifications, IGrainFactory grains)
    {
        if (visit.Actor.Member is { } member)
        {
            await grains.Notifications(visit.Tenant, member).Mark(new MarkNotifications(visit.Actor, body.Ids, Read: true));
            notifications.Forget(visit.Tenant, member);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> OpenAsync(Guid id, Visit visit, NotificationQueries notifications, IGrainFactory grains)
    {
        if (await notifications.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } notification)
        {
            return Results.NotFound();
        }

        var member = visit.Actor.Member!.Value;
        await grains.Notifications(visit.Tenant, member).Mark(new MarkNotifications(visit.Actor, [id], Read: true));
        notifications.Forget(visit.Tenant, member);
        return Results.Redirect(visit.At(NotificationWords.Target(notification)));
    }

    /// <param name="Ids">null for all.</param>
    private sealed record ReadBody(IReadOnlyList<Guid>? Ids);

    /// <param name="Kind">mention, reply, share, comment, savedSearch or bulk.</param>
    /// <param name="Subject">The comment, the share, the hit of a saved search or the bulk work.</param>
    /// <param name="By">Who did it; null for a key or the system.</param>
    private sealed record NotificationBody(Guid Id, string Kind, Guid Subject, Guid? Call, string? By, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);
}
