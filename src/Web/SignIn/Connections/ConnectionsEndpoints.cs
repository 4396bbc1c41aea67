using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Members;

namespace CallInsight.Web.SignIn.Connections;

/// <summary>Connections and domains over the API. A key needs all scopes.</summary>
internal static class ConnectionsEndpoints
{
    public static IServiceCollection AddConnectionsDoor(this IServiceCollection services) => services.AddSingleton<ConnectionQueries>();

    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/connections").WithTags("Sign-in");
        api.MapGet("", ListAsync).Requires(Permission.ConnectionsRead).WithName("listConnections").Produces<Page<ConnectionBody>>().WithSummary("The identity providers that members sign in by; never client secrets.");
        api.MapPost("", CreateAsync).Requires(Permission.ConnectionsWrite).WithIdempotency().WithName("createConnection").Produces<ConnectionBody>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409)
            .WithSummary("Makes a connection, switched off. An admin tests it in a browser before it can be switched on.");
        api.MapGet("/{id:guid}", FindAsync).Requires(Permission.ConnectionsRead).WithName("getConnection").Produces<ConnectionBody>().ProducesProblem(404).WithSummary("One connection with its last test.");
        api.MapPatch("/{id:guid}", ChangeAsync).Requires(Permission.ConnectionsWrite).WithName("changeConnection").Produces<ConnectionBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Changes a connection, switches it on or off. What is missing stays. With another issuer, client id, scope or claim it is off until it is tested again.");
        api.MapDelete("/{id:guid}", RemoveAsync).Requires(Permission.ConnectionsWrite).WithName("removeConnection").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Removes a connection; its members stay.");

        var domains = routes.MapGroup("/api/v1/domains").WithTags("Sign-in");
        domains.MapGet("", DomainsAsync).Requires(Permission.ConnectionsRead).WithName("listDomains").Produces<Page<DomainBody>>().WithSummary("The domains with the TXT records that prove them.");
        domains.MapPost("", AddDomainAsync).Requires(Permission.ConnectionsWrite).WithName("addDomain").Produces<DomainBody>(StatusCodes.Status201Created).ProducesProblem(400).WithSummary("Adds a domain that is to be proved; one that is there stays as it is.");
        domains.MapGet("/{domain}", FindDomainAsync).Requires(Permission.ConnectionsRead).WithName("getDomain").Produces<DomainBody>().ProducesProblem(404).WithSummary("One domain.");
        domains.MapPost("/{domain}/check", CheckDomainAsync).Requires(Permission.ConnectionsWrite).WithName("checkDomain").Produces<DomainBody>().ProducesProblem(404).ProducesProblem(409).WithSummary("Looks for the TXT record.");
        domains.MapDelete("/{domain}", RemoveDomainAsync).Requires(Permission.ConnectionsWrite).WithName("removeDomain").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Removes a domain: its addresses are no longer believed.");
    }

    private static async Task<IResult> ListAsync(Visit visit, ConnectionQueries connections)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        return page.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Ok(page.Value.Of(await connections.ListAsync(visit.Tenant, page.Value.After, page.Value.Limit + 1, visit.Aborted), r => r.Id, r => ConnectionBody.Of(r, visit)));
    }

    private static async Task<IResult> CreateAsync(ConnectionRequest request, Visit visit, IGrainFactory grains, OperationIds ids, ConnectionQueries connections)
    {
        var settings = request.Over(ConnectionRequest.Usual);
        if (settings.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var id = await ids.OfAsync(visit.Tenant, "connection", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var made = await grains.Connections(visit.Tenant).Create(new CreateConnection(visit.Actor, id, settings.Value, request.ClientSecret));
        return made.Ok ? Results.Json(ConnectionBody.Of((await connections.FindAsync(visit.Tenant, id, visit.Aborted))!, visit), statusCode: StatusCodes.Status201Created) : Problems.Of(made.Refusal!);
    }

    private static async Task<IResult> FindAsync(Guid id, Visit visit, ConnectionQueries connections)
        => await connections.FindAsync(visit.Tenant, id, visit.Aborted) is { } found ? Results.Ok(ConnectionBody.Of(found, visit)) : Problems.Of(ConnectionRefusals.NotFound);

    private static async Task<IResult> ChangeAsync(Guid id, ConnectionRequest request, Visit visit, IGrainFactory grains, ConnectionQueries connections)
    {
        if (await connections.FindAsync(visit.Tenant, id, visit.Aborted) is not { } before)
        {
            return Problems.Of(ConnectionRefusals.NotFound);
        }

        var settings = request.Over(before.Settings);
        if (settings.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var changed = await grains.Connections(visit.Tenant).Change(new ChangeConnection(visit.Actor, id, settings.Value, request.ClientSecret, request.Enabled));
        return changed.Ok ? await FindAsync(id, visit, connections) : Problems.Of(changed.Refusal!);
    }

    private static async Task<IResult> RemoveAsync(Guid id, Visit visit, IGrainFactory grains) => Empty(await grains.Connections(visit.Tenant).Remove(new ActOnConnection(visit.Actor, id)));

    private static async Task<IResult> DomainsAsync(Visit visit, ConnectionQueries connections)
        => Results.Ok(new Page<DomainBody>([.. (await connections.DomainsAsync(visit.Tenant, visit.Aborted)).Select(DomainBody.Of)], null));

    private static async Task<IResult> AddDomainAsync(DomainRequest request, Visit visit, IGrainFactory grains, ConnectionQueries connections)
    {
        var added = await grains.Connections(visit.Tenant).AddDomain(new ActOnDomain(visit.Actor, request.Domain ?? string.Empty));
        if (added.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var row = (await connections.DomainsAsync(visit.Tenant, visit.Aborted)).Find(d => d.Domain == added.Value);
        return row is null ? Problems.Of(DomainRefusals.NotFound) : Results.Json(DomainBody.Of(row), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindDomainAsync(string domain, Visit visit, ConnectionQueries connections)
        => (await connections.DomainsAsync(visit.Tenant, visit.Aborted)).Find(d => d.Domain == domain) is { } row ? Results.Ok(DomainBody.Of(row)) : Problems.Of(DomainRefusals.NotFound);

    private static async Task<IResult> CheckDomainAsync(string domain, Visit visit, IGrainFactory grains, ConnectionQueries connections)
    {
        var proved = await grains.Connections(visit.Tenant).CheckDomain(new ActOnDomain(visit.Actor, domain));
        return proved.Ok ? await FindDomainAsync(domain, visit, connections) : Problems.Of(proved.Refusal!);
    }

    private static async Task<IResult> RemoveDomainAsync(string domain, Visit visit, IGrainFactory grains) => Empty(await grains.Connections(visit.Tenant).RemoveDomain(new ActOnDomain(visit.Actor, domain)));

    private static IResult Empty(Result<Done> done) => done.Ok ? Results.NoContent() : Problems.Of(done.Refusal!);
}
