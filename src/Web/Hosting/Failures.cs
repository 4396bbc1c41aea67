using CallInsight.Contracts;
using CallInsight.Storage.Sessions;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using Orleans.Runtime;

namespace CallInsight.Web.Hosting;

/// <summary>Turns what breaks below an endpoint into an answer: 503 where a repeat may help, 500 with a trace id for a bug, and an
/// API's empty error answers into problem details.</summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request.tooLarge" : "request.invalid", e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "At most 100 MB. Send large imports in several requests." : e.InnerException is System.Text.Json.JsonException json ? $"The body is not the JSON that is asked for: {json.Message}" : e.Message);
            return;
        }
        catch (InvalidDataException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "request.invalid", $"The form cannot be read: {e.Message}");
            return;
        }
        catch (Exception e) when (IsUnavailable(e))
        {
            LogUnavailable(e.GetType().Name, (e as StorageException)?.SqlState ?? (e as PostgresException)?.SqlState);
            context.Response.Headers.RetryAfter = "1";
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "service.unavailable", "A part of the service is being replaced. Repeat the request: with the same externalId or Idempotency-Key nothing is done twice.");
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogBug(e, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "service.error", "This is a fault of ours. It is logged under the trace id.");
            return;
        }

        if (WantsProblem(context))
        {
            // Headers that are set stay: how to sign in, how much of the rate is left.
            var status = context.Response.StatusCode;
            await Problems.AnswerAsync(context, status, CodeOf(status), MessageOf(status));
        }
    }

    private static bool WantsProblem(HttpContext context)
        => context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && IsForPrograms(context);

    /// <summary>Whether the request is one of the API or of SCIM, under a tenant's path or not.</summary>
    internal static bool IsForPrograms(HttpContext context) => Problems.IsBelow(context, "/api") || Problems.IsBelow(context, "/scim");

    /// <summary>Whether a part of the service was away, so that nobody knows whether what was asked was done.</summary>
    internal static bool IsUnavailable(Exception e)
        => e is OrleansException or TimeoutException or StorageException { IsTransient: true } || (e is NpgsqlException fault && TransientFaults.IsTransient(fault)) || (e.InnerException is { } inner && IsUnavailable(inner));

    private static async Task AnswerAsync(HttpContext context, int status, string code, string message)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.Clear();
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        if (IsForPrograms(context) || status is not StatusCodes.Status500InternalServerError)
        {
            await Problems.AnswerAsync(context, status, code, message);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Something went wrong</title><body><h1>Something went wrong</h1><p>This is a fault of ours. It is logged under <code>{System.Diagnostics.Activity.Current?.TraceId}</code>.</p><p><a href=\"\">Try again</a></p></body></html>");
    }

    private static string CodeOf(int status) => status switch
    {
        401 => "auth.missing",
        403 => "permission.denied",
        404 => "notFound",
        405 => "method.notAllowed",
        413 => "request.tooLarge",
        415 => "content.unsupported",
        _ => "request.refused",
    };

    private static string MessageOf(int status) => status switch
    {
        401 => "Send a key: Authorization: Bearer ci_live_…",
        403 => CommonRefusals.Forbidden.Message,
        404 => "There is no such thing here.",
        405 => "This address does not take this method.",
        413 => "At most 100 MB. Send large imports in several requests.",
        415 => "Send application/json or multipart/form-data.",
        _ => "The request was refused.",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request could not be served for the moment: {Fault} {State}.")]
    private partial void LogUnavailable(string fault, string? state);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed.")]
    private partial void LogBug(Exception e, string method, string endpoint);
}
