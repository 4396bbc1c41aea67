using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>Signs as Standard Webhooks 1.0 does: <c>v1,</c> and base64 of HMAC-SHA256 over <c>id.timestamp.body</c>, one for each secret,
/// with spaces between.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>The standard asks for 24 to 64.</summary>
    private const int SecretBytes = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>A secret as it is shown.</summary>
    public static string Write(ReadOnlySpan<byte> secret) => Prefix + Convert.ToBase64String(secret);

    /// <param name="id">As the header <c>webhook-id</c> gives it.</param>
    /// <param name="timestamp">Seconds since 1970, as <c>webhook-timestamp</c> gives them.</param>
    public static string Of(IEnumerable<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(s, signed))));
    }
}
