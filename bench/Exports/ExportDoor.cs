using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Exports;

/// <summary>A workspace's files as its API gives them.</summary>
internal sealed class ExportDoor(Product product, Workspace workspace) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly HttpClient _http = product.Client(workspace.ApiKey);

    /// <summary>Takes the table of facts as it is streamed.</summary>
    public async Task<Taken> StreamAsync(string format) => await MeasuredAsync(() => ReadAsync($"/api/v1/exports/facts?format={format}"));

    /// <summary>Asks for a file of the table of facts, waits until it is written, and takes it.</summary>
    public async Task<Taken> FileAsync(string format) => await MeasuredAsync(async () =>
    {
        using var asked = await _http.PostAsJsonAsync("/api/v1/exports", new { table = "facts", format });
        asked.EnsureSuccessStatusCode();
        var id = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        while ((await _http.GetFromJsonAsync<JsonElement>($"/api/v1/exports/{id}")).GetProperty("status").GetString() is var status && status != "ready")
        {
            if (status != "running")
            {
                throw new InvalidOperationException($"The export is {status}.");
            }

            await Task.Delay(Look);
        }

        return await ReadAsync($"/api/v1/exports/{id}/file");
    });

    public void Dispose() => _http.Dispose();

    private async Task<(long Bytes, long Lines)> ReadAsync(string address)
    {
        using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes, lines) = (new byte[256 * 1024], 0L, 0L);
        for (var read = -1; read != 0; bytes += read)
        {
            read = await stream.ReadAsync(buffer);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return (bytes, lines);
    }

    /// <summary>Does it while somebody looks at the memory of the process.</summary>
    private async Task<Taken> MeasuredAsync(Func<Task<(long Bytes, long Lines)>> take)
    {
        var (before, most, start) = (product.Memory().Process, 0L, Stopwatch.GetTimestamp());
        var taking = take();
        while (!taking.IsCompleted)
        {
            most = Math.Max(most, product.Memory().Process);
            await Task.WhenAny(taking, Task.Delay(TimeSpan.FromMilliseconds(100)));
        }

        var (bytes, lines) = await taking;
        return new Taken(Stopwatch.GetElapsedTime(start).TotalSeconds, bytes, lines, Math.Max(0, most - before));
    }
}

/// <param name="Lines">Line feeds in the file.</param>
/// <param name="Grown">Bytes by which the process was larger at most than before.</param>
internal sealed record Taken(double Seconds, long Bytes, long Lines, long Grown);
