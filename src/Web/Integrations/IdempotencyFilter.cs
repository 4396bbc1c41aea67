using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Integrations;

/// <summary>Answers a repeated POST with the same <c>Idempotency-Key</c> as the first time; the request is not done twice. The same
/// request is the same caller, address and body: what one caller was told, another is not.</summary>
internal static class IdempotencyFilter
{
    private const string Header = "Idempotency-Key";
    private static readonly object Operation = new();
    private static readonly object RequestHash = new();

    /// <param name="givesSecret">The answer holds a secret that is shown once: a repeat learns that it was done, not the secret.</param>
    public static T WithIdempotency<T>(this T endpoint, bool givesSecret = false)
        where T : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new Repeatable(givesSecret));
        endpoint.Add(b => b.FilterFactories.Add((_, next) => context => InvokeAsync(context, next)));
        return endpoint;
    }

    /// <summary>Hashes bodies before the framework binds them to arguments: afterwards they are read and gone.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Repeatable>() is not null && http.Request.Headers.ContainsKey(Header))
        {
            http.Items[RequestHash] = await HashAsync(http);
        }

        await next(http);
    });

    /// <summary>What stands for the key and the request: the same when it is repeated, another when the key is used for something else. Null without a key.</summary>
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
        var request = (byte[])http.Items[RequestHash]!;
        http.Items[Operation] = $"{hash}/{Convert.ToHexStringLower(request)}";
        var grain = http.RequestServices.GetRequiredService<IGrainFactory>().Idempotency(tenant, hash);
        var state = await grain.Begin(request, Guid.CreateVersion7());
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
        await KeepAsync(http, grain, answer);
        await body.WriteAsync(answer, http.RequestAborted);
        return Results.Empty;
    }

    private static Task KeepAsync(HttpContext http, Contracts.Integrations.IIdempotencyGrain grain, byte[] answer)
    {
        var status = http.Response.StatusCode;
        if (status >= StatusCodes.Status500InternalServerError)
        {
            return grain.Release();
        }

        return status < StatusCodes.Status300MultipleChoices && http.GetEndpoint()?.Metadata.GetMetadata<Repeatable>() is { GivesSecret: true }
            ? grain.Complete(StatusCodes.Status409Conflict, JsonSerializer.SerializeToUtf8Bytes(Problems.Details(CommonRefusals.SecretShown), JsonSerializerOptions.Web))
            : grain.Complete(status, answer);
    }

    private static async Task<byte[]> HashAsync(HttpContext http)
    {
        // In memory: a temporary file would hold a transcript in plain text.
        http.Request.EnableBuffering(bufferThreshold: (int)BodyLimit.Largest, bufferLimit: BodyLimit.Largest);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Actor().Kind} {http.Actor().Id:N} {http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        var buffer = new byte[81_920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        http.Request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private sealed record Repeatable(bool GivesSecret);

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
