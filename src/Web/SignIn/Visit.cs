using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.SignIn;

/// <summary>Who looks at a page, and in which workspace: what pages ask of the request.</summary>
internal sealed class Visit(IHttpContextAccessor http, WorkspaceAddresses addresses)
{
    public HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A page was made outside a request.");

    public bool HasWorkspace => Http.Tenant() is not null;

    public TenantContext Workspace => Http.RequireTenant();

    public Guid Tenant => Workspace.Tenant;

    public bool IsSignedIn => Http.Caller()?.Session is not null;

    public Actor Actor => Http.Actor();

    public MemberSession Member => Http.Caller()?.Session ?? throw new InvalidOperationException("This page was reached without a member.");

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Whether the visitor has a permission at all.</summary>
    public bool May(Permission permission) => Http.Caller() is { } caller && RoleTable.Of(caller.Actor, permission) != Reach.None;

    /// <summary>Whether a permission reaches the whole workspace.</summary>
    public bool MayAll(Permission permission) => Http.Caller() is { } caller && RoleTable.Of(caller.Actor, permission) == Reach.All;

    /// <summary>An address in the workspace.</summary>
    /// <param name="path">From the workspace's root: <c>/settings/members</c>.</param>
    public string At(string path) => Workspace.BasePath + path;

    /// <summary>The whole address of a place in the workspace, for links that people send each other.</summary>
    /// <param name="path">From the workspace's root, without a slash before it: <c>link/…</c>.</param>
    public string Link(string path) => addresses.Absolute(Http.Request, Workspace.Summary.Slug) + path;
}
