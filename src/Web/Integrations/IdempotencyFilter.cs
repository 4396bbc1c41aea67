using System.Security.Cryptography;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Web.Hosting;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Integrations;

/// <summary>Answers a repeated POST with the same <c>Idempotency-Key</c> as the first time; the request is not done twice.</summary>
internal static class IdempotencyFilter
{
    private const string Header = "Idempotency-Key";
    private static readonly object Operation = new();

    public static T WithIdempotency<T>(this T endpoint)
        where T : IEndpointConventionBuilder
    {
        endpoint.Add(b => b.FilterFactories.Add((_, next) => context => InvokeAsync(context, next)));
        return endpoint;
    }

    /// <summary>What stands for the request when it is repeated; null without a key.</summary>
    public static string? OperationOf(HttpContext http) => http.Items[Operation] as string;

    private static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var given = http.Request.Headers[Header].ToString();
        if (given.Length == 0)
        {
            return await next(context);
        }

        if (given.Length > 255)
        {
            return Problems.Of(CommonRefusals.Invalid("request.invalid", (Header, "At most 255 characters.")));
        }

        var tenant = http.RequireTenant().Tenant;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given)));
        http.Items[Operation] = hash;
        var grain = http.RequestServices.GetRequiredService<IGrainFactory>().Idempotency(tenant, hash);
        var state = await grain.Begin(await HashAsync(http));
        switch (state.Kind)
        {
            case "answered":
                http.Response.Headers["Idempotent-Replayed"] = "true";
                return new Replay(state.Status, state.Answer);
            case "running":
                http.Response.Headers.RetryAfter = "1";
                return Problems.Of(409, "idempotency.running", "The first request with this Idempotency-Key is still being done. Repeat it in a moment.");
            case "other":
                return Problems.Of(422, "idempotency.otherRequest", "This Idempotency-Key belongs to another request. Use a new one.");
            default:
                return await DoAsync(http, grain, () => next(context));
        }
    }

    private static async Task<object?> DoAsync(HttpContext http, Contracts.Integrations.IIdempotencyGrain grain, Func<ValueTask<object?>> next)
    {
        var body = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            if (await next() is IResult result)
            {
                await result.ExecuteAsync(http);
            }
        }
        catch
        {
            await grain.Release();
            throw;
        }
        finally
        {
            http.Response.Body = body;
        }

        var answer = copy.ToArray();
        await (http.Response.StatusCode < 500 ? grain.Complete(http.Response.StatusCode, answer) : grain.Release());
        await body.WriteAsync(answer, http.RequestAborted);
        return Results.Empty;
    }

    private static async Task<byte[]> HashAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        var buffer = new byte[81_920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        http.Request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private sealed class Replay(int status, byte[] answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = status < 400 ? "application/json; charset=utf-8" : "application/problem+json";
            return httpContext.Response.Body.WriteAsync(answer).AsTask();
        }
    }
}
