using CallInsight.Contracts;
using CallInsight.Contracts.Operations;

namespace CallInsight.Web.Operations.Operators;

/// <summary>Which operator looks at a page: what their pages ask of the request.</summary>
internal sealed class OperatorVisit(IHttpContextAccessor http, IGrainFactory grains)
{
    public HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A page was made outside a request.");

    public OperatorSession? Session => Http.Features.Get<OperatorSession>();

    /// <summary>Who acts.</summary>
    public Guid Account => Session?.Account ?? throw new InvalidOperationException("This page was reached without an operator.");

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The grains of the platform, called as such from here on.</summary>
    public IOperatorsGrain Operators
    {
        get
        {
            CallContext.EnterPlatform();
            return grains.Operators();
        }
    }

    /// <inheritdoc cref="Operators"/>
    public IPlatformGrain Platform
    {
        get
        {
            CallContext.EnterPlatform();
            return grains.Platform();
        }
    }

    /// <summary>The whole address of a set-up link.</summary>
    public static string LinkOf(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}{OperatorCookies.Root}/link/{token}";
}
