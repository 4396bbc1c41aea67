using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallInsight.Testing;

/// <summary>An endpoint on loopback that keeps what is posted to it.</summary>
public sealed class WebhookTwin : IAsyncDisposable
{
    private readonly ConcurrentQueue<Posted> _posted = new();
    private readonly WebApplication _app;

    private WebhookTwin(WebApplication app, int port) => (_app, Port) = (app, port);

    public int Port { get; }

    public string Address => FormattableString.Invariant($"http://127.0.0.1:{Port}/hook");

    /// <summary>What was posted, in the order of arrival, whatever was answered.</summary>
    public IReadOnlyList<Posted> All => [.. _posted];

    /// <summary>Answers; 204 unless said otherwise.</summary>
    public Func<Posted, HttpContext, Task> Answer { get; set; } = (_, http) => Status(http, HttpStatusCode.NoContent);

    public static async Task<WebhookTwin> StartAsync()
    {
        var port = ProductProcess.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var twin = new WebhookTwin(app, port);
        app.Run(twin.TakeAsync);
        await app.StartAsync();
        return twin;
    }

    /// <summary>Answers with a status and nothing else.</summary>
    public static Task Status(HttpContext http, HttpStatusCode status)
    {
        http.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    }

    /// <summary>Messages of an event.</summary>
    public IReadOnlyList<Posted> Of(string type) => [.. All.Where(p => p.Type == type)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var posted = new Posted(
            http.Request.Headers["webhook-id"].ToString(), http.Request.Headers["webhook-timestamp"].ToString(), http.Request.Headers["webhook-signature"].ToString(), await reader.ReadToEndAsync(http.RequestAborted));
        _posted.Enqueue(posted);
        await Answer(posted, http);
    }

    /// <summary>A message as it came.</summary>
    public sealed record Posted(string Id, string Timestamp, string Signature, string Body)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

        public string Type => Json.GetProperty("type").GetString()!;

        public JsonElement Data => Json.GetProperty("data");

        /// <summary>Whether one of its signatures is of a secret, as a receiver computes it from the standard.</summary>
        /// <param name="secret"><c>whsec_…</c></param>
        public bool IsSignedBy(string secret)
        {
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
            return Signature.Split(' ').Contains(expected, StringComparer.Ordinal);
        }
    }
}
