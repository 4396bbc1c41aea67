using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Json;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Reports.Exports.Tables;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Files;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>All of a tenant as a ZIP: every table, transcripts and findings as JSON lines, and a manifest that counts them.</summary>
/// <param name="masking">What the tenant does with personal data: what is shown masked is taken away masked, and of its findings the figures.</param>
internal sealed class TenantReading(TenantTransaction transaction, ExportSource source, string masking) : ExportReading(transaction, source)
{
    private const string Texts = "from calls c join call_texts x on x.tenant_id = c.tenant_id and x.call_id = c.call_id and x.received_on = c.received_on where c.tenant_id = $1";
    private readonly List<(string Name, ExportRows Rows)> _tables = [.. ExportRows.Names.Select(n => (n, ExportRows.Of(n, source)))];
    private readonly Dictionary<string, long> _written = new(StringComparer.Ordinal);
    private long _through;

    private bool IsMasked => masking == MaskingModes.Shown;

    public override async Task CountAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, rows) in _tables)
        {
            Rows += await CountAsync(rows, cancellationToken);
        }

        await using var transcripts = Command($"select count(*) + count(x.findings) {Texts}", [Source.Tenant]);
        Rows += (long)(await transcripts.ExecuteScalarAsync(cancellationToken))!;
    }

    public override async Task WriteAsync(PipeWriter output, Action<long> through, CancellationToken cancellationToken)
    {
        await using var forward = new ForwardStream(output);
        await using (var archive = new ZipArchive(forward, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, rows) in _tables)
            {
                var file = FileOf(name);
                await EntryAsync(archive, $"{name}.{file.Extension}", entry => WriteAsync(rows, file, entry, () => output.FlushAsync(cancellationToken), () => Count(name, through), cancellationToken));
            }

            await EntryAsync(archive, "transcripts.jsonl", entry => LinesAsync("transcripts", "x.transcript", Transcript, entry, output, through, cancellationToken));
            await EntryAsync(archive, "findings.jsonl", entry => LinesAsync("findings", "x.findings", Findings, entry, output, through, cancellationToken));
            await EntryAsync(archive, "manifest.json", entry => ManifestAsync(entry, cancellationToken));
        }

        await output.FlushAsync(cancellationToken);
    }

    private static async Task EntryAsync(ZipArchive archive, string name, Func<PipeWriter, Task> write)
    {
        await using var stream = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync();
        var entry = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: 64 * 1024, leaveOpen: true));
        await write(entry);
        await entry.CompleteAsync();
    }

    private void Count(string name, Action<long> through)
    {
        _written[name] = _written.GetValueOrDefault(name) + 1;
        through(++_through);
    }

    private async Task LinesAsync(string name, string column, Action<Utf8JsonWriter, Guid, CallDetails, byte[]> write, PipeWriter entry, PipeWriter output, Action<long> through, CancellationToken cancellationToken)
    {
        await using var command = Command($"select c.call_id, c.details, {column} {Texts} and {column} is not null order by c.started_at, c.call_id", [Source.Tenant]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var call = reader.GetGuid(0);
            using (var json = new Utf8JsonWriter(entry))
            {
                json.WriteStartObject();
                json.WriteString("call", call);
                write(json, call, CallTexts.OpenDetails(Source.Key, call, reader.GetFieldValue<byte[]>(1)), reader.GetFieldValue<byte[]>(2));
                json.WriteEndObject();
            }

            await entry.WriteAsync("\n"u8.ToArray(), cancellationToken);
            await output.FlushAsync(cancellationToken);
            Count(name, through);
        }
    }

    private void Transcript(Utf8JsonWriter json, Guid call, CallDetails details, byte[] value)
    {
        json.WritePropertyName("transcript");
        WriteTranscript.To(json, SpeakerEdits.Apply(CallTexts.OpenTranscript(Source.Key, call, value), details.SpeakerEdits), details, IsMasked);
    }

    private void Findings(Utf8JsonWriter json, Guid call, CallDetails details, byte[] value)
    {
        using var findings = JsonDocument.Parse(CallTexts.OpenFindings(Source.Key, call, value));
        if (!IsMasked)
        {
            json.WritePropertyName("findings");
            findings.RootElement.WriteTo(json);
        }
        else if (findings.RootElement.TryGetProperty("metrics", out var metrics))
        {
            // Findings quote what was said.
            json.WritePropertyName("metrics");
            metrics.WriteTo(json);
        }
    }

    private async Task ManifestAsync(PipeWriter entry, CancellationToken cancellationToken)
    {
        await using var moment = new NpgsqlCommand("select now()", Connection);
        var manifest = new
        {
            tenant = Source.Tenant,
            takenAt = (DateTime)(await moment.ExecuteScalarAsync(cancellationToken))!,
            format = Source.Request.Format,
            timeZone = Source.Request.TimeZone,
            masked = IsMasked,
            rows = new SortedDictionary<string, long>(_tables.Select(t => t.Name).Concat(["transcripts", "findings"]).ToDictionary(n => n, n => _written.GetValueOrDefault(n)), StringComparer.Ordinal),
        };
        await entry.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest), cancellationToken);
    }
}
