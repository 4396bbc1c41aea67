using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

/// <summary>What is taken away as JSON and imported again is the same call, whatever format it came in.</summary>
public sealed class TakingTranscriptsAwayTests(ProductHost product)
{
    private const long Longest = 400_000;
    private const double MostlyRead = 0.8;

    // Text that is guessed at again could only become the same by chance: what the source says of itself goes with the import.
    private static readonly HashSet<string> OfTheImport = new(["import"], StringComparer.Ordinal);

    [Fact]
    public async Task Every_vendors_file_comes_back_as_the_same_transcript()
    {
        var folder = Testing.Shared.Require("formats");
        var tenant = await product.ATenant();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".md", StringComparison.Ordinal) && new FileInfo(f).Length < Longest).Order(StringComparer.Ordinal).ToList();
        var (faults, compared) = (new List<string>(), 0);
        foreach (var file in files)
        {
            // Some of the files hold no transcript, and say so.
            if (await TryImportAsync(tenant, "auto", await File.ReadAllBytesAsync(file)) is not { } first)
            {
                continue;
            }

            compared++;
            var taken = await tenant.Api.GetByteArrayAsync($"/api/v1/calls/{first}/transcript?format=json");
            var second = await ImportAsync(tenant, "callinsight", taken);
            var again = await tenant.Api.GetByteArrayAsync($"/api/v1/calls/{second}/transcript?format=json");

            if (!taken.AsSpan().SequenceEqual(again))
            {
                faults.Add($"{file}: another transcript");
            }
            else if (await FindingsAsync(tenant, first) != await FindingsAsync(tenant, second))
            {
                faults.Add($"{file}: other findings");
            }
        }

        Assert.True(compared >= MostlyRead * files.Count, $"{compared} of {files.Count} files were read.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("""{"language":"en","recordingSeconds":60,"speakers":[{"id":"A","name":"Ada","role":"rep"}],"utterances":[{"speaker":"A","start":0,"end":2,"text":" two  spaces \n","words":[{"text":"two","start":0.25,"end":0.5}]},{"speaker":"B","start":1,"text":""}]}""")]
    [InlineData("""{"timing":"estimated","utterances":[{"speaker":"A","text":"No times at all."},{"speaker":"B","text":"None \" here \\ either 😀."}]}""")]
    public async Task Our_own_format_keeps_what_is_special_to_it(string content)
    {
        var tenant = await product.ATenant();
        var first = await ImportAsync(tenant, "callinsight", System.Text.Encoding.UTF8.GetBytes(content));
        var taken = await tenant.Api.GetByteArrayAsync($"/api/v1/calls/{first}/transcript?format=json");
        var second = await ImportAsync(tenant, "callinsight", [.. taken, (byte)'\n']);

        Assert.Equal(taken, await tenant.Api.GetByteArrayAsync($"/api/v1/calls/{second}/transcript?format=json"));
        Assert.Equal(await FindingsAsync(tenant, first), await FindingsAsync(tenant, second));
    }

    private static async Task<Guid> ImportAsync(TestTenant tenant, string format, byte[] content)
        => await TryImportAsync(tenant, format, content) ?? throw new InvalidOperationException("What was taken away cannot be read again.");

    /// <returns>Null when it cannot be read.</returns>
    private static async Task<Guid?> TryImportAsync(TestTenant tenant, string format, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var metadata = JsonContent.Create(new { title = "Taken away", startedAt = "2026-03-02T10:00:00Z", participants = Array.Empty<object>(), format });
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(metadata, "metadata", "metadata.json");
        form.Add(file, "transcript", "transcript");
        using var answer = await tenant.Api.PostAsync("/api/v1/calls", form);
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            return null;
        }

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var call = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.IsAsync("The call is ready", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("status").GetString(), "ready");
        return call;
    }

    private static async Task<string> FindingsAsync(TestTenant tenant, Guid call)
    {
        var findings = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/analysis");
        return JsonSerializer.Serialize(findings.EnumerateObject().Where(p => !OfTheImport.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value));
    }
}
