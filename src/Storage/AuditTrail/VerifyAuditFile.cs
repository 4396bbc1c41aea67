using System.Globalization;
using System.Text.Json.Nodes;

namespace CallInsight.Storage.AuditTrail;

/// <summary>Checks an audit file without database, keys or network: every link's hash, that each follows the one before, and that the platform signed its end.</summary>
public sealed class VerifyAuditFile
{
    private readonly Dictionary<long, string> _hashes = [];
    private readonly string? _trusted;
    private byte[] _previous = AuditRecord.Genesis;
    private string? _tenant;
    private long _last;
    private long _signed;
    private string _keyId = string.Empty;

    private VerifyAuditFile(string? trusted) => _trusted = trusted;

    /// <param name="trustedKey">The id of the key that must have signed; null: whichever the file names.</param>
    public static async Task<AuditVerdict> RunAsync(TextReader file, string? trustedKey, CancellationToken cancellationToken)
    {
        var check = new VerifyAuditFile(trustedKey);
        var number = 0;
        while (await file.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (line.Length > 0 && check.Wrong(line) is { } wrong)
            {
                return new AuditVerdict(false, check._last, check._signed, string.Create(CultureInfo.InvariantCulture, $"Line {number}: {wrong}"));
            }
        }

        return check.End();
    }

    private AuditVerdict End() => (_last, _signed) switch
    {
        (0, _) => new(false, 0, 0, "The file holds no rows."),
        var (last, signed) when signed < last => new(false, last, signed, string.Create(CultureInfo.InvariantCulture, $"No checkpoint signs row {last}: rows after it may have been cut off, and rows {signed + 1} to {last} rewritten.")),
        var (last, signed) => new(true, last, signed, string.Create(CultureInfo.InvariantCulture, $"{last} rows are whole and in order, signed by key {_keyId}.")),
    };

    private string? Wrong(string line)
    {
        try
        {
            return AuditFile.Parse(line) switch
            {
                { } row when row["row"] is JsonObject body => WrongRow(body, (string?)row["hash"]),
                { } point when point["checkpoint"] is JsonObject body => WrongCheckpoint(body, (string?)point["signature"], (string?)point["publicKey"]),
                _ => "this is neither a row nor a checkpoint.",
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentNullException)
        {
            return "this is neither a row nor a checkpoint as CallInsight writes it.";
        }
    }

    private string? WrongRow(JsonObject body, string? hash)
    {
        var sequence = (long)body["sequence"]!;
        if (sequence != _last + 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"row {_last + 1} should be here and row {sequence} is.");
        }

        if ((_tenant ??= (string?)body["tenant"]) != (string?)body["tenant"])
        {
            return string.Create(CultureInfo.InvariantCulture, $"row {sequence} is of another tenant.");
        }

        var computed = AuditRecord.Hash(CanonicalJson.Write(body));
        if (Convert.ToHexStringLower(computed) != hash)
        {
            return string.Create(CultureInfo.InvariantCulture, $"row {sequence} was changed: its hash is another.");
        }

        if ((string?)body["previous"] != Convert.ToHexStringLower(_previous))
        {
            return string.Create(CultureInfo.InvariantCulture, $"row {sequence} does not follow row {_last}: that one was changed, or this one belongs elsewhere.");
        }

        (_previous, _last) = (computed, sequence);
        _hashes[sequence] = hash;
        return null;
    }

    private string? WrongCheckpoint(JsonObject body, string? signature, string? publicKey)
    {
        var (sequence, key) = ((long)body["sequence"]!, Convert.FromBase64String(publicKey!));
        var keyId = AuditCheckpoint.KeyIdOf(key);
        if (keyId != (string?)body["keyId"] || (_trusted is not null && keyId != _trusted))
        {
            return string.Create(CultureInfo.InvariantCulture, $"the checkpoint at row {sequence} is signed by key {keyId}{(_trusted is null ? string.Empty : $" and not by {_trusted}")}.");
        }

        if ((string?)body["tenant"] != (_tenant ??= (string?)body["tenant"]) || !AuditCheckpoint.IsSigned(CanonicalJson.Write(body), Convert.FromBase64String(signature!), key))
        {
            return string.Create(CultureInfo.InvariantCulture, $"the checkpoint at row {sequence} was not signed like this.");
        }

        if (!_hashes.TryGetValue(sequence, out var hash))
        {
            return string.Create(CultureInfo.InvariantCulture, $"row {_last + 1} is missing: the chain had {sequence} rows when its checkpoint was signed.");
        }

        if (hash != (string?)body["hash"])
        {
            return string.Create(CultureInfo.InvariantCulture, $"row {sequence} is not the one that was signed: it or a row before it was rewritten.");
        }

        (_signed, _keyId) = (Math.Max(_signed, sequence), keyId);
        return null;
    }
}

/// <summary>What became of a check.</summary>
/// <param name="Rows">Rows that are right, from the first on.</param>
/// <param name="Signed">The last row that a checkpoint signs.</param>
public sealed record AuditVerdict(bool IsWhole, long Rows, long Signed, string Message);
